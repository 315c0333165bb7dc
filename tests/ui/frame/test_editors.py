"""Editors take what is typed, whole and unchanged, and say so."""

from functools import partial

import pytest
from PySide6.QtCore import QDate, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QFocusEvent, QGuiApplication, QInputMethodEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QVBoxLayout, QWidget

from tests.ui.frame.conftest import FEW, ITEMS, MANY, an_item
from wizard.domain.form import Choice
from wizard.ui.editors import make_editor
from wizard.ui.editors.choices import ComboEditor, PrefectureEditor, RadioEditor
from wizard.ui.editors.dates import DateEditor, DateTimeEditor
from wizard.ui.editors.lines import GrowingInput, LineEditor, LongTextEditor, NumberEditor


@pytest.fixture
def editor_of(qtbot):
    def make(item):
        editor = make_editor(item)
        qtbot.addWidget(editor)
        editor.resize(600, editor.sizeHint().height())
        editor.show()
        return editor

    return make


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("text", LineEditor),
        ("katakana", LineEditor),
        ("ip", LineEditor),
        ("long_text", LongTextEditor),
        ("date", DateEditor),
        ("datetime", DateTimeEditor),
        ("yen", NumberEditor),
        ("presence", RadioEditor),
        ("prefecture", PrefectureEditor),
    ],
)
def test_each_type_has_its_editor(editor_of, kind, expected) -> None:
    assert type(editor_of(an_item(kind=kind))) is expected


def test_few_choices_are_all_in_view_and_many_are_not(editor_of) -> None:
    assert isinstance(editor_of(an_item(kind="choice", choices=FEW)), RadioEditor)
    assert isinstance(editor_of(an_item(kind="choice", choices=MANY)), ComboEditor)


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.id)
def test_names_for_people_and_tests(editor_of, item) -> None:
    editor = editor_of(item)
    assert editor.objectName() == item.id
    assert editor.accessibleName() == item.label
    assert editor.accessibleDescription() == item.hint
    if not isinstance(editor, RadioEditor):
        assert editor.input.accessibleName() == item.label


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.id)
def test_a_shown_text_comes_back_unchanged_and_is_not_announced(editor_of, qtbot, item) -> None:
    editor = editor_of(item)
    for text in ("なんでも　入れられる 𠮷", "", "2026-08-20", "goods", "有", "１２３"):
        with qtbot.assertNotEmitted(editor.edited):
            editor.set_text(text)
        assert editor.text() == text


@pytest.mark.parametrize(
    "text",
    ["x" * 40_000, "𠮷" * 20_000, "末尾の空白　 ", "a\u00a0b"],
    ids=["long", "pairs", "sp", "nb"],
)
def test_nothing_is_cut_off_or_replaced(editor_of, text) -> None:
    for kind in ("text", "long_text"):
        editor = editor_of(an_item(kind=kind))
        QApplication.clipboard().setText(text)
        editor.input.paste()
        assert editor.text() == text


def test_each_change_is_announced(editor_of, qtbot) -> None:
    editor = editor_of(an_item())
    texts: list[str] = []
    editor.edited.connect(texts.append)
    QTest.keyClicks(editor.input, "abc")
    assert texts == ["a", "ab", "abc"]


def test_a_composition_is_not_announced_before_it_ends(editor_of) -> None:
    for kind in ("text", "long_text"):
        editor = editor_of(an_item(kind=kind))
        texts: list[str] = []
        editor.edited.connect(texts.append)
        QApplication.sendEvent(editor.input, QInputMethodEvent("かくう", []))
        assert texts == []
        ending = QInputMethodEvent()
        ending.setCommitString("架空")
        QApplication.sendEvent(editor.input, ending)
        assert texts == ["架空"]


def test_tab_leaves_a_long_text_and_it_grows(editor_of) -> None:
    editor = editor_of(an_item(kind="long_text"))
    small = editor.input.height()
    editor.enter_text("一行\n" * 9)
    assert editor.input.height() > small
    assert editor.input.tabChangesFocus()
    editor.enter_text("")
    assert editor.input.height() == small


def fits(area: GrowingInput) -> bool:
    """Whether the text has the room that is there, and no scroll bar."""
    has_room = area.viewport().height() == area.contentsRect().height()
    return has_room and area.verticalScrollBar().maximum() == 0


def test_a_text_that_fits_has_no_scroll_bar_at_any_width(styled, qtbot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    area = GrowingInput()
    column.addWidget(area)
    column.addStretch(1)
    area.show_text("見本の長い文です。" * 30)
    for width in (760, 963, 400, 963):
        window.resize(width, 800)
        window.show()
        qtbot.waitUntil(partial(fits, area))


def test_pasted_markup_stays_plain(editor_of) -> None:
    editor = editor_of(an_item(kind="long_text"))
    editor.set_text("<b>太字</b>")
    assert editor.text() == "<b>太字</b>"


def test_a_chip_writes_its_sentence_once(editor_of) -> None:
    editor = editor_of(next(item for item in ITEMS if item.suggestions))
    assert [chip.text() for chip in editor.chips] == ["＋高額"]
    editor.enter_text("初めてのお客様です。")
    editor.chips[0].click()
    editor.chips[0].click()
    assert editor.text() == "初めてのお客様です。\n注文の金額が高額です。"
    editor.input.undo()
    assert editor.text() == "初めてのお客様です。"


def test_an_unknown_choice_is_kept_until_another_is_chosen(editor_of) -> None:
    for choices, other in ((FEW, "digital"), (MANY, "3")):
        editor = editor_of(an_item(kind="choice", choices=choices))
        editor.set_text("消えた選択肢")
        assert editor.text() == "消えた選択肢"
        editor.enter_text(other)
        assert editor.text() == other


def test_a_radio_button_is_chosen_and_taken_back_by_keys(editor_of) -> None:
    editor = editor_of(an_item(kind="presence"))
    assert list(editor.buttons) == ["有", "無", "不明"]
    texts: list[str] = []
    editor.edited.connect(texts.append)
    QTest.keyClick(editor.buttons["無"], Qt.Key.Key_Space)
    QTest.keyClick(editor.buttons["無"], Qt.Key.Key_Delete)
    assert texts == ["無", ""]
    assert not any(button.isChecked() for button in editor.buttons.values())


def test_the_wheel_changes_nothing(editor_of) -> None:
    for item in (an_item(kind="choice", choices=MANY), an_item(kind="prefecture")):
        editor = editor_of(item)
        editor.set_text("3" if item.choices else "東京都")
        before = editor.text()
        wheel = QWheelEvent(
            QPointF(5, 5),
            QPointF(5, 5),
            QPoint(0, 0),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(editor.combo, wheel)
        assert editor.text() == before


def test_a_combo_tells_its_label_not_its_value(editor_of) -> None:
    editor = editor_of(an_item(kind="choice", choices=MANY, label="負担"))
    editor.set_text("3")
    assert editor.combo.accessibleName() == "負担"


def test_a_prefecture_is_found_by_a_part_of_its_name(editor_of) -> None:
    editor = editor_of(an_item(kind="prefecture"))
    editor.input.insert("奈川")
    completer = editor.combo.completer()
    completer.setCompletionPrefix("奈川")
    assert completer.completionCount() == 1
    assert completer.currentCompletion() == "神奈川県"
    assert editor.text() == "奈川"


def test_canonical_dates_are_shown_in_words_and_kept_as_they_are(editor_of) -> None:
    date = editor_of(an_item(kind="date"))
    date.set_text("2026-08-20")
    assert date.line.text() == "2026年8月20日(木)"
    assert date.text() == "2026-08-20"
    moment = editor_of(an_item(kind="datetime"))
    moment.set_text("2026-08-01T22:14:05+09:00")
    assert moment.line.text() == "2026年8月1日(土) 22:14:05"
    assert moment.text() == "2026-08-01T22:14:05+09:00"
    moment.set_text("2026-02-31T22:14:05+09:00")
    assert moment.line.text() == "2026-02-31T22:14:05+09:00"


def test_a_day_is_picked_from_the_calendar(editor_of, qtbot) -> None:
    editor = editor_of(an_item(kind="date"))
    editor.set_text("令和8年8月20日")
    editor.open_calendar.click()
    popup = editor._popup
    assert popup.calendar.selectedDate() == QDate(2026, 8, 20)
    with qtbot.waitSignal(editor.edited) as seen:
        popup.calendar.clicked.emit(QDate(2026, 8, 3))
    assert seen.args == ["2026-08-03"]
    assert not popup.isVisible()


def test_a_time_without_seconds_is_shown_in_words_and_none_are_made_up(editor_of) -> None:
    editor = editor_of(an_item(kind="datetime"))
    editor.set_text("2026-08-01T22:14+09:00")
    assert editor.line.text() == "2026年8月1日(土) 22:14"
    assert editor.text() == "2026-08-01T22:14+09:00"
    editor.take_day(QDate(2026, 8, 2))
    assert editor.text() == "2026-08-02T22:14+09:00"
    assert editor.line.text() == "2026年8月2日(日) 22:14"


def test_the_calendar_keeps_the_time(editor_of) -> None:
    editor = editor_of(an_item(kind="datetime"))
    editor.set_text("2026/8/1 22:14:05")
    editor.take_day(QDate(2026, 8, 2))
    assert editor.text() == "2026-08-02T22:14:05+09:00"


def test_numbers_stand_at_the_right(editor_of) -> None:
    editor = editor_of(an_item(kind="yen"))
    assert editor.line.alignment() & Qt.AlignmentFlag.AlignRight


def test_enter_closes_nothing(qtbot) -> None:
    dialog = QDialog()
    column = QVBoxLayout(dialog)
    editors = [make_editor(item) for item in ITEMS]
    for editor in editors:
        column.addWidget(editor)
    qtbot.addWidget(dialog)
    dialog.show()
    for editor in editors:
        editor.setFocus()
        QTest.keyClick(editor.input, Qt.Key.Key_Return)
        assert dialog.isVisible(), editor.objectName()


def test_leaving_is_noticed(editor_of, qtbot) -> None:
    editor = editor_of(an_item())
    with qtbot.waitSignal(editor.left):
        QApplication.sendEvent(editor.input, _focus_out())


def _focus_out():
    return QFocusEvent(QEvent.Type.FocusOut)


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r", "\u2028", "\u2029", "\n\n"])
def test_lines_pasted_into_one_line_are_joined(editor_of, ends):
    editor = editor_of(an_item())
    told: list[str] = []
    editor.edited.connect(told.append)
    QGuiApplication.clipboard().setText(f"架空{ends}商店{ends}")
    editor.line.paste()
    assert told == ["架空 商店"]
    assert editor.text() == editor.line.text() == "架空 商店"


def test_a_given_text_keeps_its_lines_until_the_person_edits_it(editor_of):
    editor = editor_of(an_item())
    editor.set_text("架空\n商店")
    assert editor.text() == editor.line.text() == "架空\n商店"
    editor.line.end(False)
    QTest.keyClicks(editor.line, "A")
    assert editor.text() == "架空 商店A"


def test_a_prefecture_is_to_be_chosen_not_suggested(editor_of):
    editor = editor_of(an_item(kind="prefecture", example="東京都"))
    assert editor.combo.lineEdit().placeholderText() == "選んでください"


@pytest.mark.parametrize("kind", ["text", "date", "prefecture"])
@pytest.mark.parametrize(
    ("reason", "at_the_start"),
    [
        (Qt.FocusReason.TabFocusReason, True),
        (Qt.FocusReason.MouseFocusReason, True),
        (Qt.FocusReason.ActiveWindowFocusReason, False),
        (Qt.FocusReason.PopupFocusReason, False),
    ],
)
def test_a_line_that_is_left_shows_its_beginning(editor_of, kind, reason, at_the_start) -> None:
    editor = editor_of(an_item(kind=kind))
    line = editor.input
    QTest.keyClicks(line, "x" * 200)
    assert line.cursorPosition() == 200
    QApplication.sendEvent(line, QFocusEvent(QEvent.Type.FocusOut, reason))
    assert (line.cursorPosition() == 0) is at_the_start
    assert editor.text() == "x" * 200


def test_own_words_are_one_entry_more_and_only_while_they_are_chosen(editor_of) -> None:
    editor = editor_of(an_item(kind="choice", choices=MANY))
    for words in ("a", "ab", "abc"):
        editor.set_text(words)
    assert editor.combo.count() == len(MANY) + 1
    assert editor.combo.currentText() == "abc"
    editor.combo.setCurrentIndex(2)
    assert editor.text() == MANY[2].value
    assert editor.combo.count() == len(MANY)


def test_words_nobody_confirmed_say_so_in_the_list(editor_of) -> None:
    choices = (*MANY, Choice("x", "どこか", confirmed=False))
    editor = editor_of(an_item(kind="choice", choices=choices))
    assert editor.combo.itemText(0) == MANY[0].label
    assert editor.combo.itemText(len(MANY)) == "どこか（未確認）"
    editor.set_text("x")
    assert editor.text() == "x"
