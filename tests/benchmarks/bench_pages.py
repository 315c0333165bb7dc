"""Turning a page of the window in a case with 10,000 orders, against the same with one."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.benchmarks.bench_domain import case_of
from tests.benchmarks.harness import Claim, main, medians, ratio, scratch

MANY = 10_000
LIMIT = 2.0
PAGES = ("orders", "records", "confirm", "shop")


@contextmanager
def window(home: Path, count: int) -> Iterator[object]:
    """Yield the frame of an open case with that many orders, every page made once."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from wizard import app
    from wizard.paths import private_paths
    from wizard.storage import casefile

    application = QApplication.instance() or app.make_application()
    assert isinstance(application, QApplication)
    paths = private_paths(home)
    file = home / f"{count}.tsuho"
    casefile.create(file, case_of(count), lock_dir=paths.lock_dir).close()
    program = app.build(application, paths)
    program.window.resize(1200, 840)
    program.window.show()
    program.keeper.open_now(file)
    wizard = program.keeper.wizard
    assert wizard is not None
    for page in PAGES:
        wizard.show_step(page)
        application.processEvents()
    yield wizard
    program.window.close()
    program.end()


def turning(wizard: object, to: str, back: str) -> Callable[[], None]:
    """Return the work of turning to a page and having it painted, and back again."""
    from PySide6.QtWidgets import QApplication

    from wizard.ui.wizard_window import WizardWindow

    assert isinstance(wizard, WizardWindow)

    def turn() -> None:
        for page in (to, back):
            wizard.show_step(page)
            QApplication.processEvents()

    return turn


def typing(wizard: object) -> Callable[[], None]:
    """Return the work of typing one letter into the form of the first order."""
    from PySide6.QtWidgets import QApplication

    from wizard.ui.pages.orders import OrdersPage
    from wizard.ui.wizard_window import WizardWindow

    assert isinstance(wizard, WizardWindow)
    wizard.show_step("orders")
    page = wizard.page
    assert isinstance(page, OrdersPage)
    page.open_order(wizard.session.case.orders[0].key)
    editor = page.panel.fields.rows["order.buyer.name"].editor if page.panel is not None else None
    assert editor is not None
    names = ["架空　太郎", "架空　太"]

    def type_one() -> None:
        names.reverse()
        editor.enter_text(names[0])
        QApplication.processEvents()

    return type_one


def claims() -> list[Claim]:
    """Measure each page by turns in the two windows."""
    found = []
    with scratch() as home, window(home / "one", 1) as one, window(home / "many", MANY) as many:
        for page in ("orders", "records", "confirm"):
            work = {"one": turning(one, page, "shop"), "many": turning(many, page, "shop")}
            times = medians(work, rounds=25)
            name = f"turning to {page} and back, {MANY:,} orders / 1"
            found.append(ratio(name, times["many"], times["one"], limit=LIMIT))
        times = medians({"one": typing(one), "many": typing(many)}, rounds=40)
        name = f"typing one letter into an order, {MANY:,} orders / 1"
        found.append(ratio(name, times["many"], times["one"], limit=LIMIT))
    return found


if __name__ == "__main__":
    raise SystemExit(main(claims))
