import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from wizard.domain.case import Place
from wizard.domain.milestones import Milestone, latest, reached_at
from wizard.ui.pages import after


@pytest.fixture
def page(qtbot, world):
    page = after.make(world.context("after"))
    qtbot.addWidget(page)
    page.resize(760, 1800)
    page.show()
    page.enter()
    return page


def words(page, milestone):
    return page.states._words[milestone].text()


def test_it_asks_for_the_number_and_the_time(page, world):
    assert list(page.rows) == ["report.receipt_number", "report.sent_at"]
    page.rows["report.receipt_number"].editor.enter_text("202608211015000000")
    assert world.case.text("report.receipt_number") == "202608211015000000"


def test_typing_the_number_states_nothing_but_reminds(page, world):
    page.rows["report.receipt_number"].editor.enter_text("202608211015000000")
    assert latest(world.case) is None
    assert "記録する" in page.nudge.text
    page.states.buttons[Milestone.RECEIPT_NOTED].click()
    assert page.nudge.text == ""


@pytest.mark.parametrize("milestone", list(Milestone))
def test_each_state_is_stated_and_taken_back_by_itself(page, world, qtbot, milestone):
    button = page.states.buttons[milestone]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert world.case.marks == {milestone.mark: "2026-08-21T10:15:00+09:00"}
    assert words(page, milestone) == "2026年8月21日(金) 10:15 に記録"
    others = [m for m in Milestone if m is not milestone]
    assert [words(page, other) for other in others] == ["まだ"] * 3
    assert button.accessibleName() == f"「{milestone.label}」の記録を取り消す"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert world.case.marks == {}


def test_documents_that_were_made_elsewhere_are_stated_here(page, world):
    world.session.set_mark(Milestone.DOCUMENTS_MADE.mark, "2026-08-20T09:00:00+09:00")
    assert words(page, Milestone.DOCUMENTS_MADE) == "2026年8月20日(木) 09:00 に記録"
    button = page.states.buttons[Milestone.DOCUMENTS_MADE]
    assert button.text() == "取り消す"
    button.click()
    assert reached_at(world.case, Milestone.DOCUMENTS_MADE) is None
    assert (button.text(), button.isHidden()) == ("記録する", False)


def test_nothing_says_it_is_all_over(page, world):
    for milestone in (Milestone.SENT, Milestone.RECEIPT_NOTED):
        page.states.buttons[milestone].click()
    everything = [getattr(label, "plain", label.text()) for label in page.findChildren(QLabel)]
    assert not any("完了" in text for text in everything if "提出完了" not in text)


def test_every_card_of_the_step_is_there(page, world):
    assert [view.objectName() for view in page.cards] == [
        f"card:{card.id}" for card in page.context.step.cards
    ]


def test_an_unreadable_time_counts_as_not_stated(world):
    world.session.set_mark(Milestone.SENT.mark, "きのう")
    assert reached_at(world.case, Milestone.SENT) is None
    assert latest(world.case) is None


def test_reveal_puts_the_focus_on_the_number(page, qtbot):
    page.reveal(Place("report.receipt_number"))
    focus = QApplication.focusWidget()
    assert focus is not None
    assert page.rows["report.receipt_number"].isAncestorOf(focus)
