"""The hint under a field: what is said, one click accepts, one click undoes."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from wizard import texts
from wizard.domain.case import AnswerState, Place
from wizard.domain.replacements import mark_name

SAYS = texts.CharacterHints
NAME = Place("applicant.name")


def mark(before: str, item: str = "applicant.name") -> str:
    return mark_name(item, before)


def copied(world, field_id: str = "form.name") -> str:
    field = next(f for f in world.form.egov if f.id == field_id)
    return str(world.safe.prepare(world.form, world.case, field).text)


def test_the_refused_character_its_substitute_and_why_are_told(hint_of):
    hint = hint_of("髙見　﨑子")
    told = hint.lines["﨑"].message
    assert told.kind == "info"
    assert told.text == (
        "「﨑」はe-Govで使えない漢字なので、「崎」で写します。（根拠：国税庁「JIS縮退マップ」）"
    )
    assert list(hint.lines) == ["髙", "﨑"]
    assert hint.copied.plain == "e-Govにはこう写します：高見　崎子"
    assert hint.notes.plain == SAYS.STAYS


def test_the_answer_is_never_changed(hint_of, world):
    hint = hint_of("髙見")
    hint.lines["髙"].buttons["accept"].click()
    assert world.case.text("applicant.name") == "髙見"
    hint.lines["髙"].buttons["take_back"].click()
    hint.lines["髙"].buttons["refuse"].click()
    assert world.case.text("applicant.name") == "髙見"


def test_one_click_accepts_and_the_hint_becomes_quiet(hint_of, world):
    hint = hint_of("髙見")
    line = hint.lines["髙"]
    line.buttons["accept"].click()
    assert world.case.marks[mark("髙")] == "高"
    assert line.is_quiet
    assert line.message.isHidden()
    assert line.decided.plain == "「髙」は「高」で写します。"
    assert list(line.buttons) == ["take_back"]
    assert hint.notes.isHidden()


def test_one_click_brings_the_proposal_back(hint_of, world):
    hint = hint_of("髙見")
    hint.lines["髙"].buttons["accept"].click()
    hint.lines["髙"].buttons["take_back"].click()
    assert mark("髙") not in world.case.marks
    assert list(hint.lines["髙"].buttons) == ["accept", "refuse", "own"]


def test_a_refused_proposal_waits_marked(hint_of, world):
    hint = hint_of("髙見")
    hint.lines["髙"].buttons["refuse"].click()
    line = hint.lines["髙"]
    assert line.message.kind == "caution"
    assert copied(world) == "〓見"
    assert hint.copied.plain == SAYS.COPIED_OPEN.format(text="〓見")
    assert list(line.buttons) == ["reading", "own", "take_back"]
    line.buttons["take_back"].click()
    assert copied(world) == "高見"


def test_decisions_are_undone_like_any_change(hint_of, world):
    hint = hint_of("髙見")
    hint.lines["髙"].buttons["accept"].click()
    assert world.session.undo_label == "「髙」の写し方"
    world.session.undo()
    assert not hint.lines["髙"].is_quiet
    world.session.redo()
    assert hint.lines["髙"].is_quiet


def test_all_are_accepted_with_one_click_and_undone_as_one(hint_of, world):
    hint = hint_of("髙見　﨑子")
    hint.all_fine.click()
    assert all(line.is_quiet for line in hint.lines.values())
    assert hint.all_fine.isHidden()
    world.session.undo()
    assert not any(line.is_quiet for line in hint.lines.values())


def test_an_ambiguous_one_asks(hint_of, world):
    line = hint_of("濵見").lines["濵"]
    assert list(line.buttons) == ["choose:濱", "choose:浜", "own"]
    assert line.buttons["own"].text() == SAYS.OWN_FREE
    assert copied(world) == "〓見"
    line.buttons["choose:浜"].click()
    assert copied(world) == "浜見"
    assert line.is_quiet


def test_without_a_substitute_the_reading_is_asked(hint_of, world):
    hint = hint_of("彅見")
    assert hint.copied.plain == SAYS.COPIED_OPEN.format(text="〓見")
    line = hint.lines["彅"]
    line.buttons["reading"].click()
    assert line.editor.line.text() == ""
    line.editor.line.insert("なぎ")
    QTest.keyClick(line.editor.line, Qt.Key.Key_Return)
    assert copied(world) == "なぎ見"
    assert line.editor is None
    assert world.case.text("applicant.name") == "彅見"


def test_the_reading_is_proposed_only_where_furigana_tells_it(hint_of, world):
    world.put("applicant.name_kana", "ナギ　タロウ")
    line = hint_of("彅　太郎").lines["彅"]
    line.buttons["reading"].click()
    assert line.editor.line.text() == "なぎ"
    assert line.editor.message.text == SAYS.FROM_KANA


def test_a_letter_without_a_substitute_may_be_left_out(hint_of, world):
    line = hint_of("山田\u0e01").lines["\u0e01"]
    line.buttons["leave_out"].click()
    assert copied(world) == "山田"
    assert line.decided.plain == "「\u0e01」は除いて写します。"


def test_a_picture_is_left_out_with_notice(hint_of, world):
    line = hint_of("山田😀").lines["😀"]
    assert "除いて写します" in line.message.text
    assert list(line.buttons) == ["accept", "own"]


def test_half_a_character_is_told(qtbot, ready, row_of, world):
    row = row_of()
    world.session.set_text(NAME, "山\ud842田")
    qtbot.waitUntil(lambda: row.characters.hint is not None)
    (line,) = row.characters.hint.lines.values()
    assert "こわれた文字" in line.message.text
    assert line.buttons["own"].accessibleName().startswith("「こわれた文字」")
    line.buttons["leave_out"].click()
    assert copied(world) == "山田"


def test_an_own_text_is_judged_while_typed(hint_of, world):
    line = hint_of("髙見").lines["髙"]
    line.buttons["own"].click()
    editor = line.editor
    assert editor.line.text() == "高"
    editor.line.setText("髙い")
    assert "「髙」もe-Govで使えません" in editor.message.text
    assert not editor.take.isEnabled()
    QTest.keyClick(editor.line, Qt.Key.Key_Return)
    assert line.editor is editor
    editor.line.setText("たか")
    assert editor.message.isHidden()
    editor.take.click()
    assert copied(world) == "たか見"
    assert world.session.wishes.settings.replacements == {}


def test_an_own_text_may_hold_for_all_cases(hint_of, world, qtbot):
    line = hint_of("髙見").lines["髙"]
    line.buttons["own"].click()
    line.editor.line.setText("たか")
    line.editor.everywhere.click()
    line.editor.take.click()
    assert world.session.wishes.settings.replacements == {"髙": "たか"}
    qtbot.waitUntil(lambda: line.is_quiet)
    assert line.decided.plain == "「髙」は「たか」で写します。（すべての案件）"
    line.buttons["forget"].click()
    assert world.session.wishes.settings.replacements == {}
    qtbot.waitUntil(lambda: not line.is_quiet)


def test_escape_leaves_the_own_text(hint_of):
    line = hint_of("髙見").lines["髙"]
    line.buttons["own"].click()
    QTest.keyClick(line.editor.line, Qt.Key.Key_Escape)
    assert line.editor is None
    assert not line.is_quiet


def test_three_are_told_and_the_rest_opens(hint_of):
    hint = hint_of("①②③④⑤")
    assert list(hint.lines) == ["①", "②", "③"]
    assert hint.more.text() == "ほかに2文字"
    hint.more.click()
    assert list(hint.lines) == ["①", "②", "③", "④", "⑤"]
    hint.more.click()
    assert len(hint.lines) == 3


def test_what_waits_for_a_word_comes_first(hint_of):
    assert list(hint_of("①髙彅").lines) == ["彅", "①", "髙"]


def test_half_width_kana_need_no_word(hint_of, world):
    hint = hint_of("架空町ｶｸｳﾋﾞﾙ", "company.address")
    assert hint.lines == {}
    assert hint.notes.plain == "半角カナは全角にして写します（ｶｸｳﾋﾞﾙ→カクウビル）。"
    assert hint.all_fine.isHidden()
    assert hint.more.isHidden()


def test_invisible_marks_of_direction_are_told(hint_of):
    hint = hint_of("架空\u202e町", "company.address")
    assert hint.lines == {}
    assert hint.notes.plain == SAYS.DIRECTION
    assert hint.copied.plain.endswith("架空町")


def test_the_hint_goes_with_the_character(hint_of, world, qtbot):
    hint = hint_of("髙見")
    world.put("applicant.name", "高見")
    qtbot.waitUntil(hint.isHidden)
    assert hint.lines == {}


def test_what_was_accepted_stays_accepted_while_typing_on(hint_of, world, qtbot):
    hint = hint_of("髙見")
    hint.lines["髙"].buttons["accept"].click()
    world.put("applicant.name", "髙見咲")
    qtbot.waitUntil(lambda: hint.copied.plain.endswith("高見咲"))
    assert hint.lines["髙"].is_quiet


def test_nothing_is_made_where_nothing_is_refused(qtbot, ready, row_of):
    row = row_of()
    row.editor.enter_text("高見咲子〜−")
    qtbot.waitUntil(lambda: row.characters._asked is not None)
    assert row.characters.hint is None


@pytest.mark.parametrize("item_id", ["shop.name", "report.kind", "company.prefecture"])
def test_what_does_not_go_into_egov_as_typed_is_not_watched(ready, row_of, item_id):
    assert row_of(item_id).characters is None


def test_without_safe_texts_nothing_is_watched(world, row_of):
    world.session.safe = None
    assert row_of().characters is None


def test_an_invalid_value_is_told_once(qtbot, ready, row_of):
    row = row_of("applicant.name_kana")
    row.editor.enter_text("髙ミ")
    qtbot.waitUntil(lambda: row.message.text != "")
    assert "「髙」" in row.message.text
    assert row.characters.hint is None


def test_a_state_has_no_hint(hint_of, world, qtbot):
    hint = hint_of("髙見")
    world.session.set_state(NAME, AnswerState.CHECKING)
    qtbot.waitUntil(hint.isHidden)
    world.session.set_state(NAME, None)
    qtbot.waitUntil(lambda: not hint.isHidden())


def test_a_known_length_is_doubted_under_the_field(ready, row_of, qtbot, world):
    world.session.wishes.limit_field("form.content", 40)
    row = row_of("report.content")
    row.editor.enter_text("架空堂で不正な注文がありました。" * 5)
    qtbot.waitUntil(lambda: row.characters.hint is not None)
    hint = row.characters.hint
    assert "40文字まで" in hint.lengths.text
    assert "申出書" in hint.lengths.text
    assert hint.copied.isHidden()
    world.session.wishes.limit_field("form.content", None)
    qtbot.waitUntil(hint.isHidden)


def test_a_length_counts_the_whole_field(ready, row_of, qtbot, world):
    world.session.wishes.limit_field("form.address", 10)
    world.put("company.prefecture", "神奈川県")
    row = row_of("company.address")
    row.editor.enter_text("架空市架空町1-1")
    qtbot.waitUntil(lambda: row.characters.hint is not None)
    assert "いま13文字" in row.characters.hint.lengths.text


def test_everything_is_reached_by_keyboard_and_named(hint_of, qtbot):
    hint = hint_of("髙見")
    line = hint.lines["髙"]
    button = line.buttons["accept"]
    assert button.accessibleName() == "「髙」：これでよい"
    assert hint.accessibleName() == "e-Govで使えない字（担当者氏名）"
    hint.window().activateWindow()
    qtbot.waitUntil(hint.isActiveWindow)
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert line.buttons["take_back"].hasFocus()


def test_a_hint_follows_the_decision_made_elsewhere(hint_of, world):
    hint = hint_of("髙見")
    world.session.set_mark(mark("髙"), "たか")  # e.g. beside a field of e-Gov
    assert copied(world) == "たか見"
    assert hint.lines["髙"].decided.plain == "「髙」は「たか」で写します。"


def test_what_was_decided_in_a_name_holds_in_the_text_that_names_it(hint_of, world):
    world.session.set_mark(mark("濵"), "浜")
    line = hint_of("濵見が気づいた。", "report.content").lines["濵"]
    assert line.decided.plain == "「濵」は「浜」で写します。（ほかの欄と同じ）"
    assert list(line.buttons) == ["own"]
    line.buttons["own"].click()
    line.editor.line.setText("はま")
    line.editor.take.click()
    assert copied(world, "form.content").startswith("はま見")
    assert list(line.buttons) == ["take_back"]
