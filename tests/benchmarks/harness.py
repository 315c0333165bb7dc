"""Measures a thing against a floor in the same run and says whether a claim holds.

A claim is a ratio: what the program does, over the least that could do it (the floor), both
measured by turns in the same run, so that a slow or busy computer changes both. Each bench
file is a script (`python -m tests.benchmarks.bench_x`) with a function `claims`:

    from tests.benchmarks.harness import Claim, against, main

    def claims() -> list[Claim]:
        return [against("one save / one write", save, write, limit=12.0)]

    if __name__ == "__main__":
        raise SystemExit(main(claims))

`run.py` runs them all. One line per claim: ``name: ratio X.XX (limit Y.YY) ok|over``.
"""

from __future__ import annotations

import contextlib
import gc
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

Work = Callable[[], object]
Claims = Callable[[], "list[Claim]"]


@dataclass(frozen=True, slots=True)
class Claim:
    """What was measured and how much is allowed.

    Attributes:
        name: what over what.
        ratio: the measured ratio, or a measured figure in `unit`.
        limit: the largest ratio that is fine.
        note: the medians behind it, for the reader.
        unit: empty for a ratio; else e.g. ``MB`` or ``ms``, where only an absolute limit
            makes sense.
    """

    name: str
    ratio: float
    limit: float
    note: str = ""
    unit: str = ""

    @property
    def ok(self) -> bool:
        """Return whether the claim holds."""
        return self.ratio <= self.limit

    @property
    def line(self) -> str:
        """Return the one line that is printed."""
        unit = f" {self.unit}" if self.unit else ""
        word = "value" if self.unit else "ratio"
        verdict = "ok" if self.ok else "over"
        note = f"  [{self.note}]" if self.note else ""
        limit = f"limit {self.limit:.2f}{unit}"
        return f"{self.name}: {word} {self.ratio:.2f}{unit} ({limit}) {verdict}{note}"


def medians(things: Mapping[str, Work], *, rounds: int = 40, warm_up: int = 3) -> dict[str, float]:
    """Return the median seconds of each thing, measured by turns, forwards and backwards.

    Args:
        things: what to measure, by name; each call does the work once.
        rounds: how often each is measured.
        warm_up: rounds before that, not counted.
    """
    seconds: dict[str, list[float]] = {name: [] for name in things}
    order = list(things.items())
    for number in range(warm_up + rounds):
        for name, work in order if number % 2 else reversed(order):
            spent = timed(work)
            if number >= warm_up:
                seconds[name].append(spent)
    return {name: statistics.median(spent) for name, spent in seconds.items()}


def timed(work: Work) -> float:
    """Return the seconds that one call takes, without a garbage collection inside."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        start = time.perf_counter()
        work()
        return time.perf_counter() - start
    finally:
        if collecting:
            gc.enable()


def against(
    name: str, thing: Work, floor: Work, *, limit: float, rounds: int = 40, warm_up: int = 3
) -> Claim:
    """Return the claim that `thing` takes at most `limit` times as long as `floor`."""
    found = medians({"thing": thing, "floor": floor}, rounds=rounds, warm_up=warm_up)
    return ratio(name, found["thing"], found["floor"], limit=limit)


def ratio(name: str, thing: float, floor: float, *, limit: float) -> Claim:
    """Return the claim for two measured times in seconds."""
    return Claim(name, thing / floor, limit, f"{thing * 1e3:.3f} ms / {floor * 1e3:.3f} ms")


@dataclass(frozen=True, slots=True)
class ProcessRun:
    """What a whole process took: seconds from start to end, and its peak memory in bytes.

    The peak is 0 where the system does not tell (Windows). Linux counts at least what the
    measuring process itself used when it started the child, so keep that one small.
    """

    seconds: float
    peak_bytes: int


def process(
    arguments: Sequence[str], *, more: Mapping[str, str] | None = None, timeout: float = 180.0
) -> ProcessRun:
    """Run this Python with arguments in the project's root and wait; raises if it fails.

    Args:
        arguments: for example ``["-c", "import wizard"]``.
        more: environment variables to add (``QT_QPA_PLATFORM`` is offscreen already).
        timeout: seconds after which the process is killed, which counts as a failure.
    """
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "PYTHONDONTWRITEBYTECODE": "",
        "QT_QPA_PLATFORM": "offscreen",
        **(more or {}),
    }
    command = [sys.executable, *arguments]
    start = time.perf_counter()
    child = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
    watch = threading.Timer(timeout, child.kill)
    watch.start()
    try:
        code, peak = _wait(child)
    finally:
        watch.cancel()
    seconds = time.perf_counter() - start
    if code:
        raise subprocess.CalledProcessError(code, command)
    return ProcessRun(seconds, peak)


def _wait(child: subprocess.Popen[bytes]) -> tuple[int, int]:
    if not hasattr(os, "wait4"):
        return child.wait(), 0
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)  # it has been waited for
    return child.returncode, usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def processes(
    commands: Mapping[str, Sequence[str]], *, rounds: int = 7, warm_up: int = 1
) -> dict[str, ProcessRun]:
    """Return the median run of each process, measured by turns (peak: the largest seen)."""
    runs: dict[str, list[ProcessRun]] = {name: [] for name in commands}
    order = list(commands.items())
    for number in range(warm_up + rounds):
        for name, arguments in order if number % 2 else reversed(order):
            run = process(arguments)
            if number >= warm_up:
                runs[name].append(run)
    return {
        name: ProcessRun(
            statistics.median(run.seconds for run in found),
            max(run.peak_bytes for run in found),
        )
        for name, found in runs.items()
    }


@contextlib.contextmanager
def scratch() -> Iterator[Path]:
    """Yield an empty folder on the project's own disk (a temporary one may be memory)."""
    (ROOT / "out").mkdir(exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix="bench-", dir=ROOT / "out"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def main(*files: Claims) -> int:
    """Measure the claims, print one line each; return 0 when all hold, else 1."""
    code = 0
    for claims in files:
        for claim in claims():
            print(claim.line, flush=True)
            code = code if claim.ok else 1
    return code
