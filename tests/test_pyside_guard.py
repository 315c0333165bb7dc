"""PySide6 6.12.0 on Python 3.11 drops a reference of None at void calls and aborts.

The pin in `pyproject.toml` (HOUSE.md) keeps it out; this test fails when a newer release with
the same defect is let in.
"""

from __future__ import annotations

import subprocess
import sys

PROGRAM = """
import sys
from PySide6.QtCore import QObject
thing = QObject()
before = sys.getrefcount(None)
for _ in range(20_000):
    thing.setObjectName("a")
lost = before - sys.getrefcount(None)
print("lost", lost)
# Python 3.12 and newer make None immortal: its count does not move at all.
sys.exit(0 if lost < 1_000 else 1)
"""


def test_void_calls_do_not_drop_references_of_none() -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.startswith("lost"), done.stdout
