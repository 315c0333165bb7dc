from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from tests.ui.documents.stand_ins import JAPAN, a_note
from wizard import texts
from wizard.domain.case import Place
from wizard.domain.changes import Act, Group, Insert
from wizard.domain.milestones import Milestone, latest, reached, reached_at
from wizard.ui.pages import after
from wizard.ui.pages.milestones import UnsentNotice

RECEIPT, SENT_AT = "report.receipt_number", "report.sent_at"
NUMBER = "202608211015000000"
DONE = {
    Milestone.DOCUMENTS_MADE: "2026年8月21日(金) 10:15",
    Milestone.SENT: "2026年8月21日(金) 10:15",
    Milestone.RECEIPT_NOTED: "2026年8月21日(金) 10:15",
    Milestone.ACCEPTED: "2026年8月21日(金)",
}


@pytest.fixture
def page(qtbot, world):
    page = after.make(world.context("after"))
    qtbot.addWidget(page)
    page.resize(760, 2600)
    page.show()
    page.enter()
    return page


def words(page, milestone):
    return page.states.rows.words[milestone].text()


def answer_the_question(page):
    """Press the button that records, when something is asked."""
    if page.states.question is not None:
        page.states.question.yes.click()


def state(page, milestone):
    page.states.buttons[milestone].click()
    answer_the_question(page)


def test_it_asks_for_the_number_and_the_time(page, world):
    assert list(page.rows) == [RECEIPT, SENT_AT]
    page.rows[RECEIPT].editor.enter_text(NUMBER)
    assert world.case.text(RECEIPT) == NUMBER


def test_typing_states_nothing_but_reminds(page, world):
    page.rows[RECEIPT].editor.enter_text(NUMBER)
    assert latest(world.case) is None
    assert "「到達番号を控えた」の「記録する」" in page.nudge.text
    state(page, Milestone.RECEIPT_NOTED)
    page.rows[SENT_AT].editor.enter_text("2026/8/21 10:14:00")
    assert reached(world.case, Milestone.SENT) is None
    assert "「送信した」の「記録する」" in page.nudge.text
    state(page, Milestone.SENT)
    assert page.nudge.text == ""


@pytest.mark.parametrize("milestone", list(Milestone))
def test_each_state_is_stated_and_taken_back_by_itself(page, world, qtbot, milestone):
    button = page.states.buttons[milestone]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    answer_the_question(page)
    assert milestone.mark in world.case.marks
    assert words(page, milestone) == DONE[milestone]
    others = [m for m in Milestone if m is not milestone]
    assert [words(page, other) for other in others] == ["まだ"] * 3
    assert button.accessibleName() == f"「{milestone.label}」の記録を取り消す"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert world.case.marks == {}
    assert button.accessibleName() == f"「{milestone.label}」と記録する"


@pytest.mark.parametrize("milestone", list(Milestone))
def test_what_was_taken_back_can_be_had_again(page, world, milestone):
    state(page, milestone)
    before = dict(world.case.marks)
    page.states.buttons[milestone].click()
    assert milestone.label in page.states.taken_back.text
    page.states.undo.click()
    assert world.case.marks == before
    assert page.states.taken_back.text == ""
    assert words(page, milestone) == DONE[milestone]


def test_undo_is_offered_only_while_it_would_take_back_just_that(page, world):
    state(page, Milestone.SENT)
    page.states.buttons[Milestone.SENT].click()
    assert "送信した日時の欄は、そのままです" in page.states.taken_back.text
    world.put("shop.name", "架空堂")
    assert page.states.taken_back.text == ""


# --- 送信した ------------------------------------------------------------------------------------


def test_nothing_is_stated_before_the_question_is_answered(page, world):
    page.states.buttons[Milestone.SENT].click()
    assert page.states.question is not None
    assert latest(world.case) is None
    assert world.case.text(SENT_AT) == ""
    page.states.question.leave.click()
    assert page.states.question is None
    assert latest(world.case) is None


def test_sent_now_fills_the_field_of_the_time(page, world):
    state(page, Milestone.SENT)
    assert world.case.text(SENT_AT) == "2026-08-21T10:15:00+09:00"
    assert page.rows[SENT_AT].editor.text() == "2026-08-21T10:15:00+09:00"
    world.session.undo()
    assert world.case.text(SENT_AT) == ""
    assert reached(world.case, Milestone.SENT) is None


def test_another_time_is_typed_and_enter_records(page, world, qtbot):
    page.states.buttons[Milestone.SENT].click()
    editor = page.states.question.editor
    assert editor.input.hasFocus()
    editor.input.selectAll()
    qtbot.keyClicks(editor.input, "2026/8/20 21:04")
    qtbot.keyClick(editor.input, Qt.Key.Key_Return)
    assert words(page, Milestone.SENT) == "2026年8月20日(木) 21:04"
    assert world.case.text(SENT_AT) == "2026/8/20 21:04"
    assert QApplication.focusWidget() is page.states.buttons[Milestone.SENT]


def test_an_unreadable_time_is_told_and_escape_leaves(page, world, qtbot):
    page.states.buttons[Milestone.SENT].click()
    question = page.states.question
    question.editor.enter_text("きのうの夜")
    question.yes.click()
    assert page.states.question is question
    assert question.message.text
    assert latest(world.case) is None
    qtbot.keyClick(question.editor.input, Qt.Key.Key_Escape)
    assert page.states.question is None


def test_without_a_time_it_is_stated_all_the_same(page, world):
    page.states.buttons[Milestone.SENT].click()
    page.states.question.editor.enter_text("")
    page.states.question.yes.click()
    assert words(page, Milestone.SENT) == "2026年8月21日(金) 10:15 に記録"
    assert SENT_AT not in world.case.answers


def test_the_time_known_already_is_proposed_and_kept(page, world):
    world.put(SENT_AT, "2026/8/20 20:00")
    page.states.buttons[Milestone.SENT].click()
    assert page.states.question.editor.text() == "2026/8/20 20:00"
    page.states.question.yes.click()
    assert world.case.text(SENT_AT) == "2026/8/20 20:00"


def test_the_time_inside_the_number_is_proposed(page, world):
    world.put(RECEIPT, "202608202104000000")
    page.states.buttons[Milestone.SENT].click()
    assert page.states.question.editor.text() == "2026-08-20T21:04:00+09:00"
    assert "到達番号の先頭" in page.states.question.hint.plain
    page.states.question.leave.click()
    world.put(RECEIPT, "202612312104000000")  # a time to come is no time of sending
    page.states.buttons[Milestone.SENT].click()
    assert page.states.question.editor.text() == "2026-08-21T10:15:00+09:00"


def test_a_corrected_time_corrects_the_state(page):
    state(page, Milestone.SENT)
    page.rows[SENT_AT].editor.enter_text("2026/8/19 8:05")
    assert words(page, Milestone.SENT) == "2026年8月19日(水) 08:05"


# --- 到達番号を控えた ------------------------------------------------------------------------------


def test_without_a_number_the_way_to_its_field_is_offered(page, world):
    page.states.buttons[Milestone.RECEIPT_NOTED].click()
    assert latest(world.case) is None
    page.states.question.instead.click()
    assert page.states.question is None
    assert latest(world.case) is None
    assert page.rows[RECEIPT].isAncestorOf(QApplication.focusWidget())


def test_without_a_number_it_may_be_stated_all_the_same(page, world):
    page.states.buttons[Milestone.RECEIPT_NOTED].click()
    assert page.states.question.yes.text() == "番号を入れずに記録する"
    page.states.question.yes.click()
    assert reached(world.case, Milestone.RECEIPT_NOTED) is not None


def test_with_a_number_nothing_is_asked(page, world):
    world.put(RECEIPT, NUMBER)
    page.states.buttons[Milestone.RECEIPT_NOTED].click()
    assert page.states.question is None
    assert reached(world.case, Milestone.RECEIPT_NOTED) is not None


def test_a_number_of_another_day_is_doubted_under_its_field(page, world):
    page.rows[RECEIPT].editor.enter_text("２０２６０８２１１０１５００００００")
    assert world.case.text(RECEIPT) == "２０２６０８２１１０１５００００００"
    page.rows[SENT_AT].editor.enter_text("2026/8/21 10:14:00")
    assert page.doubt.text == ""
    page.rows[SENT_AT].editor.enter_text("2026/8/18 10:14:00")
    assert "2026年8月18日" in page.doubt.text
    assert page.doubt.kind == "info"
    page.rows[RECEIPT].editor.enter_text("202608181015000000")
    assert page.doubt.text == ""
    page.rows[RECEIPT].editor.enter_text("202608181015")
    assert page.doubt.text == ""  # told by the row itself
    page.rows[RECEIPT].refresh()
    assert "いま12桁" in page.rows[RECEIPT].message.text
    assert page.rows[RECEIPT].message.kind == "info"


# --- 被害届が受理された -----------------------------------------------------------------------------


def test_the_day_of_acceptance_is_asked(page, world, qtbot):
    page.states.buttons[Milestone.ACCEPTED].click()
    page.states.question.editor.enter_text("2026年8月19日")
    page.states.question.yes.click()
    assert world.case.marks[Milestone.ACCEPTED.mark] == "2026-08-19"
    assert words(page, Milestone.ACCEPTED) == "2026年8月19日(水)"


def test_its_number_is_written_with_the_talk(page, world):
    state(page, Milestone.ACCEPTED)
    assert "受理番号はまだ" in page.states.number.text
    page.states.findChild(QWidget, "enter_acceptance").click()
    assert world.desk.went == [("police", None)]
    note = a_note("n", "2026-08-21T09:00:00+09:00", receipt_number="架空第001号")
    world.session.do(Act("", (Insert(Group.NOTES, 0, note),)))
    assert page.states.number.text == ""
    assert words(page, Milestone.ACCEPTED) == "2026年8月21日(金)　受理番号 架空第001号"


def test_a_state_passed_over_is_told_gently_and_never_forced(page, world):
    state(page, Milestone.ACCEPTED)
    assert "「到達番号を控えた」はまだ記録していません" in page.nudge.text
    state(page, Milestone.RECEIPT_NOTED)
    assert "「送信した」はまだ記録していません" in page.nudge.text
    state(page, Milestone.SENT)
    assert page.nudge.text == ""
    assert page.nudge.kind == "info"


def test_documents_that_were_made_elsewhere_are_stated_here(page, world):
    world.session.set_mark(Milestone.DOCUMENTS_MADE.mark, "2026-08-20T09:00:00+09:00")
    assert words(page, Milestone.DOCUMENTS_MADE) == "2026年8月20日(木) 09:00"
    button = page.states.buttons[Milestone.DOCUMENTS_MADE]
    assert button.text() == "取り消す"
    button.click()
    assert reached_at(world.case, Milestone.DOCUMENTS_MADE) is None
    assert (button.text(), button.isHidden()) == ("記録する", False)


def test_nothing_says_it_is_all_over(page, world):
    for milestone in (Milestone.SENT, Milestone.RECEIPT_NOTED):
        state(page, milestone)
    everything = [getattr(label, "plain", label.text()) for label in page.findChildren(QLabel)]
    assert not any("完了" in text for text in everything)


# --- the checklist and other cards ----------------------------------------------------------------


def test_every_card_of_the_step_is_there(page):
    cards = page.context.step.cards
    assert list(page.checklist.entries) == [card.id for card in cards if card.tick]
    assert [v.objectName() for v in page.cards] == [f"card:{c.id}" for c in cards if not c.tick]
    said = "\n".join(c.title + c.text for c in cards)
    for fact in (
        "到達番号",
        "保存",
        "届かない設定",
        "添付ファイルは一緒に保存されません",
        "手続終了",
    ):
        assert fact in said, fact


def test_ticks_stay_and_are_counted(page, world, qtbot):
    entry = page.checklist.entries["after.screen"]
    assert page.checklist.count.plain == "5件のうち0件が済みました"
    entry.tick.click()
    assert world.case.marks == {"card:after.screen": "1"}
    assert page.checklist.count.plain == "5件のうち1件が済みました"
    again = after.AfterPage(world.context("after"))
    qtbot.addWidget(again)
    assert again.checklist.entries["after.screen"].tick.isChecked()
    entry.tick.click()
    assert world.case.marks == {}


def test_the_tick_of_the_number_and_its_state_are_one(page, world):
    world.put(RECEIPT, NUMBER)
    tick = page.checklist.entries["after.receipt"].tick
    tick.click()
    assert tick.isChecked()
    assert reached(world.case, Milestone.RECEIPT_NOTED) is not None
    assert world.case.marks["card:after.receipt"] == "1"  # the step asks for the tick
    page.states.buttons[Milestone.RECEIPT_NOTED].click()
    assert not tick.isChecked()
    assert world.case.marks == {}


def test_the_tick_waits_for_the_answer(page, world):
    tick = page.checklist.entries["after.receipt"].tick
    tick.click()
    assert not tick.isChecked()
    page.states.question.yes.click()
    assert tick.isChecked()


def test_a_tick_of_an_earlier_version_can_be_removed(page, world):
    world.session.set_mark("card:after.receipt", "1")
    tick = page.checklist.entries["after.receipt"].tick
    assert tick.isChecked()
    tick.click()
    assert world.case.marks == {}
    assert not tick.isChecked()


def test_what_to_say_on_the_phone_is_copied(page, world):
    world.put("company.name", "株式会社架空商店")
    page.phone.copy.click()
    text = QApplication.clipboard().text()
    assert text.startswith("株式会社架空商店の者です。")
    assert "被害届" in text
    assert page.phone.copy.text() == "コピーしました"


def test_a_clipboard_that_is_held_is_no_copy(page, world):
    world.desk.clipboard_free = False
    page.phone.copy.click()
    assert page.phone.copy.text() == "コピー"


# --- when it is first read ------------------------------------------------------------------------


def read(page):
    return [line.plain for line in page.first_read.lines if not line.isHidden()]


def test_before_sending_it_counts_from_today(page, world):
    assert "今日（2026年8月21日(金)）" in page.first_read.basis.plain
    world.clock.now = datetime(2026, 11, 21, 21, 4, tzinfo=JAPAN)
    page.first_read.timer.timeout.emit()
    assert "今日（2026年11月21日(土)）" in page.first_read.basis.plain
    assert read(page)[0] == "読まれるのは、早くて2026年11月24日(火)です。"
    assert "勤労感謝の日" in read(page)[1]


def test_it_follows_the_time_of_sending(page, world):
    world.clock.now = datetime(2026, 12, 29, 9, 0, tzinfo=JAPAN)
    world.put(SENT_AT, "2026-12-28T23:00:00+09:00")
    assert page.first_read.basis.plain == "2026年12月28日(月)に送信したとき"
    world.put(SENT_AT, "2026-12-29T08:00:00+09:00")
    assert read(page)[0] == "読まれるのは、早くて2027年1月4日(月)です。"
    world.clock.now += timedelta(days=30)
    page.enter()
    assert read(page)[0].startswith("早ければ、2027年1月4日(月)に読まれています。")
    world.put(SENT_AT, "おととい")
    assert "今日" in page.first_read.basis.plain


def test_years_whose_holidays_are_not_fixed_say_so(page, world):
    world.put(SENT_AT, "2029-09-22T08:00:00+09:00")
    assert any("2029年の祝日はまだ正式に決まっていない" in line for line in read(page))


def test_no_fixed_text_repeats_the_days_without_reading(page):
    said = "\n".join(card.text for card in page.context.step.cards)
    assert "年末年始" not in said


def test_an_unreadable_time_counts_as_not_stated(world):
    world.session.set_mark(Milestone.SENT.mark, "きのう")
    assert reached_at(world.case, Milestone.SENT) is None
    assert latest(world.case) is None


def test_reveal_puts_the_focus_on_the_number(page, qtbot):
    page.reveal(Place(RECEIPT))
    focus = QApplication.focusWidget()
    assert focus is not None
    assert page.rows[RECEIPT].isAncestorOf(focus)


def test_another_page_may_lead_to_the_question_of_a_state(page, world):
    page.reveal(Place(Milestone.SENT.mark))
    assert page.states.question is not None
    assert page.states.question.isAncestorOf(QApplication.focusWidget())
    assert latest(world.case) is None
    page.states.question.yes.click()
    page.reveal(Place(Milestone.SENT.mark))
    assert page.states.question is None
    assert QApplication.focusWidget() is page.states.buttons[Milestone.SENT]


def test_on_the_page_to_copy_from_it_is_told_until_a_sending_is_stated(styled, world, qtbot):
    notice = UnsentNotice(world.session, texts.EgovPage.NOT_SENT, always=True)
    qtbot.addWidget(notice)
    assert "送信の記録はまだありません" in notice.text
    world.session.set_mark(Milestone.SENT.mark, "2026-08-21T10:15:00+09:00")
    assert notice.text == ""
    world.session.set_mark(Milestone.SENT.mark, None)
    assert "送信の記録はまだありません" in notice.text
