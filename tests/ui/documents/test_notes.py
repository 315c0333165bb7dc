import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication

from tests.ui.documents.stand_ins import a_note
from wizard.domain.case import Place
from wizard.domain.changes import Act, Group, Insert
from wizard.ui.pages import notes
from wizard.ui.pages.notes_list import two_lines


@pytest.fixture
def page(qtbot, world):
    page = notes.make(world.context("police"))
    qtbot.addWidget(page)
    page.resize(760, 900)
    page.show()
    page.enter()
    return page


def add(world, *records):
    changes = tuple(
        Insert(Group.NOTES, len(world.case.notes) + i, note) for i, note in enumerate(records)
    )
    world.session.do(Act("x", changes))


def rows(page):
    return [page.model.index(i).data() for i in range(page.model.rowCount())]


def test_an_empty_page_says_what_it_is_for(page):
    assert not page.empty.isHidden()
    assert page.list.isHidden()
    assert page.card.isHidden()


def test_adding_a_note_leads_to_its_first_field(page, world, qtbot):
    qtbot.mouseClick(page.add, Qt.MouseButton.LeftButton)
    assert len(world.case.notes) == 1
    assert not page.card.isHidden()
    focus = QApplication.focusWidget()
    assert focus is not None
    assert page._rows["note.at"].isAncestorOf(focus)
    names = [row.editor.objectName() for row in page._rows.values()]
    assert names == list(page.context.step.items)


def test_what_is_typed_stands_in_the_note_and_in_the_list(page, world, qtbot):
    page.add_note()
    key = world.case.notes[0].key
    page._rows["note.person"].editor.enter_text("見本巡査部長")
    page._rows["note.extension"].editor.enter_text("0123")
    page._rows["note.receipt_number"].editor.enter_text("架空第001号")
    assert world.case.answer(Place("note.person", key)).text == "見本巡査部長"
    assert "見本巡査部長" in rows(page)[0]
    assert "内線 0123" in rows(page)[0]
    assert "受理番号 架空第001号" in rows(page)[0]


def test_newest_first_or_chronological_and_it_is_remembered(page, world, qtbot):
    add(
        world,
        a_note("n1", "2026-08-24T10:30:00+09:00", "二"),
        a_note("n2", "2026-08-20T09:00:00+09:00", "一"),
        a_note("n3", "", "まだ"),
    )
    assert [row[-1] for row in rows(page)] == ["だ", "二", "一"]
    page.order.setCurrentIndex(1)
    page.order.activated.emit(1)
    assert [row[-1] for row in rows(page)] == ["一", "二", "だ"]
    again = notes.NotesPage(world.context("police"))
    qtbot.addWidget(again)
    assert [row[-1] for row in rows(again)] == ["一", "二", "だ"]
    assert again.order.currentText() == "古い順"


def test_choosing_a_row_shows_that_note(page, world):
    add(world, a_note("n1", "2026-08-24T10:30:00+09:00"), a_note("n2", "2026-08-20T09:00:00+09:00"))
    page.list.setCurrentIndex(page.model.index(1))
    page._rows["note.said"].editor.enter_text("約束をした")
    assert world.case.answer(Place("note.said", "n2")).text == "約束をした"
    assert world.case.answer(Place("note.said", "n1")) is None


def test_the_note_being_written_stays_chosen_when_its_time_moves_it(page, world):
    add(world, a_note("n1", "2026-08-24T10:30:00+09:00"), a_note("n2", "2026-08-20T09:00:00+09:00"))
    page.reveal(Place("note.at", "n2"))
    page._rows["note.at"].editor.enter_text("2026-08-25T09:00:00+09:00")
    assert page.model.key_at(0) == "n2"
    assert page.list.currentIndex().row() == 0
    assert page._rows["note.at"].place == Place("note.at", "n2")


def test_deleting_can_be_undone_whole(page, world, qtbot):
    note = a_note("n1", "2026-08-24T10:30:00+09:00", "聞かれたこと", person="見本")
    add(world, note)
    qtbot.mouseClick(page.delete, Qt.MouseButton.LeftButton)
    assert world.case.notes == []
    assert "削除しました" in page.undo_bar.text
    qtbot.mouseClick(page.undo_button, Qt.MouseButton.LeftButton)
    assert world.case.notes == [note]
    assert page.undo_bar.text == ""


def test_the_offer_to_undo_goes_when_undo_would_take_back_something_else(page, world):
    add(world, a_note("n1", "", "a"))
    page.delete_note()
    page.add_note()
    assert page.undo_bar.text == ""


def test_the_present_time_is_entered_only_on_wish(page, world, qtbot):
    page.add_note()
    key = world.case.notes[0].key
    assert world.case.answer(Place("note.at", key)) is None
    qtbot.mouseClick(page.now, Qt.MouseButton.LeftButton)
    assert world.case.answer(Place("note.at", key)).text == "2026-08-21T10:15:00+09:00"


def test_whether_they_print_is_a_mark(page, world, qtbot):
    page.prints.click()
    assert world.case.marks["police_notes_in_pdf"] == "1"
    page.prints.click()
    assert "police_notes_in_pdf" not in world.case.marks
    world.session.set_mark("police_notes_in_pdf", "1")
    assert page.prints.isChecked()


def test_reveal_chooses_the_note_and_its_field(page, world):
    add(world, a_note("n1", "2026-08-24T10:30:00+09:00"), a_note("n2", "2026-08-20T09:00:00+09:00"))
    page.reveal(Place("note.said", "n2"))
    assert page._rows["note.said"].place.owner == "n2"
    focus = QApplication.focusWidget()
    assert focus is not None
    assert page._rows["note.said"].isAncestorOf(focus)


def test_the_two_lines_of_a_note_stand_together_in_the_middle():
    area = QRect(10, 100, 400, 120)
    head, foot = two_lines(area, 40, 30)
    assert foot.top() - head.bottom() < 10
    assert abs((head.top() - area.top()) - (area.bottom() - foot.bottom())) <= 1
    assert head.width() == foot.width() == area.width()
