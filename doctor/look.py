"""Looking for the declared elements of a page, and going on with the best advice where one is missing."""

from __future__ import annotations

import re
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import msgspec
from playwright.sync_api import Error

from doctor.advise import SURE, Wanted, advise
from doctor.candidates import Screen
from doctor.findings import Advice, Finding, State
from doctor.folded import behind, openable, opened_parts
from doctor.hints import ENTER
from doctor.toml import inline
from pages.base import declared
from pages.components import Notices, Opener, Rows
from pages.errors import NotVerifiable, PageError
from pages.index import PAGES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from playwright.sync_api import Locator

    from pages.base import Component, Page
    from pages.tab import Tab
    from pages.target import Locate, Target
    from reports.scrub import Scrubber

_SEVERAL = re.compile(r"strict mode violation: .* resolved to (\d+) elements")
_QUOTED = 200
"""Characters kept of what Playwright says of the first of several elements."""
BY_ENTER = 0.5
"""How likely it is that a form without a button is sent by the Enter key."""


class Look:
    """What has been seen of each page so far, and the target as it would be with the advice pasted in."""

    def __init__(self, target: Target, folder: Path, scrubber: Scrubber) -> None:
        self.target = target
        self._scrubber = scrubber
        self.findings: dict[str, Finding] = {}
        self.pictures: list[Path] = []
        self.learned: dict[str, str] = {}
        """Keys of ``[procedure]`` that the target should hold, and does not."""
        self.tokens: tuple[str, ...] = ()
        """Names of anti-forgery values that the form's page holds."""
        self._folder = folder

    def at(  # noqa: PLR0913 - all that may be known of a page
        self,
        tab: Tab,
        kind: type[Page],
        *names: str,
        row: Locator | None = None,
        holds: Mapping[str, Sequence[str]] = {},
        volatile: Sequence[str] = (),
        due: bool = True,
    ) -> bool:
        """Look for elements of the page on screen, in one of its rows if told; say whether all are known now.

        *holds* are texts that an element is known to show; *volatile* ones would not be there another time. Elements
        that are not *due*, since the page may have no occasion to show them, are not missed where nothing is like them.
        """
        page = kind(tab)
        elements = {name: bound(page, name, row) for name in names}
        at_once = [one for one in elements.values() if not _folded(one)]
        tab.observe(lambda: [_fits(one, one.locator.count()) for one in at_once], all)
        counted = {name: self._count(tab, one) for name, one in elements.items()}
        missing = [name for name, finding in counted.items() if finding.state is not State.FOUND]
        if missing:
            found = [bound(page, name, row) for name in self._settled(kind, names, missing)]
            wanted = [Wanted(elements[name], self._told(elements[name]), holds.get(name, ())) for name in missing]
            screen = Screen(tab.page.locator("body") if row is None else row, volatile, partial=row is not None)
            for key, advice in self._advice(page, wanted, found, screen).items():
                name = key.partition(".")[2]
                counted[name] = msgspec.structs.replace(counted[name], advice=advice)
                if _sure(counted[name]):
                    self._adopt(tab, counted[name])
            if not due and not all(_sure(counted[name]) for name in missing):
                return False
            self._picture(tab, kind)
        for name, finding in counted.items():
            self._keep(f"{kind.key}.{name}", finding)
        return self.knows(kind, *names)

    def knows(self, kind: type[Page], *names: str) -> bool:
        """Whether elements of a page have been found, or can be by the advice."""
        known = (self.findings.get(f"{kind.key}.{name}") for name in names)
        return all(one is not None and (one.state is State.FOUND or _sure(one)) for one in known)

    def learn(self, **procedure: str) -> None:
        """Go on as if ``[procedure]`` said what the portal has just shown."""
        told = msgspec.structs.replace(self.target.procedure, **procedure)
        self.target = msgspec.structs.replace(self.target, procedure=told)
        self.learned |= procedure

    def unseen(self, kind: type[Page], reason: str, *names: str, blocked: bool = False, moot: bool = False) -> None:
        """Note why elements of a page (all, if none is named) are not seen, unless they have been."""
        for name in names or declared(kind):
            key = f"{kind.key}.{name}"
            if key not in self.findings:
                state = State.MOOT if moot else State.UNSEEN
                told = self.target.locators.get(kind.key, {}).get(name)
                self.findings[key] = Finding(
                    page=kind.key,
                    element=name,
                    state=state,
                    used=_used(declared(kind)[name], told),
                    reason=reason,
                    blocked=blocked,
                )

    def drive(self, tab: Tab, kind: type[Page], name: str, act: Callable[[], object]) -> None:
        """Try an element that was found, as scenarios will; note why that fails, if it does."""
        key = f"{kind.key}.{name}"
        if self.findings[key].state is State.FOUND:
            try:
                act()
            except (PageError, Error) as error:
                reason = self.reason(error)
                self.findings[key] = msgspec.structs.replace(self.findings[key], state=State.STUCK, reason=reason)
                self._picture(tab, kind)

    def spare(self, kind: type[Page], name: str, reason: str, *, at_doubt: bool) -> None:
        """Do not miss an element that the suite can do without, unless the target tells where it is.

        *at_doubt*: even where something on the page is a little like it.
        """
        key = f"{kind.key}.{name}"
        finding = self.findings[key]
        told = self.target.locators.get(kind.key, {}).get(name)
        missed = _sure(finding) if at_doubt else bool(finding.advice)
        if finding.state is State.ABSENT and told is None and not missed:
            self.findings[key] = msgspec.structs.replace(finding, state=State.MOOT, reason=reason, advice=())

    def spared(self, kind: type[Page], name: str) -> bool:
        """Whether the suite does without an element on this portal."""
        return self.findings[f"{kind.key}.{name}"].state is State.MOOT

    def alike(self, one: type[Page], other: type[Page], name: str) -> None:
        """Advise for an element that cannot be seen what was advised for that of another page."""
        told = self.target.locators.get(other.key, {}).get(name)
        if told is not None and name not in self.target.locators.get(one.key, {}):
            used = _used(declared(one)[name], None)
            advice = (Advice(told, SURE),)
            self.findings[f"{one.key}.{name}"] = Finding(
                page=one.key, element=name, state=State.ABSENT, used=used, advice=advice
            )

    @contextmanager
    def stop(self, tab: Tab, *kinds: type[Page]) -> Iterator[None]:
        """Visit pages; if the way is not open, say why of what has not been seen there, and go on elsewhere."""
        try:
            yield
        except (PageError, NotVerifiable, Error) as error:
            reason = self.reason(error)
            for kind in kinds:
                self.unseen(kind, reason, blocked=not isinstance(error, NotVerifiable))
            if kinds and not isinstance(error, NotVerifiable):
                self._picture(tab, kinds[0])

    def reason(self, error: Exception) -> str:
        """Say in one line, and without any secret, what went wrong."""
        first, *log = str(error).splitlines()
        if several := _SEVERAL.search(first):
            shown = log[0].strip()[:_QUOTED] if log else ""
            return self._scrubber.text(f"{several[1]} éléments répondent où il n'en faut qu'un : {shown}")
        # What a time-out waited for, or what was in the way, is the end of the story that Playwright tells.
        told = [step for line in log if (step := line.strip().removeprefix("- ")) and line.startswith((" ", "-"))]
        return self._scrubber.text(" : ".join([first, *told[-1:]]))

    def listed(self) -> list[Finding]:
        """Every declared element, in the order of the procedure."""
        keys = [(kind, f"{kind.key}.{name}") for kind in PAGES for name in declared(kind)]
        for kind, _ in keys:
            self.unseen(kind, "la visite n'est pas allée jusque-là", blocked=True)
        return [self.findings[key] for _, key in keys]

    def _advice(
        self, page: Page, wanted: Sequence[Wanted], found: Sequence[Component], screen: Screen
    ) -> Mapping[str, tuple[Advice, ...]]:
        """Advise on what is missing: what stands on the page, a field to press Enter in, what a tab hides."""
        advice = {**advise(screen, wanted, screen.without(way for one in found for way in (one.locator, one.entrance)))}
        for one in wanted:
            if one.key in ENTER and not sure(advice[one.key]):
                way = self._way_to(page, ENTER[one.key], advice, screen)
                advice[one.key] = (Advice(way, BY_ENTER),) if way else ()
        hidden = [one for one in wanted if not sure(advice[one.key])]
        if hidden and not screen.partial:
            for key, more in behind(page.tab, screen, hidden).items():
                advice[key] = tuple(sorted((*advice[key], *more), key=lambda each: -each.likelihood))
        told = self.target.locators.get(page.key, {}).values()
        parts = [part for locate in told for part in opened_parts(locate)]
        return {key: tuple(_openable(each, parts) for each in every) for key, every in advice.items()}

    def _way_to(self, page: Page, name: str, advice: Mapping[str, tuple[Advice, ...]], screen: Screen) -> Locate | None:
        """How to find another element of the page, from the advice on it or from where it was found."""
        known = advice.get(f"{page.key}.{name}")
        if known:
            return known[0].locate
        candidate = screen.numbered(bound(page, name, None).locator)
        return None if candidate is None else screen.way(candidate)

    def _settled(self, kind: type[Page], looked_for: Sequence[str], missing: Sequence[str]) -> Iterator[str]:
        """Yield what nothing else on the page can be: the elements just found, and those known from an earlier look."""
        for name, element in declared(kind).items():
            in_rows = isinstance(element, Opener)
            if name not in missing and (name in looked_for or (not in_rows and self.knows(kind, name))):
                yield name

    def _count(self, tab: Tab, element: Component) -> Finding:
        start = time.perf_counter()
        count = _counted(tab, element) if _folded(element) else element.locator.count()
        milliseconds = round((time.perf_counter() - start) * 1000)
        state = State.FOUND if _fits(element, count) else State.SEVERAL if count else State.ABSENT
        return Finding(
            page=element.key,
            element=element.name,
            state=state,
            count=count,
            used=_used(element, self._told(element)),
            address=tab.page.url,
            milliseconds=milliseconds,
        )

    def _adopt(self, tab: Tab, finding: Finding) -> None:
        """Go on as if the best advice were in the file."""
        locators = {page: dict(elements) for page, elements in self.target.locators.items()}
        locators.setdefault(finding.page, {})[finding.element] = finding.advice[0].locate
        self.target = msgspec.structs.replace(self.target, locators=locators)
        tab.target = self.target

    def _keep(self, key: str, finding: Finding) -> None:
        known = self.findings.get(key)
        # Found by the advice of an earlier look is still missing from the file.
        if known is None or finding.state is not State.FOUND or not _sure(known):
            self.findings[key] = finding

    def _told(self, element: Component) -> Locate | None:
        return self.target.locators.get(element.key, {}).get(element.name)

    def _picture(self, tab: Tab, kind: type[Page]) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        path = self._folder / f"{kind.key}.png"
        tab.page.screenshot(path=path, full_page=True, mask=[tab.page.locator("input[type=password]")])
        if path not in self.pictures:
            self.pictures.append(path)


def bound(page: Page, name: str, row: Locator | None) -> Component:
    """An element of a page, or of one of its rows."""
    element = declared(type(page))[name].__get__(page, type(page))
    return element if row is None else element.within(row)


def _fits(element: Component, count: int) -> bool:
    return count > 0 if isinstance(element, Rows | Notices) else count == 1


def _folded(element: Component) -> bool:
    """Whether something has to be opened before the element is on screen."""
    return next(opened_parts(element.told), None) is not None


def _counted(tab: Tab, element: Component) -> int:
    """How many stand in the part of the page that is opened for them; none where it does not open."""
    try:
        element.reach()
    except (Error, AssertionError):
        return 0
    return tab.observe(element.locator.count, lambda count: _fits(element, count))


def _openable(advice: Advice, parts: Sequence[Locate]) -> Advice:
    return msgspec.structs.replace(advice, locate=openable(advice.locate, parts))


def _sure(finding: Finding) -> bool:
    return sure(finding.advice)


def sure(advice: Sequence[Advice]) -> bool:
    """Whether the best of the advice is likely enough to go on with."""
    return bool(advice) and advice[0].likelihood >= SURE


def _used(element: Component, told: Locate | None) -> str:
    if told is not None:
        return inline(told)
    return f"« {element.text} »" if element.text else "les mots du guide"
