"""申請・届出先 and 提出先選択: they fit, Hokkaido has a hint, e-Gov's own words are kept."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from wizard import texts
from wizard.domain.case import AnswerState, Place, SourceKind
from wizard.output.copy_text import egov_entries
from wizard.ui.choices.badge import tell_words
from wizard.ui.pages.egov import EgovPage
from wizard.ui.shelf import PRACTICE_MARK
from wizard.ui.style import apply_style

PREFECTURE, ADDRESS = "company.prefecture", "company.address"
DESTINATION, OFFICE = "report.destination", "report.office"


def words_into(beside, words: str) -> None:
    """Open the line and type as the person would."""
    if not beside.own_words.open.isChecked():
        beside.own_words.open.click()
    beside.own_words.line.selectAll()
    if words:
        QTest.keyClicks(beside.own_words.line, words)
    else:
        QTest.keyClick(beside.own_words.line, Qt.Key.Key_Delete)
    QTest.keyClick(beside.own_words.line, Qt.Key.Key_Return)


def test_only_choices_that_follow_another_answer_have_it(ask) -> None:
    page = ask().page
    with_it = [
        item_id
        for item_id, row in page.rows.items()
        if any(type(child).__name__ == "ChoiceBeside" for child in row.findChildren(QWidget))
    ]
    assert with_it == [DESTINATION, OFFICE]


def test_nothing_is_said_while_all_fits(ask) -> None:
    asked = ask(company__prefecture="神奈川県")
    for beside in (asked.destination, asked.office):
        assert beside.fitting.isHidden()
        assert beside.area_hint.isHidden()
        assert beside.own_words.badge.isHidden()


def test_what_does_not_fit_is_put_right_with_one_click_and_follows_again(ask) -> None:
    asked = ask(report__destination="大阪府", report__office="警視庁")
    asked.put(PREFECTURE, "神奈川県")
    for beside, item_id, right in (
        (asked.destination, DESTINATION, "神奈川県"),
        (asked.office, OFFICE, "神奈川県警察本部"),
    ):
        assert not beside.fitting.isHidden()
        assert "神奈川県" in beside.fitting.message.text
        assert beside.fitting.fit.text() == f"会社所在地に合わせる（{right}）"
        beside.fitting.fit.click()
        assert asked.text(item_id) == right
        assert beside.fitting.isHidden()
    asked.put(PREFECTURE, "京都府")
    assert (asked.text(DESTINATION), asked.text(OFFICE)) == ("京都府", "京都府警察本部")
    assert asked.session.case.answers[OFFICE].source.kind is SourceKind.WRITTEN


def test_it_is_live_under_both_fields(ask) -> None:
    asked = ask(company__prefecture="北海道", report__destination="北海道函館方面")
    assert asked.text(OFFICE) == "北海道警察函館方面本部"
    asked.put(OFFICE, "北海道警察本部")
    assert asked.destination.fitting.fit.text() == "提出先選択に合わせる（北海道札幌方面）"
    assert asked.office.fitting.fit.text() == "申請・届出先に合わせる（北海道警察函館方面本部）"
    asked.office.fitting.fit.click()
    assert asked.destination.fitting.isHidden()
    assert asked.office.fitting.isHidden()


def test_a_click_can_be_taken_back(ask) -> None:
    asked = ask(report__office="大阪府警察本部", company__prefecture="神奈川県")
    asked.office.fitting.fit.click()
    asked.session.undo()
    assert asked.text(OFFICE) == "大阪府警察本部"
    assert not asked.office.fitting.isHidden()


def test_the_municipality_gives_a_hint_and_nothing_is_chosen_by_itself(ask) -> None:
    asked = ask(company__prefecture="北海道")
    hint = asked.destination.area_hint
    assert hint.message.text == texts.Choices.AREA_UNKNOWN
    asked.put(ADDRESS, "札幌市中央区架空町")
    assert (
        hint.message.text
        == "札幌市は、目安として札幌方面です（未確認。e-Govの一覧で確かめてください）。"
    )
    assert asked.text(DESTINATION) == ""
    hint.buttons["北海道札幌方面"].click()
    assert asked.text(DESTINATION) == "北海道札幌方面"
    assert asked.text(OFFICE) == "北海道警察本部"
    assert hint.isHidden()
    assert asked.office.area_hint.isHidden()


def test_where_a_region_is_split_every_candidate_is_offered(ask) -> None:
    asked = ask(company__prefecture="北海道", company__address="虻田郡倶知安町")
    hint = asked.destination.area_hint
    assert list(hint.buttons) == ["北海道札幌方面", "北海道函館方面"]
    assert "札幌方面か函館方面" in hint.message.text
    assert "#9110" in hint.message.text
    asked.put(ADDRESS, "函館市")
    assert list(hint.buttons) == ["北海道函館方面"]
    asked.put(DESTINATION, "北海道釧路方面")
    assert not hint.isHidden()  # another than the hint: it stays, and so does the choice
    asked.put(PREFECTURE, "青森県")
    assert hint.isHidden()


def test_own_words_are_the_answer_and_are_kept(ask) -> None:
    asked = ask(company__prefecture="東京都")
    own = asked.office.own_words
    assert own.line.isHidden() or not own.line.isVisible()
    words_into(asked.office, "Tokyo")
    answer = asked.session.case.answers[OFFICE]
    assert (answer.text, answer.original) == ("Tokyo", "警視庁")
    assert asked.labels() == {"report.office=警視庁": "Tokyo"}
    assert not own.badge.isHidden()
    assert own.badge.text() == "自分で直した言い方"
    row = asked.page.rows[OFFICE]
    assert row.message.text == ""  # no longer 未確認
    assert row.editor.text() == "Tokyo"
    assert row.editor.combo.currentText() == "Tokyo"
    assert asked.office.fitting.isHidden()


def test_own_words_reach_the_copying(ask) -> None:
    asked = ask(company__prefecture="東京都")
    words_into(asked.office, "Tokyo")
    entries = egov_entries(asked.world.form, asked.session.case, asked.world.safe)
    (entry,) = [e for e in entries if OFFICE in e.field.items]
    assert (entry.text, entry.own_words, entry.confirmed) == ("Tokyo", True, True)


def test_the_words_come_again_for_the_same_prefecture_and_no_other(ask) -> None:
    asked = ask(company__prefecture="東京都")
    words_into(asked.office, "Tokyo")
    asked.put(PREFECTURE, "大阪府")
    assert asked.text(OFFICE) == "大阪府警察本部"
    assert asked.office.own_words.badge.isHidden()
    asked.put(PREFECTURE, "東京都")
    assert asked.text(OFFICE) == "Tokyo"
    assert not asked.office.own_words.badge.isHidden()


def test_choosing_the_entry_brings_the_words(ask) -> None:
    asked = ask()
    asked.session.wishes.call_entry(DESTINATION, "北海道釧路方面", "釧路")
    combo = asked.page.rows[DESTINATION].editor.combo
    combo.setCurrentIndex(combo.findData("北海道釧路方面"))
    answer = asked.session.case.answers[DESTINATION]
    assert (answer.text, answer.original) == ("釧路", "北海道釧路方面")
    assert combo.currentText() == "釧路"
    combo.setCurrentIndex(combo.findData("北海道函館方面"))
    assert asked.session.case.answers[DESTINATION].original == ""
    assert combo.findText("釧路") < 0


def test_the_words_can_be_taken_back_and_are_forgotten(ask) -> None:
    asked = ask(company__prefecture="東京都")
    words_into(asked.office, "Tokyo")
    back = asked.office.own_words.back
    assert back.text() == "元の言い方（警視庁）に戻す"
    back.click()
    assert asked.text(OFFICE) == "警視庁"
    assert asked.labels() == {}
    assert asked.office.own_words.badge.isHidden()
    asked.put(PREFECTURE, "大阪府")
    asked.put(PREFECTURE, "東京都")
    assert asked.text(OFFICE) == "警視庁"


def test_an_emptied_line_takes_them_back_as_well(ask) -> None:
    asked = ask(company__prefecture="東京都")
    words_into(asked.office, "Tokyo")
    words_into(asked.office, "")
    assert asked.text(OFFICE) == "警視庁"
    assert asked.labels() == {}


def test_after_undo_the_kept_words_can_be_used_or_forgotten(ask) -> None:
    asked = ask(company__prefecture="東京都")
    words_into(asked.office, "Tokyo")
    asked.session.undo()
    own = asked.office.own_words
    assert asked.text(OFFICE) == "警視庁"
    assert not own.known.isHidden()
    own.known.click()
    assert asked.text(OFFICE) == "Tokyo"
    asked.session.undo()
    own.forget.click()
    assert asked.labels() == {}
    assert own.known.isHidden()


def test_words_without_an_entry_are_for_this_case_only(ask) -> None:
    asked = ask(company__prefecture="北海道")
    words_into(asked.destination, "Hokkaido")
    assert asked.text(DESTINATION) == "Hokkaido"
    assert asked.labels() == {}
    assert texts.Choices.HELP_NO_ENTRY in asked.destination.own_words._help()
    words_into(asked.destination, "")
    assert asked.text(DESTINATION) == ""


def test_a_practice_case_teaches_nothing(ask) -> None:
    asked = ask(company__prefecture="東京都")
    asked.session.set_mark(PRACTICE_MARK, "1")
    words_into(asked.office, "Tokyo")
    assert asked.text(OFFICE) == "Tokyo"
    assert asked.labels() == {}


def test_what_is_typed_is_kept_when_the_page_goes(ask) -> None:
    asked = ask(company__prefecture="東京都")
    asked.office.own_words.open.click()
    QTest.keyClicks(asked.office.own_words.line, "Tokyo")
    asked.page.hide()
    assert asked.labels() == {"report.office=警視庁": "Tokyo"}


def test_the_words_of_another_entry_choose_that_entry(ask) -> None:
    asked = ask(company__prefecture="東京都")
    asked.office.own_words.open.click()
    asked.office.own_words.line.setText("大阪府警察本部")
    asked.office.own_words.line.textEdited.emit("大阪府警察本部")
    answer = asked.session.case.answers[OFFICE]
    assert (answer.text, answer.original) == ("大阪府警察本部", "")
    assert not asked.office.fitting.isHidden()


def test_a_state_hides_all_of_it(ask) -> None:
    asked = ask(company__prefecture="東京都")
    asked.session.set_state(Place(OFFICE), AnswerState.CHECKING)
    assert asked.office.isHidden()
    asked.session.set_state(Place(OFFICE), None)
    assert not asked.office.isHidden()


@pytest.mark.parametrize("item_id", [DESTINATION, OFFICE])
def test_what_is_not_confirmed_says_so_in_the_list(ask, item_id: str) -> None:
    asked = ask()
    combo = asked.page.rows[item_id].editor.combo
    confirmed = {"北海道函館方面", "神奈川県警察本部"}
    for index in range(combo.count()):
        marked = combo.itemText(index).endswith("（未確認）")
        assert marked is (combo.itemData(index) not in confirmed)


@pytest.mark.parametrize("scale", [100, 200])
def test_the_longest_entry_is_shown_whole(ask, styled, resources_dir, scale: int) -> None:
    apply_style(styled, resources_dir, "light", scale)
    asked = ask(company__prefecture="北海道", report__destination="北海道函館方面")
    asked.page.resize(1300, 3000)
    styled.processEvents()
    combo = asked.page.rows[OFFICE].editor.combo
    needed = combo.fontMetrics().horizontalAdvance("北海道警察函館方面本部（未確認）")
    assert combo.width() > needed + combo.height()


def test_names_for_the_keyboard_and_screen_readers(ask) -> None:
    asked = ask(company__prefecture="東京都")
    own = asked.office.own_words
    own.open.click()
    assert own.line.accessibleName() == "提出先選択：e-Govの一覧に書いてある言葉"
    assert own.open.accessibleDescription() == "提出先選択"
    for button in (own.open, own.back, own.known, own.forget, asked.office.fitting.fit):
        assert button.focusPolicy() & Qt.FocusPolicy.TabFocus
        assert button.accessibleDescription() == "提出先選択"


def test_the_badge_where_it_is_copied(ask, qtbot) -> None:
    asked = ask(company__prefecture="東京都")
    badge = QLabel()
    qtbot.addWidget(badge)

    def shown() -> tuple[str, bool]:
        entries = egov_entries(asked.world.form, asked.session.case, asked.world.safe)
        tell_words(badge, next(e for e in entries if OFFICE in e.field.items))
        return badge.text(), not badge.isHidden()

    assert shown() == ("未確認", True)
    words_into(asked.office, "Tokyo")
    assert shown() == ("自分で直した言い方", True)
    asked.put(PREFECTURE, "神奈川県")
    assert shown()[1] is False


def test_the_page_for_copying_says_whose_words_they_are(ask, qtbot) -> None:
    asked = ask(company__prefecture="東京都")
    words_into(asked.office, "Tokyo")
    page = EgovPage(asked.world.context("egov"))
    qtbot.addWidget(page)
    page.enter()
    row = next(row for row in page.rows.values() if OFFICE in row.field.items)
    assert row.unconfirmed.text() == "自分で直した言い方"
    assert not row.unconfirmed.isHidden()
