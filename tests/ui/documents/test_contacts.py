import re

import pytest
from pypdfium2 import PdfDocument
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QLabel

from wizard.ui.contacts import ContactsWindow
from wizard.ui.contacts_data import fold, matches, read_contacts, to_html
from wizard.ui.printing import new_printer
from wizard.ui.widgets import Button


@pytest.fixture
def window(qtbot, world):
    window = ContactsWindow(world.tables, world.desk)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: len(window.cards) == len(window.contacts))
    return window


def button(window, name):
    found = window.findChild(Button, name)
    assert found is not None, name
    return found


def visible_names(window):
    return [c.contact.name for c in window.cards.values() if not c.isHidden()]


def test_every_entry_of_the_table_has_a_card(window, tables):
    entries = tables["contacts"]["contact"]
    assert len(entries) >= 15
    assert set(window.cards) == {entry["id"] for entry in entries}


def test_those_a_shop_can_use_come_first(tables):
    ranks = [c.for_shop for c in read_contacts(tables)]
    groups = [c.group for c in read_contacts(tables)]
    assert ranks[0] == "yes"
    assert ranks[-1] == "no"
    assert len([g for i, g in enumerate(groups) if i == 0 or groups[i - 1] != g]) == len(
        set(groups)
    )


def test_search_by_word_kana_and_number(window, qtbot):
    window.search.setText("ふぃっしんぐ")
    assert "フィッシング対策協議会" in visible_names(window)
    assert "110番（緊急のとき）" not in visible_names(window)
    window.search.setText("０３５９７８７５０９")
    assert visible_names(window) == ["IPA 情報セキュリティ安心相談窓口"]
    window.search.setText("9110 どこ")
    assert "警察相談専用電話 #9110" in visible_names(window)
    window.search.setText("ありえない言葉")
    assert visible_names(window) == []
    assert "見つかりませんでした" in window.count.plain
    window.search.setText("")
    assert len(visible_names(window)) == len(window.contacts)
    assert window.count.isHidden()


def test_headings_without_cards_are_hidden(window):
    window.search.setText("フィッシング対策協議会")
    shown = [name for name, heading in window._groups.items() if not heading.isHidden()]
    assert shown == [c.group for c in window.contacts if c.id == "antiphishing"]


def test_number_is_copied_exactly(window, world, qtbot):
    qtbot.mouseClick(button(window, "copy:police.consult:#9110"), Qt.MouseButton.LeftButton)
    assert QApplication.clipboard().text() == "#9110"
    assert button(window, "copy:police.consult:#9110").text() == "コピーしました"


def test_a_held_clipboard_claims_nothing(window, world, qtbot):
    world.desk.clipboard_free = False
    qtbot.mouseClick(button(window, "copy:police.consult:#9110"), Qt.MouseButton.LeftButton)
    assert button(window, "copy:police.consult:#9110").text() == "番号をコピー"


def test_pages_are_opened_through_the_desk(window, world, qtbot):
    qtbot.mouseClick(button(window, "open:police.cyber"), Qt.MouseButton.LeftButton)
    assert world.desk.opened == ["https://www.npa.go.jp/bureau/cyber/soudan.html"]


def test_unconfirmed_facts_are_marked_with_reason_source_and_day(window):
    card = window.cards["finance.zenginkyo"]
    words = [label.text() for label in card.findChildren(QLabel)]
    everything = "\n".join(words)
    assert "未確認" in words
    assert card.contact.phones[0].note in everything
    assert re.search("出典：.+（未確認、2026-11-21）", everything)
    sure = "\n".join(w.text() for w in window.cards["police.consult"].findChildren(QLabel))
    assert "未確認" not in sure


def test_printing_puts_the_shown_cards_on_paper(window, tmp_path):
    window.search.setText("全国銀行協会")
    printer = new_printer("相談窓口")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "窓口.pdf"))
    window.print_on(printer)
    document = PdfDocument(tmp_path / "窓口.pdf")
    text = "".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    assert "03-3214-5020" in text
    assert "#9110" not in text


def test_print_leaves_room_to_note_whom_one_reached(tables):
    contacts = read_contacts(tables)
    html = to_html(contacts, "2026年8月21日")
    assert html.count("お名前・内線") >= len(contacts)
    assert "未確認" in html


def test_markup_in_the_table_stays_text(tables):
    entry = dict(tables["contacts"]["contact"][0], name="<b>太字</b>")
    html = to_html(read_contacts({"contacts": {"contact": [entry]}}), "")
    assert "<b>太字</b>" not in html
    assert "&lt;b&gt;太字" in html


def test_folding_keeps_kanji_and_drops_only_what_does_not_matter():
    assert fold("ＩＰＡ　サイバー") == fold("ipa さいば")
    assert fold("03-5978-7509") == "0359787509"
    assert fold("警視庁") == "警視庁"


def test_a_table_without_contacts_is_an_empty_window(qtbot, world):
    window = ContactsWindow({}, world.desk)
    qtbot.addWidget(window)
    window.show()
    assert window.cards == {}


def test_escape_closes_and_the_search_has_the_keyboard(window, qtbot):
    qtbot.waitUntil(window.search.hasFocus)
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert window.isHidden()


def test_every_word_must_match(tables):
    contact = next(c for c in read_contacts(tables) if c.id == "police.consult")
    assert matches(contact, "警察 9110")
    assert not matches(contact, "警察 188")
