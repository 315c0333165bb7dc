from itertools import groupby

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from tests.ui.documents.stand_ins import an_order
from wizard.domain.case import Answer, AnswerState, Place, Source, SourceKind
from wizard.domain.changes import Act, Group, Insert
from wizard.output.copy_text import egov_entries
from wizard.ui import freshness, narrative_keeper
from wizard.ui.narrative_keeper import CONTENT
from wizard.ui.pages import egov
from wizard.ui.pages.narrative import CompareDialog
from wizard.ui.widgets import Button, IconLabel, Text


def fill(world):
    for item_id, text in {
        "applicant.name": "架空　花子",
        "applicant.name_kana": "カクウ　ハナコ",
        "applicant.email": "hanako@example.com",
        "company.name": "株式会社架空商店",
        "company.prefecture": "東京都",
        "company.address": "千代田区架空町1-1",
        "shop.name": "架空堂",
        "report.kind": "ネット上の詐欺・悪質商法等による被害に関するもの",
    }.items():
        world.put(item_id, text)


@pytest.fixture
def page(qtbot, world):
    fill(world)
    page = egov.EgovPage(world.context("egov"))
    qtbot.addWidget(page)
    page.resize(760, 2400)
    page.show()
    page.enter()
    qtbot.waitUntil(lambda: world.case.text(CONTENT.item) != "")
    qtbot.waitUntil(lambda: page.rows["form.content"].text != "")
    return page


def content(world):
    return world.case.answers[CONTENT.item]


# --- copying -------------------------------------------------------------------------------------
def test_every_field_stands_there_in_egovs_order(page, real_form):
    assert list(page.rows) == [field.id for field in real_form.egov]
    tops = [row.mapTo(page, row.rect().topLeft()).y() for row in page.rows.values()]
    assert tops == sorted(tops)


def test_each_button_copies_exactly_its_text(page, world, qtbot, real_form):
    for entry in egov_entries(real_form, world.case, world.safe):
        button = page.rows[entry.field.id].copy
        QApplication.clipboard().setText("前のもの")
        if entry.field.kind == "attachment":
            assert button.isHidden()
            continue
        if not entry.text:
            assert not button.isEnabled()
            continue
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert QApplication.clipboard().text() == entry.text
        assert world.case.marks[f"copied:{entry.field.id}"] == "1"


def test_the_long_text_is_cut_on_screen_but_not_on_the_clipboard(page, world, qtbot):
    page.narrative.row.editor.enter_text("長い文章です。\n" * 100)
    qtbot.waitUntil(lambda: page.rows["form.content"].text.count("\n") > 90)
    row = page.rows["form.content"]
    assert len(row.value.plain) < 250
    qtbot.mouseClick(row.copy, Qt.MouseButton.LeftButton)
    assert QApplication.clipboard().text() == world.case.text(CONTENT.item)


def test_copying_ticks_and_leads_on_so_that_enter_copies_the_next(page, world, qtbot):
    assert page.rows["basic.company_name"].is_next
    qtbot.mouseClick(page.rows["basic.company_name"].copy, Qt.MouseButton.LeftButton)
    assert page.rows["basic.company_name"].tick.isChecked()
    assert page.rows["basic.name"].is_next
    assert QApplication.focusWidget() is page.rows["basic.name"].copy
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert QApplication.clipboard().text() == "架空　花子"
    assert QApplication.focusWidget() is page.rows["basic.name_kana"].copy
    assert "個のうち2個" in page.progress.plain


def test_a_held_clipboard_ticks_nothing(page, world, qtbot):
    world.desk.clipboard_free = False
    qtbot.mouseClick(page.rows["basic.name"].copy, Qt.MouseButton.LeftButton)
    assert "copied:basic.name" not in world.case.marks


def test_a_value_that_changed_after_copying_is_told(page, world, qtbot):
    qtbot.mouseClick(page.rows["basic.name"].copy, Qt.MouseButton.LeftButton)
    world.put("applicant.name", "架空　太郎")
    qtbot.waitUntil(lambda: page.rows["basic.name"].note.text != "")
    assert "もう一度コピー" in page.rows["basic.name"].note.text
    qtbot.mouseClick(page.rows["basic.name"].copy, Qt.MouseButton.LeftButton)
    assert page.rows["basic.name"].note.text == ""


def test_ticks_by_hand_and_reset_after_asking(page, world, qtbot):
    page.rows["basic.name"].tick.click()
    assert world.case.marks["copied:basic.name"] == "1"
    page.rows["basic.name"].tick.click()
    assert "copied:basic.name" not in world.case.marks
    page.copy("basic.name")
    world.desk.answer = False
    qtbot.mouseClick(page.reset_button, Qt.MouseButton.LeftButton)
    assert "copied:basic.name" in world.case.marks
    world.desk.answer = True
    qtbot.mouseClick(page.reset_button, Qt.MouseButton.LeftButton)
    assert not [name for name in world.case.marks if name.startswith("copied")]
    assert not page.rows["basic.name"].tick.isChecked()
    assert len(world.desk.asked) == 2


def test_what_is_missing_is_marked_and_leads_to_its_place(page, world, qtbot):
    row = page.rows["form.phone"]
    assert row.note.text == "まだ入っていません。"
    assert row.jump.text() == "入力する"
    qtbot.mouseClick(row.jump, Qt.MouseButton.LeftButton)
    assert world.desk.went == [("shop", Place("applicant.phone"))]
    optional = page.rows["attachments"]
    assert "まだ入っていません" not in optional.note.text


def test_a_field_of_two_items_leads_to_the_one_that_is_empty(page, world, qtbot):
    world.put("company.address", "")
    qtbot.waitUntil(lambda: page.rows["basic.address"].text == "東京都")
    qtbot.mouseClick(page.rows["basic.address"].jump, Qt.MouseButton.LeftButton)
    assert world.desk.went == [("shop", Place("company.address"))]


def words_of(row):
    return [label.text() for label in row.findChildren(QLabel) if not label.isHidden()]


def test_unconfirmed_labels_are_marked(page, real_form):
    for field in real_form.egov:
        words = words_of(page.rows[field.id])
        if field.kind != "choice":
            assert ("未確認" in words) == (not field.confirmed)
        assert ("必須" in words) == field.required


def test_a_choice_is_marked_while_its_own_words_are_unconfirmed(page, world, qtbot):
    for office, confirmed in (("警視庁", False), ("神奈川県警察本部", True)):
        world.put("report.office", office)
        qtbot.waitUntil(lambda office=office: page.rows["office"].text == office)
        assert ("未確認" in words_of(page.rows["office"])) is not confirmed


def test_attachments_name_the_saved_file_or_lead_to_it(page, world, qtbot, tmp_path):
    row = page.rows["attachments"]
    assert "保存していません" in row.note.text
    qtbot.mouseClick(row.jump, Qt.MouseButton.LeftButton)
    assert world.desk.went == [("documents", None)]
    saved = tmp_path / "申出書_20260821.pdf"
    saved.write_bytes(b"%PDF")
    world.session.set_mark("file:statement", str(saved))
    qtbot.waitUntil(lambda: row.text == "申出書_20260821.pdf")
    assert row.note.text == ""


def test_a_saved_statement_that_grew_old_is_not_offered_silently(page, world, qtbot, tmp_path):
    saved = tmp_path / "申出書_20260821.pdf"
    saved.write_bytes(b"%PDF")
    row = page.rows["attachments"]
    made_of = freshness.made_of(world.form, world.case, with_notes=False)
    world.session.set_marks({"file:statement": str(saved), freshness.SAVED_OF: made_of})
    qtbot.waitUntil(lambda: row.text == saved.name)
    assert (row.note.text, page.old.isHidden()) == ("", True)
    world.put("shop.name", "見本堂")
    qtbot.waitUntil(lambda: row.note.text != "")
    assert row.note.text == page.old.text
    assert row.note.text == "保存したあとで答えが変わりました。もう一度PDFを保存してください。"
    qtbot.mouseClick(page.to_documents, Qt.MouseButton.LeftButton)
    assert world.desk.went == [("documents", None)]
    world.session.undo()
    page.enter()
    assert (row.note.text, page.old.isHidden()) == ("", True)


def test_the_text_written_for_egov_makes_no_statement_old(page, world, qtbot, tmp_path):
    saved = tmp_path / "申出書_20260821.pdf"
    saved.write_bytes(b"%PDF")
    made_of = freshness.made_of(world.form, world.case, with_notes=False)
    world.session.set_marks({"file:statement": str(saved), freshness.SAVED_OF: made_of})
    page.narrative.row.editor.enter_text("わたしが書いた文章です。")
    page.enter()
    assert page.old.isHidden()


def test_a_line_stands_between_rows_and_not_below_the_last(page, real_form):
    lasts = {list(part)[-1].id for _, part in groupby(real_form.egov, key=lambda f: f.part)}
    assert {field_id for field_id, row in page.rows.items() if row.is_last} == lasts
    for row in page.rows.values():
        if not row.is_next:
            image = row.grab().toImage()
            colours = {image.pixel(60, image.height() - 1 - y) for y in (0, 1)}
            assert (len(colours) == 1) == row.is_last


def test_icon_words_and_button_of_a_message_share_one_line(page, world, qtbot):
    page.old.set("caution", "保存したあとで答えが変わりました。")
    page.old.show()
    parts = page.old.findChild(IconLabel), page.old.findChild(Text), page.to_documents

    def apart() -> int:
        middles = [part.geometry().center().y() for part in parts]
        return int(max(middles) - min(middles))

    qtbot.waitUntil(lambda: apart() <= 2)  # its edges are taken when it is shown


def test_it_says_what_to_do_about_characters(page):
    assert "置きかえて写します" in page.characters.plain
    assert "その字だけ" in page.characters.plain
    assert "髙→高" in page.characters.plain
    assert "申出書には元の字のまま" in page.characters.plain


def test_a_page_that_says_it_is_not_sent(page):
    everything = "\n".join(
        getattr(label, "plain", label.text()) for label in page.findChildren(QLabel)
    )
    assert "送信の記録はまだありません" in everything
    assert "完了" not in everything


def test_all_as_one_text_file(page, world, qtbot, tmp_path, monkeypatch, real_form):
    suggested = []

    def choose(parent, title, path, pattern):
        suggested.append(path)
        return path

    monkeypatch.setattr(egov, "choose_path", choose)
    qtbot.mouseClick(page.save_button, Qt.MouseButton.LeftButton)
    path = tmp_path / "eGov転記_20260821.txt"
    assert suggested == [path]
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    text = data.decode("utf-8-sig")
    assert "\r\n" in text
    assert "\n" not in text.replace("\r\n", "")
    for entry in egov_entries(real_form, world.case, world.safe):
        assert entry.text.replace("\n", "\r\n") in text
    assert "保存しました" in page.saved.text
    qtbot.mouseClick(page.save_button, Qt.MouseButton.LeftButton)
    assert suggested[1].name == "eGov転記_20260821_2.txt"


# --- 具体的な内容 ---------------------------------------------------------------------------------
def test_it_is_written_from_the_answers_and_follows_them(page, world, qtbot):
    assert content(world).source.kind is SourceKind.WRITTEN
    assert "架空堂" in content(world).text
    world.put("shop.name", "見本堂")
    qtbot.waitUntil(lambda: "見本堂" in content(world).text)


def test_following_the_answers_is_no_step_of_undo(page, world, qtbot):
    world.put("shop.name", "見本堂")
    qtbot.waitUntil(lambda: "見本堂" in content(world).text)
    assert world.session.undo_label == "屋号"
    world.session.undo()
    qtbot.waitUntil(lambda: "架空堂" in content(world).text)


def test_an_edit_is_never_replaced_when_answers_change(page, world, qtbot):
    page.narrative.row.editor.enter_text("わたしが書いた文章です。")
    world.put("shop.name", "見本堂")
    qtbot.waitUntil(lambda: page.narrative.notice.text != "")
    assert content(world).text == "わたしが書いた文章です。"
    page.leave()
    page.enter()
    qtbot.wait(50)
    assert content(world).text == "わたしが書いた文章です。"
    assert "見くらべて" in page.narrative.notice.text


def test_no_notice_while_the_answers_stand_still(page, world, qtbot):
    page.narrative.row.editor.enter_text("わたしが書いた文章です。")
    page.enter()
    qtbot.wait(50)
    assert page.narrative.notice.text == ""


def test_rewriting_an_edit_shows_both_and_keeping_keeps(page, world, qtbot, monkeypatch):
    page.narrative.row.editor.enter_text("わたしの文章")
    seen = []

    def look(dialog):
        seen.append((dialog.old.toPlainText(), dialog.new.toPlainText()))
        dialog.keep.click()
        return dialog.result()

    monkeypatch.setattr(CompareDialog, "exec", look)
    qtbot.mouseClick(page.narrative.rewrite_button, Qt.MouseButton.LeftButton)
    assert seen[0][0] == "わたしの文章"
    assert "架空堂" in seen[0][1]
    assert content(world).text == "わたしの文章"


def test_taking_the_new_text_can_be_undone(page, world, qtbot, monkeypatch):
    page.narrative.row.editor.enter_text("わたしの文章")

    def take(dialog):
        dialog.take.click()
        return dialog.result()

    monkeypatch.setattr(CompareDialog, "exec", take)
    qtbot.mouseClick(page.narrative.rewrite_button, Qt.MouseButton.LeftButton)
    assert "架空堂" in content(world).text
    assert content(world).source.kind is SourceKind.WRITTEN
    assert page.narrative.row.editor.text() == content(world).text
    world.session.undo()
    assert content(world).text == "わたしの文章"
    assert page.narrative.keeper.is_edited


def test_unedited_text_is_rewritten_without_asking(page, world, qtbot, monkeypatch):
    monkeypatch.setattr(CompareDialog, "exec", lambda _dialog: pytest.fail("asked"))
    qtbot.mouseClick(page.narrative.rewrite_button, Qt.MouseButton.LeftButton)
    assert content(world).source.kind is SourceKind.WRITTEN


@pytest.mark.parametrize("kind", [SourceKind.SAMPLE, SourceKind.ANSWERS_FILE, SourceKind.TYPED])
def test_a_text_from_elsewhere_is_not_ours_to_replace(page, world, qtbot, kind):
    world.session.set_answer(CONTENT, Answer("よそから来た文章", source=Source(kind)))
    world.put("shop.name", "見本堂")
    page.enter()
    qtbot.wait(400)
    assert content(world).text == "よそから来た文章"


def test_a_state_is_left_alone(page, world, qtbot):
    world.session.set_state(CONTENT, AnswerState.CHECKING)
    world.put("shop.name", "見本堂")
    page.enter()
    qtbot.wait(400)
    assert content(world).state is AnswerState.CHECKING


def test_emptied_by_hand_it_stays_empty_until_the_next_visit(page, world, qtbot):
    page.narrative.row.editor.enter_text("")
    qtbot.wait(400)
    assert CONTENT.item not in world.case.answers
    page.enter()
    qtbot.waitUntil(lambda: CONTENT.item in world.case.answers)


def test_orders_reach_the_text(page, world, qtbot):
    world.session.do(Act("x", tuple(Insert(Group.ORDERS, i, an_order(i)) for i in range(3))))
    qtbot.waitUntil(lambda: "3件" in content(world).text)


def test_many_orders_are_read_on_another_thread(page, world, qtbot, monkeypatch):
    monkeypatch.setattr(narrative_keeper, "_MANY", 2)
    before = len(world.desk.work)
    world.session.do(Act("x", tuple(Insert(Group.ORDERS, i, an_order(i)) for i in range(3))))
    qtbot.waitUntil(lambda: "3件" in content(world).text)
    assert world.desk.work[before:] == ["文章を作っています"]


def test_an_older_written_text_that_undo_brings_back_is_written_anew(page, world, qtbot):
    page.narrative.row.editor.enter_text("わたしの文章")
    world.put("shop.name", "見本堂")
    qtbot.waitUntil(lambda: page.narrative.keeper.answers_changed)
    world.session.set_answer(
        CONTENT, Answer("古い文章", source=Source(SourceKind.WRITTEN), changed_at=world.clock())
    )
    page.copy("form.content")
    assert "見本堂" in QApplication.clipboard().text()


def test_a_page_made_anew_still_tells_that_the_answers_changed(page, world, qtbot):
    page.narrative.row.editor.enter_text("わたしの文章")
    world.put("shop.name", "見本堂")
    qtbot.waitUntil(lambda: page.narrative.notice.text != "")
    again = egov.EgovPage(world.context("egov"))
    qtbot.addWidget(again)
    again.show()
    again.enter()
    assert again.narrative.notice.text == page.narrative.notice.text


def test_a_broken_template_is_told_once(page, world, qtbot, tmp_path):
    page.narrative.keeper._templates = tmp_path
    world.put("shop.name", "見本堂")
    qtbot.waitUntil(lambda: len(world.desk.told) == 1)
    world.put("shop.name", "見本堂二号店")
    qtbot.wait(400)
    assert len(world.desk.told) == 1
    assert "架空堂" in content(world).text


def test_the_dialog_begins_at_the_safe_button(qtbot, world):
    dialog = CompareDialog("一", "二")
    qtbot.addWidget(dialog)
    dialog.show()
    names = [button.objectName() for button in dialog.findChildren(Button)]
    assert names == ["take_new", "keep_old"]
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.result() == 0


def test_names_for_screen_readers_and_tests(page):
    row = page.rows["form.name"]
    assert row.copy.objectName() == "copy:form.name"
    assert row.copy.accessibleName() == "氏名をコピーする"
    assert row.tick.accessibleName() == "氏名を写した"
    assert page.narrative.row.editor.objectName() == "report.content"


def test_reveal_puts_the_focus_into_the_text(page, qtbot):
    page.reveal(CONTENT)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert page.narrative.isAncestorOf(focus)


def test_an_invalid_value_is_explained_and_its_jump_leads_there(page, world, qtbot):
    world.put("applicant.name_kana", "かくう　はなこ")
    row = page.rows["form.name_kana"]
    qtbot.waitUntil(lambda: "カタカナ" in row.note.text)
    assert row.jump.text() == "直す"
    qtbot.mouseClick(row.jump, Qt.MouseButton.LeftButton)
    assert world.desk.went == [("shop", Place("applicant.name_kana"))]
    world.put("applicant.name_kana", "カクウ　ハナコ")
    qtbot.waitUntil(lambda: not row.note.text)


def test_of_two_items_the_invalid_one_is_led_to(page, world, qtbot):
    world.put("company.address", "架空町1")
    world.put("company.prefecture", "東京")
    row = page.rows["basic.address"]
    qtbot.waitUntil(lambda: bool(row.note.text))
    qtbot.mouseClick(row.jump, Qt.MouseButton.LeftButton)
    assert world.desk.went == [("shop", Place("company.prefecture"))]


def test_a_phone_number_is_copied_in_half_width_and_kept_as_typed(page, world, qtbot):
    world.put("applicant.phone", "０３ー１２３４ー５６７８")
    qtbot.waitUntil(lambda: page.rows["form.phone"].text == "03-1234-5678")
    assert world.case.text("applicant.phone") == "０３ー１２３４ー５６７８"
