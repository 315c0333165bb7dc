"""How long saving holds the window's thread while somebody types."""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Sequence
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from tests.benchmarks.bench_domain import case_of
from tests.benchmarks.harness import Claim, main, scratch
from wizard.clock import fresh_key, now
from wizard.domain.case import Case, Place
from wizard.domain.changes import Change

# Imported where it is used: the processes that other benches start must not weigh more by it.
if TYPE_CHECKING:
    from wizard.ui.background import Store
    from wizard.ui.session import Saver, Session

LIMIT_MS = 16.0
ORDERS = 10_000
KEYS = 200
GAP_SECONDS = 3.0
KEY_MS = 40
SLOW_SECONDS = 0.3
ROUNDS = 3


class SlowStore:
    """A case file on a slow disk: every save waits, without Python, as a write does."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.saves = 0

    def apply(self, changes: Sequence[Change]) -> None:
        """Write, then wait as for a disk."""
        self.store.apply(changes)
        self.saves += 1
        time.sleep(SLOW_SECONDS)


class NoStore:
    """Saves nothing: what remains is the window's own work."""

    def apply(self, changes: Sequence[Change]) -> None:
        """Do nothing."""


def claims() -> list[Claim]:
    """Measure one key at a time, then the longest gap of a ticking clock, on the window's thread."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    application = QApplication.instance() or QApplication([])
    with scratch() as folder:
        found = [one_key(folder / "keys.tsuho"), longest_gap(folder / "gaps.tsuho")]
    del application
    return found


def one_key(path: Path) -> Claim:
    """Return how long set_text with the real saver holds the thread, at the worst of many keys."""
    from wizard.storage import casefile
    from wizard.ui.background import SaverThread

    file = casefile.create(path, case_of(ORDERS), lock_dir=path.parent / "locks")
    file.read()
    saver = SaverThread(file, now, pause=0.0)  # every key is written, as hard as it gets
    session = new_session(file.read(), saver)
    spent = []
    for number in range(KEYS):
        start = time.perf_counter()
        type_one(session, number)
        spent.append((time.perf_counter() - start) * 1e3)
        time.sleep(0.005)
    saver.close()
    file.close()
    # One key in a hundred may meet another process on the computer; the rest may not wait.
    worst = sorted(spent)[-max(1, KEYS // 100) - 1]
    note = f"median {statistics.median(spent):.3f} ms of {KEYS} keys, {ORDERS:,} orders"
    return Claim("the window's thread held by one key", worst, LIMIT_MS, note, "ms")


def longest_gap(path: Path) -> Claim:
    """Return by how much saving on a slow disk lengthens the longest gap of a 1 ms clock."""
    from wizard.storage import casefile

    file = casefile.create(path, case_of(ORDERS), lock_dir=path.parent / "locks")
    case = file.read()
    slow = SlowStore(file)
    # By turns, and the least of each: what saving does by itself comes every time.
    without, saving = [], []
    for _ in range(ROUNDS):
        without.append(gap(case, NoStore()))
        saving.append(gap(case, slow))
    file.close()
    least = min(without)
    more = max(0.0, min(saving) - least)
    note = f"{min(saving):.1f} ms with {slow.saves} saves, {least:.1f} ms without any"
    return Claim("the longest gap that saving adds while typing", more, LIMIT_MS, note, "ms")


def gap(case: Case, store: Store) -> float:
    """Return the longest gap in milliseconds between two ticks while keys are typed."""
    from PySide6.QtCore import QEventLoop, Qt, QTimer

    from wizard.ui.background import SaverThread

    saver = SaverThread(store, now)
    session = new_session(case, saver)
    loop, numbers = QEventLoop(), count()
    last, longest = [time.perf_counter()], [0.0]

    def tick() -> None:
        at = time.perf_counter()
        longest[0] = max(longest[0], at - last[0])
        last[0] = at

    clock, keys = QTimer(), QTimer()
    for timer, pause in ((clock, 1), (keys, KEY_MS)):
        timer.setTimerType(Qt.TimerType.PreciseTimer)
        timer.setInterval(pause)
    clock.timeout.connect(tick)
    keys.timeout.connect(lambda: type_one(session, next(numbers)))
    QTimer.singleShot(int(GAP_SECONDS * 1000), loop.quit)
    clock.start()
    keys.start()
    loop.exec()
    clock.stop()
    keys.stop()
    saver.close()
    return longest[0] * 1e3


def new_session(case: Case, saver: Saver) -> Session:
    """Return a session as the window has it."""
    from wizard.formdefs.loader import load_form
    from wizard.paths import private_paths
    from wizard.ui.session import Session

    paths = private_paths(Path())
    form = load_form(paths.forms_dir, paths.resources_dir)
    return Session(form, case, saver, now, fresh_key)


def type_one(session: Session, number: int) -> None:
    """Type one letter into an order in the middle of the case."""
    order = session.case.orders[ORDERS // 2]
    place = Place("order.buyer.name", order.key)
    session.set_text(place, "架空　太郎" * (1 + number % 3) + str(number))


if __name__ == "__main__":
    raise SystemExit(main(claims))
