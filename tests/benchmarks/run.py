"""Runs every `bench_*.py` here, or those whose names hold one of the words given.

    python tests/benchmarks/run.py [WORD...]

Prints one line per claim; exit code 0 when every claim holds, 1 when one is over its limit
or could not be measured.
"""

from __future__ import annotations

import importlib
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
ROOT = FOLDER.parents[1]


def run(words: Sequence[str]) -> int:
    """Run the bench files chosen by `words`, all of them when there are none."""
    sys.path.insert(0, str(ROOT))  # a script sees only its own folder
    harness = importlib.import_module("tests.benchmarks.harness")
    code = 0
    for file in sorted(FOLDER.glob("bench_*.py")):
        if words and not any(word in file.stem for word in words):
            continue
        print(f"# {file.stem.removeprefix('bench_')}", flush=True)
        try:
            bench = importlib.import_module(f"tests.benchmarks.{file.stem}")
            code = max(code, harness.main(bench.claims))
        except Exception:  # noqa: BLE001 - one that breaks must not hide the others
            traceback.print_exc()
            code = 1
    return code


if __name__ == "__main__":
    raise SystemExit(run(sys.argv[1:]))
