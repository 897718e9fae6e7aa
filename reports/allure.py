"""Builds the Allure report of the last run, one HTML file in French that asks nothing of the network.

``python -m reports.allure`` is what `make suite` and `make test` run, whatever the outcome of the tests.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from reports import traceability

ROOT = Path(__file__).resolve().parent.parent
RESULTS = ROOT / "reports/out/allure-results"
REPORT = ROOT / "reports/out/allure/index.html"
PINNED = ROOT / "reports/allure"
TOOLS = ROOT / ".cache/allure"

# Allure counts its users through this pair of scripts.
ANALYTICS = re.compile(r"<script[^>]*googletagmanager[^>]*></script>\s*<script>.*?</script>", re.DOTALL)

# Should another version find another way out, the browser holds it back.
CLOSED = (
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src data: blob: 'unsafe-inline' 'unsafe-eval'\">"
)


class NotBuilt(Exception):
    """There is no report this time; the message says in French why."""


def build() -> Path:
    """Build the report and return its path. Raises NotBuilt."""
    if not any(RESULTS.glob("*-result.json")):
        raise NotBuilt("le dernier passage n'a laissé aucun résultat.")
    npm = shutil.which("npm")
    if npm is None:
        raise NotBuilt("npm est absent de cette machine (paquet « npm »). Les résultats restent lisibles sans lui.")
    _install(npm)
    with tempfile.TemporaryDirectory() as folder:
        _run(
            str(TOOLS / "node_modules/.bin/allure"),
            *("awesome", str(RESULTS), "--output", folder, "--single-file", "--lang", "fr"),
            *("--name", "MyOpenIP : conversations depuis l'OC", "--group-by", "parentSuite,suite,subSuite"),
        )
        page = (Path(folder) / "index.html").read_text(encoding="utf-8")
    REPORT.parent.mkdir(parents=True, exist_ok=True)
    REPORT.write_text(closed(page), encoding="utf-8")
    traceability.refresh(RESULTS.parent, report=str(REPORT.relative_to(RESULTS.parent)))
    return REPORT


def closed(page: str) -> str:
    """Return the page without analytics, and with a rule that forbids it any request. Raises NotBuilt."""
    quiet = ANALYTICS.sub("", page)
    if "googletagmanager" in quiet or "<head>" not in quiet:
        raise NotBuilt("cette version d'Allure écrit sa page autrement : la mesure d'audience n'a pu être retirée.")
    return quiet.replace("<head>", f"<head>{CLOSED}", 1)


def _install(npm: str) -> None:
    """Install the pinned Allure into the cache, once per lock file."""
    lock = (PINNED / "package-lock.json").read_bytes()
    stamp = TOOLS / "installed.json"
    if stamp.exists() and stamp.read_bytes() == lock:
        return
    TOOLS.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(PINNED / name, TOOLS)
    _run(npm, "ci", "--prefix", str(TOOLS), "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
    stamp.write_bytes(lock)


def _run(*command: str) -> None:
    ended = subprocess.run(command, check=False, capture_output=True, text=True, cwd=ROOT)  # noqa: S603
    if ended.returncode:
        said = (ended.stderr or ended.stdout).strip().splitlines() or ["sans explication"]
        raise NotBuilt(f"« {Path(command[0]).name} {command[1]} » a échoué : {said[-1][:200]}")


def main() -> int:
    """Print one line with the report's path, or why there is none; never an error, since the run matters."""
    try:
        sys.stdout.write(f"Rapport Allure : {build().relative_to(ROOT)}\n")
    except NotBuilt as reason:
        sys.stdout.write(f"Rapport Allure non construit : {reason}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
