"""The small window: walked by keyboard, interrupted, closed; what it copies and what it says."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton, QWidget

from tests.ui.documents.test_egov import fill
from wizard import texts
from wizard.domain.case import Place
from wizard.output.copy_text import egov_entries
from wizard.ui.files import attached_paths
from wizard.ui.narrative_keeper import CONTENT
from wizard.ui.pages import egov
from wizard.ui.style import apply_style
from wizard.ui.transcription.keeper import keeper_of


def clipboard():
    return QApplication.clipboard().text()


def press(qtbot, panel, key, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(QApplication.focusWidget() or panel, key, modifier)


def repeat(key):
    """Send what the system sends while a key is held: to whatever has the keyboard then."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, "", True)
        focused = QApplication.focusWidget()
        assert focused is not None
        QApplication.sendEvent(focused, event)


def hold(window, key):
    """Press a key, hold it for a while, and let it go."""
    focused = QApplication.focusWidget() or window
    QTest.keyPress(focused, key)
    for _ in range(30):
        repeat(key)
    QTest.keyRelease(QApplication.focusWidget() or window, key)


def walk(qtbot, panel):
    """Press Enter until nothing is lit; return field id → what the clipboard had afterwards."""
    copied = {}
    while panel.body.lit:
        field_id = panel.body.lit
        press(qtbot, panel, Qt.Key.Key_Return)
        copied[field_id] = clipboard()
        assert len(copied) < 30
    return copied


def save_pdf(filled, folder):
    pdf = folder / "申出書_20260821.pdf"
    pdf.write_bytes(b"%PDF-1.7")
    filled.session.set_mark("file:statement", str(pdf))
    return pdf


# --- the way through -----------------------------------------------------------------------------
def test_enter_alone_copies_field_after_field_exactly(panel, filled, qtbot):
    wanted = {
        entry.field.id: entry.text
        for entry in egov_entries(filled.form, filled.case, filled.safe)
        if entry.text
    }
    assert walk(qtbot, panel) == wanted
    assert list(wanted) == [f.id for f in filled.form.egov if f.id in wanted]  # e-Gov's order
    assert all(filled.case.marks[f"copied:{field_id}"] == "1" for field_id in wanted)
    assert panel.body.count.plain == f"{len(wanted)} / {len(wanted)}"


def test_the_first_field_is_lit_and_the_others_are_lines(panel):
    assert panel.body.lit == "basic.company_name"
    assert panel.body.opened.label.plain == "法人名"
    assert panel.body.opened.value.toPlainText() == "株式会社架空商店"
    assert [i for i, line in panel.body.lines.items() if line.isHidden()] == ["basic.company_name"]
    assert QApplication.focusWidget() is panel.body.opened.copy


def test_after_copying_the_line_has_its_tick_and_the_window_says_what_is_copied(panel, qtbot):
    press(qtbot, panel, Qt.Key.Key_Return)
    line = panel.body.lines["basic.company_name"]
    assert line.is_done
    assert "写しました" in line.accessibleName()
    assert panel.body.lit == "basic.name"
    assert "「法人名」をコピーしました" in panel.body.message.text


def test_arrows_home_end_and_clicks_light_another(panel, qtbot):
    ids = list(panel.body.lines)
    for key, lit in (
        (Qt.Key.Key_Down, ids[1]),
        (Qt.Key.Key_Down, ids[2]),
        (Qt.Key.Key_Up, ids[1]),
        (Qt.Key.Key_End, ids[-1]),
        (Qt.Key.Key_Down, ids[-1]),
        (Qt.Key.Key_Home, ids[0]),
        (Qt.Key.Key_Up, ids[0]),
    ):
        press(qtbot, panel, key)
        assert panel.body.lit == lit
    qtbot.mouseClick(panel.body.lines["form.email"], Qt.MouseButton.LeftButton)
    assert panel.body.lit == "form.email"
    press(qtbot, panel, Qt.Key.Key_Return)
    assert clipboard() == "hanako@example.com"
    assert panel.body.lit == "form.phone"  # goes on from there


def test_tab_stays_within_the_window_and_everything_has_a_name(panel, qtbot):
    seen: list[QWidget] = []
    while (focused := QApplication.focusWidget()) not in seen:
        assert focused is not None
        seen.append(focused)
        press(qtbot, panel, Qt.Key.Key_Tab)
    assert panel.body.opened.copy in seen
    assert panel.body.menu_button in seen
    for widget in seen:
        words = widget.text() if isinstance(widget, QAbstractButton) else ""
        assert widget.accessibleName() or words, widget.objectName()
    assert panel.body.opened.copy.accessibleName() == "法人名をコピーする"


def test_undo_takes_the_last_tick_away_and_lights_its_field(panel, filled, qtbot):
    press(qtbot, panel, Qt.Key.Key_Return)
    press(qtbot, panel, Qt.Key.Key_Return)
    press(qtbot, panel, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert panel.body.lit == "basic.name"
    assert "copied:basic.name" not in filled.case.marks
    assert "copied:basic.company_name" in filled.case.marks
    press(qtbot, panel, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    press(qtbot, panel, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not [name for name in filled.case.marks if name.startswith("copied")]


def test_escape_closes_and_reopening_goes_on_where_it_was(panel, open_panel, keeper, qtbot):
    press(qtbot, panel, Qt.Key.Key_Return)
    press(qtbot, panel, Qt.Key.Key_Return)
    press(qtbot, panel, Qt.Key.Key_Escape)
    assert keeper.panel is None
    again = open_panel()
    assert again.body.lit == "basic.name_kana"
    assert again.body.count.plain.startswith("2 / ")
    assert again.body.lines["basic.name"].is_done


def test_a_choice_is_chosen_from_a_list(panel, filled, qtbot):
    panel.body.light("form.destination")
    opened = panel.body.opened
    assert opened.caption.plain == "e-Govの一覧から、これを選びます。"
    assert not opened.caption.isHidden()
    assert (opened.value.toPlainText(), opened.tick.text()) == ("東京都", "選んだ")
    opened.tick.click()
    assert "copied:form.destination" in filled.case.marks
    assert panel.body.lit == "form.postal_code"
    assert panel.body.lines["form.destination"].words == "東京都"  # still to be read while choosing
    panel.body.light("form.destination")
    assert opened.tick.isChecked()
    opened.tick.click()
    assert "copied:form.destination" not in filled.case.marks
    assert panel.body.lit == "form.destination"


def test_a_field_without_a_value_leads_to_where_it_is_written(panel, filled, qtbot):
    filled.put("applicant.phone", "")
    qtbot.waitUntil(lambda: panel.body.lines["form.phone"].words == "値がありません")
    panel.body.light("form.phone")
    assert "値がありません" in panel.body.opened.nothing.text
    assert panel.body.opened.copy.isHidden()
    press(qtbot, panel, Qt.Key.Key_Return)
    assert filled.desk.went == [("shop", Place("applicant.phone"))]
    assert panel.isVisible()


def test_the_closing_card_says_that_it_is_not_sent(panel, filled, keeper, qtbot, tmp_path):
    save_pdf(filled, tmp_path)
    filled.put("applicant.phone", "")
    walk(qtbot, panel)
    closing = panel.body.closing
    assert not closing.isHidden()
    assert closing.title.plain == "値のある欄は写しました"
    assert "e-Govの画面で送信するまで、通報は届きません。" in closing.words.plain
    assert "されていません" not in closing.words.plain  # nobody here knows that
    assert closing.missing.text == "値がないまま残っている欄：電話番号"
    assert QApplication.focusWidget() is closing.words
    press(qtbot, panel, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is closing.sent_button
    press(qtbot, panel, Qt.Key.Key_Return)
    assert filled.desk.went == [("after", None)]
    assert keeper.panel is None
    assert not [name for name in filled.case.marks if name.startswith("state:")]


def test_one_enter_too_many_says_nothing(panel, filled, keeper, qtbot, tmp_path):
    save_pdf(filled, tmp_path)
    walk(qtbot, panel)
    last, marks = clipboard(), dict(filled.case.marks)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        press(qtbot, panel, key)
    assert keeper.panel is panel
    assert panel.isVisible()
    assert filled.desk.went == []
    assert (clipboard(), filled.case.marks) == (last, marks)
    press(qtbot, panel, Qt.Key.Key_Tab)
    press(qtbot, panel, Qt.Key.Key_Space)
    assert filled.desk.went == [("after", None)]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_held_key_copies_one_field(panel, filled, qtbot, key):
    hold(panel, key)
    assert [name for name in filled.case.marks if name.startswith("copied:")] == [
        "copied:basic.company_name"
    ]
    assert clipboard() == "株式会社架空商店"
    assert panel.body.lit == "basic.name"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_a_held_key_on_the_last_field_and_on_the_card_goes_nowhere(panel, filled, qtbot, key):
    while len([state for state in panel.copier.to_do if state.is_to_do]) > 1:
        press(qtbot, panel, Qt.Key.Key_Return)
    hold(panel, key)
    assert not panel.body.closing.isHidden()
    press(qtbot, panel, Qt.Key.Key_Tab)
    repeat(key)
    assert panel.isVisible()
    assert filled.desk.went == []


def test_a_held_enter_ticks_by_hand_once(panel, filled, qtbot):
    panel.body.light("form.name")
    panel.body.opened.tick.setFocus()
    hold(panel, Qt.Key.Key_Return)
    assert [name for name in filled.case.marks if name.startswith("copied:")] == [
        "copied:form.name"
    ]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_a_held_key_on_the_page_copies_one_field(filled, qtbot, key):
    page = egov.EgovPage(filled.context("egov"))
    qtbot.addWidget(page)
    page.resize(760, 2400)
    page.show()
    page.activateWindow()
    page.enter()
    qtbot.waitUntil(page.isActiveWindow)
    page.focus_next()
    hold(page, key)
    assert [name for name in filled.case.marks if name.startswith("copied:")] == [
        "copied:basic.company_name"
    ]


def test_a_missing_or_old_file_is_told_at_the_end(
    open_panel, filled, keeper, qtbot, monkeypatch, tmp_path
):
    pdf = save_pdf(filled, tmp_path)
    panel = open_panel()
    walk(qtbot, panel)
    closing = panel.body.closing
    notice = panel.body.opened.old
    assert (closing.title.plain, closing.files.text) == ("写し終わりました", "")
    monkeypatch.setattr(notice.freshness, "saved_is_old", True)
    notice.freshness.looked.emit()
    assert closing.files.text == texts.Documents.SAVED_IS_OLD
    assert closing.title.plain == "値のある欄は写しました"
    monkeypatch.setattr(notice.freshness, "saved_is_old", False)
    assert attached_paths(filled.case) == [pdf]
    pdf.unlink()
    panel.copier.refresh(again=True)
    assert closing.files.text == texts.Transcription.NO_FILES
    qtbot.mouseClick(closing.findChild(QPushButton, "closing_documents"), Qt.MouseButton.LeftButton)
    assert filled.desk.went == [("documents", None)]
    assert keeper.panel is panel


def test_closing_from_the_card_goes_nowhere(panel, filled, keeper, qtbot):
    walk(qtbot, panel)
    qtbot.mouseClick(panel.body.closing.leave_button, Qt.MouseButton.LeftButton)
    assert keeper.panel is None
    assert filled.desk.went == []


# --- what changes meanwhile ----------------------------------------------------------------------
def test_what_is_copied_is_what_the_case_says_at_that_moment(panel, filled, qtbot):
    panel.body.light("form.name")
    filled.put("applicant.name", "髙見﨑子")  # not shown yet
    assert panel.body.opened.value.toPlainText() == "架空　花子"
    press(qtbot, panel, Qt.Key.Key_Return)
    assert clipboard() == "高見崎子"


def test_the_written_text_follows_the_answers_up_to_the_moment_of_copying(panel, filled, qtbot):
    panel.body.light("form.content")
    assert "架空堂" in panel.body.opened.value.toPlainText()
    filled.put("shop.name", "見本堂")
    press(qtbot, panel, Qt.Key.Key_Return)
    assert "見本堂" in clipboard()
    assert clipboard() == filled.case.text(CONTENT.item)


def test_a_value_that_changed_after_copying_is_to_do_again(panel, filled, qtbot):
    walk(qtbot, panel)
    filled.put("applicant.name", "架空　太郎")
    line = panel.body.lines["form.name"]
    qtbot.waitUntil(lambda: line.words == "変わりました")
    assert panel.body.closing.isHidden()
    panel.body.light_next()
    assert panel.body.lit == "basic.name"
    assert "もう一度コピー" in panel.body.opened.changed.text
    press(qtbot, panel, Qt.Key.Key_Return)
    assert clipboard() == "架空　太郎"
    assert not panel.body.lines["basic.name"].words


def test_page_and_window_show_the_same(panel, filled, qtbot):
    page = egov.EgovPage(filled.context("egov"))
    qtbot.addWidget(page)
    page.resize(760, 2400)
    page.show()
    page.enter()
    assert page.copier is panel.copier
    panel.copy()
    assert page.rows["basic.company_name"].tick.isChecked()
    page.rows["form.name"].tick.click()
    assert panel.body.lines["form.name"].is_done
    assert page.panel_button.objectName() == "open_panel"


def test_a_new_look_keeps_the_lit_field_and_the_window(panel, filled, styled, qtbot, resources_dir):
    panel.body.light("form.name")
    old, width = panel.body, panel.width()
    apply_style(styled, resources_dir, "dark", 150)
    qtbot.waitUntil(lambda: panel.body is not old)
    assert panel.body.lit == "form.name"
    assert panel.width() > width
    panel.copy()
    assert clipboard() == "架空　花子"
    apply_style(styled, resources_dir, "light", 100)
    qtbot.waitUntil(lambda: panel.body.lit == "form.name" or panel.body.lit == "form.name_kana")


# --- what cannot be copied as it is --------------------------------------------------------------
def test_a_text_with_an_open_place_is_not_copied_silently(panel, filled, qtbot):
    filled.put("applicant.name", "\ua4d0見花子")
    QApplication.clipboard().setText("前のもの")
    qtbot.waitUntil(lambda: panel.body.lines["form.name"].words == "〓が残っています")
    panel.body.light("form.name")
    press(qtbot, panel, Qt.Key.Key_Return)
    opened = panel.body.opened
    assert clipboard() == "前のもの"
    assert "copied:form.name" not in filled.case.marks
    assert not opened.question.isHidden()
    assert QApplication.focusWidget() is opened.mend_open
    press(qtbot, panel, Qt.Key.Key_Return)
    assert filled.desk.went == [("shop", Place("applicant.name"))]
    opened.copy_open.click()
    assert clipboard() == "〓見花子"
    assert "copied:form.name" in filled.case.marks
    assert panel.body.lit == "form.name_kana"


def test_the_page_asks_before_it_copies_an_open_place(filled, qtbot):
    filled.put("applicant.name", "\ua4d0見花子")
    page = egov.EgovPage(filled.context("egov"))
    qtbot.addWidget(page)
    page.show()
    page.enter()
    QApplication.clipboard().setText("前のもの")
    filled.desk.answer = False
    page.copy("form.name")
    assert clipboard() == "前のもの"
    assert "「〓」" in filled.desk.asked[0]
    filled.desk.answer = True
    page.copy("form.name")
    assert clipboard() == "〓見花子"


def test_what_was_replaced_is_one_line_with_more_behind_it(panel, filled, qtbot):
    filled.put("applicant.name", "髙見花子")
    panel.body.light("form.name")
    opened = panel.body.opened
    qtbot.waitUntil(lambda: "髙→高" in opened.replaced.plain)
    assert opened.details.isHidden()
    opened.more.click()
    assert not opened.details.isHidden()
    assert "「髙」はe-Govで使えない漢字なので、「高」で写します。" in opened.details.plain
    panel.body.step(1)
    assert opened.details.isHidden()


def test_an_invalid_value_is_told(panel, filled, qtbot):
    filled.put("applicant.name_kana", "かくう　はなこ")
    panel.body.light("form.name_kana")
    qtbot.waitUntil(lambda: "カタカナ" in panel.body.opened.wrong.text)


# --- long text -----------------------------------------------------------------------------------
def test_many_lines_survive_the_clipboard(panel, filled, qtbot):
    text = "\n".join(f"{n}行目です。" for n in range(300))
    filled.put(CONTENT.item, text)
    panel.body.light("form.content")
    press(qtbot, panel, Qt.Key.Key_Return)
    assert clipboard() == text
    assert QApplication.clipboard().mimeData().text().count("\n") == 299


def test_a_long_text_is_whole_in_the_window_and_scrolls_by_keyboard(panel, filled, qtbot):
    filled.put(CONTENT.item, "\n".join(f"{n}行目です。" for n in range(300)))
    panel.body.light("form.content")
    value = panel.body.opened.value
    qtbot.waitUntil(lambda: value.toPlainText().count("\n") == 299 and value.is_longer)
    value.setFocus()
    before = value.verticalScrollBar().value()
    press(qtbot, panel, Qt.Key.Key_Down)
    assert value.verticalScrollBar().value() > before
    assert panel.body.lit == "form.content"


def test_nothing_of_a_short_text_is_cut(panel, filled, qtbot):
    filled.put("applicant.name", "見本" * 60)
    panel.body.light("form.name")
    value = panel.body.opened.value
    qtbot.waitUntil(lambda: len(value.toPlainText()) == 120)
    qtbot.waitUntil(lambda: not value.is_longer)
    assert value.horizontalScrollBar().maximum() == 0


@pytest.mark.parametrize("typed", ["40", "４０", " 40 "])
def test_a_limit_seen_on_the_screen_gives_a_complete_short_version(panel, filled, qtbot, typed):
    filled.put(CONTENT.item, "一文目の文章です。" * 10)
    panel.body.light("form.content")
    limit = panel.body.opened.limit
    limit.open.click()
    assert limit.line.hasFocus()
    limit.line.setText(typed)
    press(qtbot, panel, Qt.Key.Key_Return)
    assert filled.session.wishes.settings.limits == {"form.content": 40}
    assert "この欄は40文字までです" in panel.body.opened.caution.text
    assert "全部は申出書のPDFに入ります。" in limit.known.plain
    assert QApplication.focusWidget() is panel.body.opened.copy
    press(qtbot, panel, Qt.Key.Key_Return)
    assert clipboard() == "一文目の文章です。" * 2 + "詳細は添付の申出書のとおり。"
    assert filled.safe.explain(filled.form, filled.case).whole  # so the PDF has all of it
    panel.body.light("form.content")
    limit.remove.click()
    assert filled.session.wishes.settings.limits == {}
    panel.copy()
    assert clipboard() == "一文目の文章です。" * 10


def test_a_limit_that_is_no_number_is_told(panel, filled, qtbot):
    panel.body.light("form.content")
    limit = panel.body.opened.limit
    limit.open.click()
    for typed in ("", "多い", "0", "-5", "9" * 30):
        limit.line.setText(typed)
        limit.take.click()
        assert "数字だけで" in limit.wrong.text
    assert filled.session.wishes.settings.limits == {}
    qtbot.keyClick(limit.line, Qt.Key.Key_Escape)
    assert not limit.is_asking
    assert panel.isVisible()


def test_the_page_takes_a_limit_as_well(filled, qtbot):
    filled.put(CONTENT.item, "一文目の文章です。" * 10)
    page = egov.EgovPage(filled.context("egov"))
    qtbot.addWidget(page)
    page.show()
    page.enter()
    row, other = page.rows["form.content"], page.rows["form.phone"].limit
    limit = row.limit
    assert limit is not None
    assert other is not None
    assert (limit.isHidden(), other.isHidden()) == (False, True)
    limit.ask()
    limit.line.setText("40")
    limit.take.click()
    assert row.text.endswith("詳細は添付の申出書のとおり。")
    assert filled.session.wishes.settings.limits == {"form.content": 40}


def test_a_limit_makes_the_saved_statement_old(filled, qtbot, tmp_path):
    from wizard.ui import freshness
    from wizard.ui.explaining import Explaining

    filled.put(CONTENT.item, "一文目の文章です。" * 10)
    saved = tmp_path / "申出書.pdf"
    saved.write_bytes(b"%PDF")
    explain = Explaining(filled.context("egov"))
    made = freshness.made_of(
        filled.form, filled.case, with_notes=False, explained=explain(filled.case)
    )
    filled.session.set_marks({"file:statement": str(saved), freshness.SAVED_OF: made})
    found = freshness.Freshness(filled.session, explain=explain)
    found.look()
    assert not found.saved_is_old
    filled.session.wishes.limit_field("form.content", 40)
    found.look()
    assert found.saved_is_old


def test_a_very_long_paste_is_no_trouble(panel, filled, qtbot):
    filled.put(CONTENT.item, "髙い買い物です。\ud842\u202e①" * 15_000)
    panel.body.light("form.content")
    panel.copy()
    panel.body.opened.copy_open.click()
    text = clipboard()
    assert text.count("高い買い物です。〓") == 15_000
    assert filled.safe.gate.clean(text).text == text


# --- a window of its own -------------------------------------------------------------------------
def test_it_stays_on_top_and_belongs_to_no_other_window(panel):
    assert panel.windowFlags() & Qt.WindowType.WindowStaysOnTopHint
    assert panel.windowType() == Qt.WindowType.Tool
    assert panel.parentWidget() is None
    assert not panel.testAttribute(Qt.WidgetAttribute.WA_QuitOnClose)
    assert panel.testAttribute(Qt.WidgetAttribute.WA_MacAlwaysShowToolWindow)


def test_it_closes_with_the_case(panel, keeper, filled, qtbot):
    filled.session.closing.emit()
    assert keeper.panel is None
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert "transcription" not in [w.objectName() for w in QApplication.topLevelWidgets()]


def test_there_is_one_window_of_a_case(panel, open_panel, keeper, filled):
    assert open_panel() is panel
    assert keeper_of(filled.context("egov")) is keeper


def test_the_keyboard_comes_back_to_the_copy_button(panel, qtbot):
    other = QWidget()
    qtbot.addWidget(other)
    panel.body.menu_button.setFocus()
    other.show()
    other.activateWindow()
    qtbot.waitUntil(other.isActiveWindow)
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    assert QApplication.focusWidget() is panel.body.opened.copy


def test_its_words_are_calm():
    for words in vars(texts.Transcription).values():
        if isinstance(words, str):
            assert "！" not in words
            assert "エラー" not in words


def test_an_empty_case_is_no_trouble(world, qtbot):
    keeper = keeper_of(world.context("egov"))
    near = QWidget()
    qtbot.addWidget(near)
    keeper.open(near)
    panel = keeper.panel
    assert panel is not None
    for _ in range(3):
        panel.copy()
        panel.body.step(1)
    fill(world)
    keeper.end()
