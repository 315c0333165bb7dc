"""One line of a log is one order's: what is another order's is said, and never chosen unseen."""

from __future__ import annotations

import pytest

from tests.intake.log_making import combined, order, write
from tests.intake.test_log_formats import ECCUBE4
from wizard.ui.logs.shelf import Standing


@pytest.fixture
def two(make, show, tmp_path):
    """Two orders of the same seconds; the shop's own log names the first."""
    world = make(order("1024", key="o1"), order("90000001", "2026-08-01T22:14:06+09:00", key="o2"))
    page = show(world)
    page.bar.drop.dropped.emit([write(tmp_path / "site.log", ECCUBE4)])
    return page


def standing(page, key):
    return page.logs.shelf.standing(page.session.case.order(key))


def test_another_orders_line_is_not_chosen_beforehand(two):
    card = two.panel.logs
    assert card.list.radios[0].isChecked()
    assert "注文" not in card.list.radios[0].accessibleDescription().partition("\n")[2]
    two.table.set_current("o2")
    assert standing(two, "o2") is Standing.OPEN
    assert not card.list.radios[0].isChecked()
    assert not card.confirm.isEnabled()
    assert not card.view.isVisible()
    assert "注文1024の購入の行です" in card.list.radios[0].accessibleDescription()
    card.list.radios[0].click()
    assert card.confirm.isEnabled()
    assert card.view.isVisible()


def test_what_stands_in_another_record_says_where(two, press):
    press(two.panel, "log_confirm")
    two.table.set_current("o2")
    card = two.panel.logs
    said = card.list.radios[0].accessibleDescription()
    assert "この行は、注文1024の記録に入れてあります。" in said
    card.list.radios[0].click()
    press(two.panel, "log_confirm")
    assert standing(two, "o2") is Standing.TAKEN
    assert "注文1024の記録にも入れてあります" in card.note.text
    two.table.set_current("o1")
    assert "注文90000001の記録にも入れてあります" in card.note.text


def test_a_shared_line_says_where_once_it_was_used(make, show, press, tmp_path, qtbot):
    world = make(order("1", key="o1"), order("2", "2026-08-01T22:14:10+09:00", key="o2"))
    page = show(world)
    page.bar.drop.dropped.emit([write(tmp_path / "access.log", combined("22:14:07"))])
    card = page.panel.logs
    assert card.list.radios[0].isChecked()
    press(page.panel, "log_confirm")
    page.table.set_current("o2")
    assert card.list.current == -1
    assert "注文1の記録に入れてあります" in card.list.radios[0].accessibleDescription()
    press(page, "undo_bar.undo")
    qtbot.waitUntil(lambda: card.list.current == 0)
    assert card.confirm.isEnabled()
