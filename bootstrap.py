"""Sets up .venv from uv.lock with nothing but a Python and a package index; ``make`` runs it when needed.

uv is taken from PATH, else installed into .venv by pip. Debian's Python may come without pip: then pip's wheel is
taken from the index and run as it is. PIP_INDEX_URL names an index other than PyPI.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urljoin
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
OLDEST = (3, 11)
CERTIFICATES = Path("/etc/ssl/certs/ca-certificates.crt")
INDEX = os.environ.get("PIP_INDEX_URL") or os.environ.get("UV_DEFAULT_INDEX")
WHEEL = "pip-25.3-py3-none-any.whl"
WHEEL_SHA256 = "9655943313a94722b7774661c21049070f6bbb0a1516bf02f7c8d5d9201514cd"


class SetUpError(Exception):
    """The environment cannot be made; the message says in French what to do."""


def set_up() -> None:
    """Make .venv hold exactly what uv.lock says. Raises SetUpError."""
    if sys.version_info < OLDEST:
        raise SetUpError(
            f"Python {sys.version.split()[0]} est trop ancien : il faut Python 3.11 ou plus récent. "
            "Tapez par exemple « make suite PYTHON=python3.12 »."
        )
    uv = own_uv() if not works("uv", "--version") else "uv"
    if INDEX is None:
        run(uv, "sync", "--frozen", "--quiet", "--python", sys.executable)
        return
    # The lock names PyPI's own addresses: for another index keep its versions and hashes, not its addresses.
    if not PYTHON.exists():
        run(uv, "venv", "--quiet", "--python", sys.executable, str(VENV))
    locked = VENV / "requirements.txt"
    run(uv, "export", "--quiet", "--frozen", "--all-groups", "--no-emit-project", "--output-file", str(locked))
    install = (uv, "pip", "install", "--quiet", "--python", str(PYTHON), "--default-index", INDEX)
    run(*install, "--require-hashes", "--requirement", str(locked))
    run(*install, "--no-deps", "--editable", str(ROOT))


def own_uv() -> str:
    """Install uv into .venv, in the version of uv.lock; return its path."""
    uv = VENV / "bin" / "uv"
    if works(str(uv), "--version"):
        return str(uv)
    sys.stderr.write("Installation de uv dans .venv…\n")
    with_pip = works(sys.executable, "-m", "ensurepip", "--version")
    run(sys.executable, "-m", "venv", "--clear", *([] if with_pip else ["--without-pip"]), str(VENV))
    pip = ["-m", "pip"] if with_pip else [str(pip_wheel()) + "/pip"]
    run(str(PYTHON), *pip, "install", "--quiet", "--disable-pip-version-check", f"uv=={locked_uv()}")
    return str(uv)


def locked_uv() -> str:
    """Return the version of uv in uv.lock."""
    import tomllib

    lock = tomllib.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))
    return next(str(package["version"]) for package in lock["package"] if package["name"] == "uv")


def pip_wheel() -> Path:
    """Download pip's wheel from the index into .venv; only the wheel whose hash is known is accepted."""
    page = (INDEX or "https://pypi.org/simple").rstrip("/") + "/pip/"
    links = re.findall(rf'href="([^"]*?{re.escape(WHEEL)})(?:#[^"]*)?"', fetch(page).decode())
    if not links:
        raise SetUpError(f"{WHEEL} est introuvable sur {shown(page)}. Installez le paquet python3-venv.")
    data = fetch(urljoin(page, links[0]))
    if hashlib.sha256(data).hexdigest() != WHEEL_SHA256:
        raise SetUpError(f"{WHEEL}, reçu de {shown(page)}, n'est pas le fichier attendu (SHA-256 différent).")
    wheel = VENV / WHEEL
    wheel.write_bytes(data)
    return wheel


def fetch(url: str) -> bytes:
    """Return what is at `url`, http(s) or file. Raises SetUpError."""
    try:
        with urlopen(url, timeout=60) as answer:  # noqa: S310 - an index may be a folder
            data: bytes = answer.read()
    except (URLError, ValueError, OSError) as error:
        raise SetUpError(
            f"L'index de paquets ne répond pas ({shown(url)} : {shown(str(error))}). "
            "Vérifiez PIP_INDEX_URL, ou installez le paquet python3-venv."
        ) from None
    return data


def shown(text: str) -> str:
    """Return `text` without the password that the address of an index may hold."""
    return re.sub(r"//[^/@\s]*@", "//", text)


def works(*command: str) -> bool:
    """Tell whether a program is there and runs."""
    if shutil.which(command[0]) is None:
        return False
    return subprocess.run(command, check=False, capture_output=True).returncode == 0  # noqa: S603


def run(*command: str) -> None:
    """Run a program of the set-up, which shows its own progress. Raises SetUpError."""
    environment = {**os.environ, "UV_PYTHON_DOWNLOADS": "never", "UV_PROJECT_ENVIRONMENT": str(VENV)}
    if CERTIFICATES.exists():
        # A company's proxy may sign with a certificate that only the system knows.
        environment.setdefault("UV_SYSTEM_CERTS", "true")
    if subprocess.run(command, check=False, cwd=ROOT, env=environment).returncode:  # noqa: S603
        raise SetUpError(f"La mise en place a échoué à l'étape « {Path(command[0]).name} {command[1]} ».")


if __name__ == "__main__":
    try:
        set_up()
    except SetUpError as error:
        sys.stderr.write(f"Erreur : {error}\n")
        sys.exit(2)
