"""A log among the orders, an order file among the records: the right page is named and offered."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QStackedWidget

from tests.ui.orders.files_of_a_shop import ECCUBE, drop
from wizard.texts import Common
from wizard.ui import dialogs
from wizard.ui.orders.import_dialog import ImportDialog
from wizard.ui.wrong_page import is_log, is_order_file


@pytest.mark.parametrize(
    "name",
    [
        "access.log",
        "site-2026-08-01.log",
        "a.LOG.gz",
        "access_log",
        "access.log.1",
        "access.1",
        "u.gz",
    ],
)
def test_what_is_a_log_by_its_name(name):
    assert is_log(Path(name))
    assert not is_order_file(Path(name))


@pytest.mark.parametrize("name", ["orders.csv", "注文.tsv", "orders.xlsx", "Orders.CSV"])
def test_what_is_an_order_file_by_its_name(name):
    assert is_order_file(Path(name))
    assert not is_log(Path(name))


@pytest.mark.parametrize("name", ["orders.txt", "orders.zip", "accessory.csv", "orders.csv.gz"])
def test_what_a_name_does_not_tell_is_read_where_it_was_put(name):
    assert not is_log(Path(name))
    assert not is_order_file(Path(name))


@pytest.fixture
def both(make_session, make_page, orders, desk, qtbot):
    """The two pages in one window, as the frame has them."""
    session = make_session(orders(1))
    stack = QStackedWidget()
    qtbot.addWidget(stack)
    pages = {kind: make_page(session, kind) for kind in ("orders", "records")}
    for page in pages.values():
        stack.addWidget(page)
    stack.show()
    desk.go_to = lambda step, place=None: stack.setCurrentWidget(pages[step])
    return stack, pages


def test_a_log_put_on_the_orders_is_taken_to_the_records(both, tmp_path, desk, monkeypatch):
    stack, pages = both
    stack.setCurrentWidget(pages["orders"])
    taken = []
    monkeypatch.setattr(pages["records"].logs, "take_files", lambda p, **_: taken.extend(p))
    log = tmp_path / "access.log"
    log.write_text("x\n", encoding="utf-8")
    assert drop(pages["orders"], log) is None
    assert "「購入時の記録」の画面" in desk.asked[0]
    assert stack.currentWidget() is pages["records"]
    assert taken == [log]


def test_an_order_file_put_on_the_records_is_taken_to_the_orders(both, desk):
    stack, pages = both
    stack.setCurrentWidget(pages["records"])
    pages["records"].logs.take_files([ECCUBE])
    assert "「注文」の画面" in desk.asked[0]
    assert stack.currentWidget() is pages["orders"]
    assert isinstance(pages["orders"].importer.dialog, ImportDialog)


def test_who_declines_is_told_the_right_page_all_the_same(both, tmp_path, desk):
    stack, pages = both
    stack.setCurrentWidget(pages["orders"])
    desk.says_which = False
    log = tmp_path / "access.log"
    log.write_text("x\n", encoding="utf-8")
    drop(pages["orders"], log)
    assert stack.currentWidget() is pages["orders"]
    assert "「購入時の記録」の画面" in desk.told[0][1]


def test_who_gives_up_is_left_alone(both, tmp_path, desk):
    stack, pages = both
    stack.setCurrentWidget(pages["orders"])
    desk.says_which = None
    log = tmp_path / "access.log"
    log.write_text("x\n", encoding="utf-8")
    assert drop(pages["orders"], log) is None
    assert stack.currentWidget() is pages["orders"]
    assert desk.told == []


@pytest.mark.parametrize(
    ("press", "expected"),
    [("escape", None), ("no", None), ("other", False), ("yes", True)],
)
def test_escape_means_that_nothing_happens(qtbot, press, expected):
    def answer():
        asked = next(w for w in QApplication.topLevelWidgets() if isinstance(w, dialogs.Asked))
        assert asked.no.text() == Common.CANCEL
        assert asked.focusWidget() is asked.no
        if press == "escape":
            QTest.keyClick(asked, Qt.Key.Key_Escape)
        else:
            getattr(asked, press).click()

    QTimer.singleShot(0, answer)
    assert dialogs.ask_which(None, "どこで読みますか", "あちら", "ここ") is expected
