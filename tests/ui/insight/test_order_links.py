"""注文のつながり: how many under the list, marks in it, the window and its ways to the orders."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from tests.ui.insight.conftest import PLACE, an_order
from wizard import texts
from wizard.domain.case import Place
from wizard.domain.changes import Act, Group, Insert
from wizard.ui.orders.model import LINK_ROLE
from wizard.ui.orders.rows import Column
from wizard.ui.pages.orders import OrdersPage

SAYS = texts.OrderLinks


@pytest.fixture
def page(qtbot, world) -> OrdersPage:
    made = OrdersPage(world.context("orders"))
    qtbot.addWidget(made)
    made.resize(1100, 800)
    made.show()
    made.enter()
    qtbot.waitUntil(lambda: made.links.button.isVisible(), timeout=5000)
    return made


@pytest.fixture
def window(qtbot, page: OrdersPage):
    page.links.button.click()
    found = page.links.window
    assert found is not None
    qtbot.waitUntil(lambda: found.isVisible() and bool(found.cards))
    return found


def words_of(widget) -> str:
    return "\n".join(label.accessibleName() for label in widget.findChildren(QLabel))


def test_the_button_counts_groups_and_orders(page: OrdersPage) -> None:
    assert page.links.button.text() == SAYS.OPEN.format(groups=1, orders=2)


@pytest.mark.parametrize("width", [420, 808, 1100])
def test_the_button_is_whole_also_beside_the_form(qtbot, page: OrdersPage, width: int) -> None:
    page.open_order("o1")
    for _ in range(2):
        page.resize(width, 900)
        qtbot.wait(30)
        button, total = page.links.button, page.side.total
        for widget in (button, total):
            if widget.isVisible():
                assert widget.width() >= widget.sizeHint().width(), widget.text()
        page.close_order()


def test_linked_orders_are_marked_and_read_out(page: OrdersPage) -> None:
    model = page.model
    marked = [model.index(row, Column.NUMBER).data(LINK_ROLE) for row in range(3)]
    assert marked == [True, True, False]
    words = SAYS.MARK.format(number=1, count=2)
    for role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
        assert model.index(0, Column.NUMBER).data(role) == f"1001\n{words}"
        assert model.index(2, Column.NUMBER).data(role) == "1003"
    assert model.index(0, Column.NUMBER).data() == "1001"
    assert model.index(0, Column.TIME).data(LINK_ROLE) is None


def test_the_window_says_what_is_shared_and_by_whom(window) -> None:
    (card,) = window.cards
    assert card.accessibleName() == SAYS.GROUP.format(number=1, count=2)
    words = words_of(card)
    for part in (
        "配送先の住所",
        "大阪府大阪市架空区見本9-8-7",
        "配送先の氏名",
        "見本　次郎",
        SAYS.WHICH.format(orders=SAYS.ALL),
    ):
        assert part in words, part
    assert [button.text() for button in card.orders.values()] == ["1001", "1002"]


def test_a_button_opens_its_order(page: OrdersPage, window, world) -> None:
    window.cards[0].orders["o2"].click()
    assert world.desk.went[-1][0] == "orders"
    assert page.panel is not None
    assert page.panel.key == "o2"


def test_a_group_is_selected_in_the_list_also_while_one_searches(page: OrdersPage, window) -> None:
    page.side.search.setText("1003")
    page.side.search.apply()
    window.cards[0].select.click()
    assert page.table.selected_keys() == ("o1", "o2")


def test_the_window_follows_the_orders(qtbot, page: OrdersPage, window, world) -> None:
    session = world.session
    session.do(Act("", (Insert(Group.ORDERS, 3, an_order(4, **PLACE)),), "orders"))
    qtbot.waitUntil(lambda: len(window.cards[0].orders) == 3, timeout=5000)
    for key in ("o1", "o2", "o4"):
        session.set_text(Place("order.recipient.address", key), f"沖縄県架空市{key[1]}-1")
        session.set_text(Place("order.recipient.name", key), f"別の人{key}")
    qtbot.waitUntil(lambda: not window.cards, timeout=5000)
    assert SAYS.NONE in words_of(window)
    assert page.links.button.isHidden()
    assert page.model.index(0, Column.NUMBER).data(LINK_ROLE) in {None, False}


def test_escape_closes_and_the_case_takes_it_along(qtbot, page: OrdersPage, window, world) -> None:
    window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.isVisible())
    page.links.button.click()
    assert window.isVisible()
    world.session.closing.emit()
    assert page.links.window is None


def put(world, orders) -> None:
    """Add orders to the case under keys of their own."""
    first = len(world.session.case.orders)
    changes = tuple(
        Insert(Group.ORDERS, first + place, replace(order, key=f"m{place}"))
        for place, order in enumerate(orders)
    )
    world.session.do(Act("", changes, "orders"))


def test_card_numbers_stay_hidden(qtbot, window, world) -> None:
    card = {"recipient__address": "架空県架空市 4111111111111111", "recipient__name": "別の人"}
    put(world, [an_order(4, **card), an_order(5, **card)])
    qtbot.waitUntil(lambda: len(window.cards) == 2, timeout=5000)
    assert "411111" in words_of(window)
    assert "4111111111111111" not in words_of(window)


def test_many_groups_and_large_ones_stay_bounded(qtbot, page: OrdersPage, world) -> None:
    pairs = [
        an_order(
            nth % 28 + 1,
            number=str(5000 + nth),
            buyer__name=f"名{nth}",
            buyer__address=f"架空県{nth}-1",
            recipient__name=f"宛{nth // 2}",
            recipient__address=f"架空県宛{nth // 2}-1",
        )
        for nth in range(100)
    ]
    large = {"recipient__name": "同じ人", "recipient__address": "", "buyer__address": ""}
    put(world, [*(an_order(1, number=str(7000 + nth), **large) for nth in range(40)), *pairs])
    page.links.open()
    window = page.links.window
    assert window is not None
    qtbot.waitUntil(lambda: len(window.cards) == 40, timeout=5000)
    assert SAYS.MORE_GROUPS.format(count=12) in words_of(window)
    most = max(window.cards, key=lambda card: len(card.group.orders))
    assert (len(most.group.orders), len(most.orders)) == (40, 30)
    assert SAYS.MORE.format(count=10) in words_of(most)


def test_a_group_that_shares_very_much_says_how_much_more(qtbot, window, world) -> None:
    chain = [
        an_order(
            nth,
            buyer__address=f"架空県架空市{nth}",
            buyer__email=f"m{(nth + 1) // 2}@example.com",
            recipient__address=f"架空県架空市{nth}",
            recipient__name=f"宛{nth // 2}",
        )
        for nth in range(1, 28)
    ]
    put(world, chain)
    qtbot.waitUntil(lambda: len(window.cards) == 2, timeout=5000)
    card = window.cards[1]
    left = len(card.group.shared) - 12
    assert left > 0
    assert SAYS.MORE_SHARED.format(count=left) in words_of(card)
