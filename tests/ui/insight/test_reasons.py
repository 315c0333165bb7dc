"""Suggested reasons: from the orders, with their numbers, only entered when pressed."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel

from tests.ui.insight.conftest import PLACE, an_order
from wizard import texts
from wizard.domain.acts import delete_orders
from wizard.domain.case import Place
from wizard.domain.changes import Act, Group, Insert
from wizard.ui.editors.lines import LongTextEditor
from wizard.ui.insight.keeper import insight_of
from wizard.ui.insight.reasons import REASON, FoundReasons
from wizard.ui.pages.fields import FieldsPage


class Shown:
    """The page 何が起きたか, with its suggestions."""

    def __init__(self, qtbot, world) -> None:
        self.bot, self.world, self.session = qtbot, world, world.session
        step = next(step for step in world.form.steps if REASON in step.items)
        self.page = FieldsPage(world.context(step.id))
        qtbot.addWidget(self.page)
        self.page.resize(760, 2400)
        self.page.show()
        self.row = self.page.rows[REASON]
        found = self.row.findChild(FoundReasons)
        assert found is not None
        self.found: FoundReasons = found
        self.keeper = insight_of(world.context(step.id))

    def wait(self, *ids: str) -> None:
        self.bot.waitUntil(lambda: set(ids) == set(self.found.chips), timeout=5000)

    def static(self) -> list[str]:
        editor = self.row.editor
        assert isinstance(editor, LongTextEditor)
        pairs = zip(editor.item.suggestions, editor.chips, strict=True)
        return [choice.value for choice, chip in pairs if not chip.isHidden()]

    @property
    def text(self) -> str:
        return str(self.session.case.text(REASON))

    def add(self, order) -> None:
        at = len(self.session.case.orders)
        self.session.do(Act("", (Insert(Group.ORDERS, at, order),), "orders"))


@pytest.fixture
def shown(qtbot, world) -> Shown:
    made = Shown(qtbot, world)
    made.wait("same_address", "different_place")
    return made


def test_chips_take_the_place_of_their_plainer_fellows_and_enter_nothing(shown: Shown) -> None:
    assert shown.text == ""
    assert not shown.found.isHidden()
    static = shown.static()
    assert "denied" in static
    assert "same_address" not in static
    assert "different_place" not in static
    assert "（2件）" in shown.found.chips["same_address"].text()


def test_a_chip_writes_its_sentence_with_the_numbers(shown: Shown) -> None:
    chip = shown.found.chips["same_address"]
    chip.click()
    assert "1001、1002" in shown.text
    assert shown.text.count("\n") == 0
    chip.click()
    assert shown.text.count("1001、1002") == 1


def test_the_evidence_is_on_hover_for_readers_and_below(shown: Shown) -> None:
    chip = shown.found.chips["same_address"]
    for words in (chip.toolTip(), chip.accessibleDescription()):
        assert "大阪府大阪市架空区見本9-8-7：1001、1002" in words
        assert "1001" in shown.found.chips["different_place"].toolTip()
    labels = [label for label in shown.found.findChildren(QLabel) if "見本9-8-7" in label.text()]
    assert labels
    assert not any(label.isVisible() for label in labels)
    shown.found.open.click()
    assert all(label.isVisible() for label in labels)
    assert shown.found.open.text() == texts.Reasons.HIDE


def test_what_is_not_confirmed_says_so(shown: Shown) -> None:
    assert texts.UNCONFIRMED not in [each.text() for each in shown.found.findChildren(QLabel)]
    shown.add(an_order(4, recipient__address="千葉県架空市1-1 転送センター"))
    shown.wait("same_address", "different_place", "forwarding")
    shown.found.open.click()
    badges = [each for each in shown.found.findChildren(QLabel) if each.text() == texts.UNCONFIRMED]
    assert [badge.isVisible() for badge in badges] == [True]
    shown.found.chips["forwarding"].click()
    assert texts.UNCONFIRMED in shown.text


def test_orders_that_change_change_the_chips(shown: Shown) -> None:
    shown.session.set_text(Place("order.recipient.address", "o2"), "沖縄県架空市3-3")
    shown.session.set_text(Place("order.recipient.name", "o2"), "別の人")
    shown.wait("different_place")
    assert "same_address" in shown.static()
    keys = [order.key for order in shown.session.case.orders]
    shown.session.do(delete_orders(shown.session.case, keys, step="orders"))
    shown.wait()
    assert shown.found.isHidden()


def test_a_chip_renews_what_it_wrote_and_its_plain_fellow(shown: Shown) -> None:
    plain = next(
        each.sentence for each in shown.row.item.suggestions if each.value == "same_address"
    )
    shown.row.editor.enter_text(f"𠮷田さんの件です。\n{plain}\n最後の行です。")
    shown.found.chips["same_address"].click()
    assert plain not in shown.text
    lines = shown.text.split("\n")
    assert (lines[0], lines[2]) == ("𠮷田さんの件です。", "最後の行です。")
    assert "1001、1002" in lines[1]
    shown.add(an_order(4, **PLACE))
    shown.bot.waitUntil(lambda: "（3件）" in shown.found.chips["same_address"].text())
    assert "1001、1002" in shown.text  # nothing is renewed by itself
    shown.found.chips["same_address"].click()
    lines = shown.text.split("\n")
    assert len(lines) == 3
    assert "1001、1002、1004" in lines[1]


def test_what_the_person_made_of_a_sentence_is_never_replaced(shown: Shown) -> None:
    shown.found.chips["same_address"].click()
    mine = shown.text.replace("同じ住所", "まったく同じ住所")
    shown.row.editor.enter_text(mine)
    shown.found.chips["same_address"].click()
    assert shown.text.startswith(mine)


def test_nobody_looks_while_nothing_shows_it(qtbot, shown: Shown) -> None:
    shown.page.hide()
    before = shown.keeper.found
    shown.add(an_order(4, **PLACE))
    qtbot.wait(700)
    assert shown.keeper.found is before
    shown.page.show()
    qtbot.waitUntil(lambda: shown.keeper.found is not before)


def test_many_changes_end_in_the_last_state(shown: Shown) -> None:
    for number in range(4, 24):
        shown.add(an_order(number, **PLACE))
        shown.keeper.ask()
    shown.bot.waitUntil(lambda: "（22件）" in shown.found.chips["same_address"].text())


def test_a_closed_case_is_left_alone(shown: Shown) -> None:
    shown.add(an_order(4, **PLACE))
    shown.session.closing.emit()
    shown.bot.wait(700)
    assert "（2件）" in shown.found.chips["same_address"].text()
