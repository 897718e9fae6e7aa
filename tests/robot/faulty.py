"""A portal with faults of its own: a proxy before the real one that fails requests to order, at the socket if need be.

It gives every save a form token of its own: this portal must not be kinder than one without such tokens.
"""

from __future__ import annotations

import asyncio
import re
import socket
import struct
import time
from dataclasses import dataclass, field
from threading import Thread
from typing import TYPE_CHECKING
from uuid import uuid4

if TYPE_CHECKING:
    from collections.abc import Callable

_LOGIN = b"/connexion/"
_GONE = b"Set-Cookie: sessionid=; Max-Age=0; Path=/\r\n"


@dataclass
class Request:
    """One request of the browser."""

    head: bytes
    body: bytes

    @property
    def path(self) -> str:
        return self.head.split(b" ", 2)[1].decode()

    @property
    def is_save(self) -> bool:
        return self.head.startswith(b"POST ") and self.path.endswith("/conversations/nouvelle/")

    @property
    def offer(self) -> str:
        """The offer that the address is about, if any."""
        found = re.match(r"/catalogue/offres/([^/]+)/", self.path)
        return found[1] if found else ""


Fault = str
"""One of: 500 before, 500 after, reset before, reset after, late, timeout, slow, login, 429, 503."""


@dataclass
class FaultyPortal:
    """Runs in a thread of its own; `dice` says which fault a request gets, if any."""

    upstream: int
    dice: Callable[[Request], Fault | None] = lambda _: None
    witness: Callable[[Request, str], None] = lambda _request, _moment: None
    """Told of each save, « before » and « after » it reaches the portal."""
    hold: float = 4.0
    """Seconds that « timeout » keeps an answer back."""
    lateness: float | None = 1.0
    """Seconds after which « late » lets a save through, long after its error answer; None: once it is tried again."""
    lag: float = 0.0
    """Seconds for which an offer's page does not show what was just saved."""
    saves: int = 0
    """Save requests received from browsers."""
    late: int = 0
    """Saves let through late, so far."""
    faults: list[Fault] = field(default_factory=list)
    _another: asyncio.Event = field(default_factory=asyncio.Event)
    _stale: dict[str, tuple[float, bytes]] = field(default_factory=dict)

    def start(self) -> str:
        """Listen; return the address."""
        self._loop = asyncio.new_event_loop()
        self._thread = Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        listening = asyncio.start_server(self._serve, "127.0.0.1", 0)
        self._server = asyncio.run_coroutine_threadsafe(listening, self._loop).result(timeout=10)
        return f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"

    def stop(self) -> None:
        async def end() -> None:
            self._server.close()
            tasks = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

        asyncio.run_coroutine_threadsafe(end(), self._loop).result(timeout=10)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(timeout=10)
        self._loop.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while (request := await _read(reader)) is not None:
                answer = await self._answer(request)
                if answer is None:
                    _reset(writer)
                    return
                writer.write(answer)
                await writer.drain()
        except (OSError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()

    async def _answer(self, request: Request) -> bytes | None:
        """What the browser gets; None cuts the connection."""
        fault = self.dice(request)
        if fault is not None:
            self.faults.append(fault)
        if not request.is_save:
            return await self._read_only(request, fault)
        self.saves += 1
        self._another.set()
        self._another.clear()
        request.body = re.sub(rb"jeton=[0-9a-f-]{36}", b"jeton=%s" % str(uuid4()).encode(), request.body)
        self.witness(request, "before")
        return await self._save(request, fault)

    async def _read_only(self, request: Request, fault: Fault | None) -> bytes | None:
        if fault in {"500 before", "500 after"}:
            return _plain(500, "Erreur du portail")
        if fault in {"reset before", "reset after"}:
            return None
        if fault == "login":
            return _plain(302, "", b"Location: " + _LOGIN + b"\r\n" + _GONE)
        if fault in {"429", "503"}:
            return _overload(fault)
        if fault == "slow":
            await asyncio.sleep(0.3)
        until, body = self._stale.get(request.path, (0.0, b""))
        return body if time.monotonic() < until else await self._forward(request)

    async def _save(self, request: Request, fault: Fault | None) -> bytes | None:
        kind, _, moment = (fault or "").partition(" ")
        if moment == "before" or kind in {"login", "429", "503"}:
            return await self._read_only(request, fault)
        if kind == "late":
            self._loop.create_task(self._let_through_late(request, self.saves))
            return _plain(502, "Passerelle sans réponse")
        if kind == "slow":
            await asyncio.sleep(0.5)
        answer = await self._commit(request)
        if kind == "timeout":
            await asyncio.sleep(self.hold)
        return {"500": _plain(500, "Erreur du portail"), "reset": None}.get(kind, answer)

    async def _let_through_late(self, request: Request, saves: int) -> None:
        """After a time or, where none is set, once the save has been tried again: too late for any patience."""
        if self.lateness is not None:
            await asyncio.sleep(self.lateness)
        while self.lateness is None and self.saves == saves:
            await self._another.wait()
        await self._commit(request)
        self.late += 1

    async def _commit(self, request: Request) -> bytes:
        if self.lag:
            page = f"/catalogue/offres/{request.offer}/"
            head = re.sub(rb"^POST \S+", b"GET " + page.encode(), request.head)
            head = re.sub(rb"(?im)^content-(length|type):[^\r]*\r\n", b"", head)
            self._stale[page] = (time.monotonic() + self.lag, await self._forward(Request(head, b"")))
        answer = await self._forward(request)
        self.witness(request, "after")
        return answer

    async def _forward(self, request: Request) -> bytes:
        """Ask the real portal on a connection of its own; a portal that is down is a gateway error."""
        try:
            reader, writer = await asyncio.open_connection("127.0.0.1", self.upstream)
        except OSError:
            return _plain(502, "Passerelle sans réponse")
        writer.write(re.sub(rb"(?im)^connection:[^\r]*\r\n", b"", request.head, count=1) + request.body)
        try:
            head = await reader.readuntil(b"\r\n\r\n")
            length = re.search(rb"(?im)^content-length: *(\d+)", head)
            return head + (await reader.readexactly(int(length[1])) if length else b"")
        except (OSError, asyncio.IncompleteReadError):
            return _plain(502, "Passerelle sans réponse")
        finally:
            writer.close()


async def _read(reader: asyncio.StreamReader) -> Request | None:
    try:
        head = await reader.readuntil(b"\r\n\r\n")
    except asyncio.IncompleteReadError:
        return None
    length = re.search(rb"(?im)^content-length: *(\d+)", head)
    return Request(head, await reader.readexactly(int(length[1])) if length else b"")


def _plain(status: int, words: str, headers: bytes = b"") -> bytes:
    body = f"<!doctype html><html lang=fr><title>{words}</title><main><h1>{words}</h1></main>".encode()
    start = f"HTTP/1.1 {status} x\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {len(body)}\r\n"
    return start.encode() + headers + b"\r\n" + body


def _overload(fault: Fault) -> bytes:
    if fault == "429":
        return _plain(429, "Trop de demandes", b"Retry-After: 1\r\n")
    return _plain(503, "Le portail est en maintenance")


def _reset(writer: asyncio.StreamWriter) -> None:
    """Cut the connection as a crashed machine would: no answer, no orderly end."""
    sock = writer.get_extra_info("socket")
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()
