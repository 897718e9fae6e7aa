"""What a measure counts: the CPU of a process and of all that it starts, their own children too."""

from __future__ import annotations

import subprocess
import sys

from bench.measuring import Watch

BURNT = 0.5
BURNS = f"import time\nwhile time.process_time() < {BURNT}: pass\nprint(flush=True)\ninput()"
STARTS = "import subprocess, sys; subprocess.run([sys.executable, '-c', sys.argv[1]], check=True)"


def test_what_a_grandchild_uses_counts() -> None:
    command = [sys.executable, "-c", STARTS, BURNS]
    with subprocess.Popen(  # noqa: S603 - our own interpreter
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        watch = Watch(process.pid)
        assert process.stdout is not None
        assert process.stdout.readline(), "it has burnt what it had to"
        watch.look()
        assert process.communicate("\n")
        assert watch.end() >= BURNT
        assert watch.memory > 0
    assert process.returncode == 0
