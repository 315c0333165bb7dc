"""The list of remembered meanings of columns: exported, renamed, deleted; broken ones are told."""

from __future__ import annotations

import shutil

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel

from tests.ui.orders.files_of_a_shop import DATA, ECCUBE, drop, press, unknown_file, use_columns
from wizard.texts import OwnLayouts
from wizard.ui.orders.import_dialog import ImportDialog
from wizard.ui.orders.known_layouts import LayoutShelf
from wizard.ui.orders.mapper import Mapper
from wizard.ui.widgets import Message


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "order-layouts"


@pytest.fixture
def page(make_session, make_page):
    return make_page(make_session(), "orders")


@pytest.fixture
def kept(page, tmp_path):
    """The page; one meaning of columns is remembered."""
    mapper = drop(page, unknown_file(tmp_path / "見本.csv"))
    mapper.options.remember.click()
    mapper.options.title.setText("うちの店")
    mapper.options.changed.emit()
    use_columns(mapper)
    page.importer.dialog.reject()
    return page


@pytest.fixture
def with_a_broken_layout(page, tmp_path, resources_dir):
    """A page whose program has lost one of its own layouts."""
    shipped = tmp_path / "order_exports"
    shutil.copytree(resources_dir / "order_exports", shipped)
    (shipped / "eccube4.toml").write_text("title = ", encoding="utf-8")
    page.importer.shelf = LayoutShelf(shipped, tmp_path / "order-layouts", page.session.form)
    return page


def test_a_broken_layout_of_the_program_is_left_out_and_said_once(with_a_broken_layout):
    page = with_a_broken_layout
    preview = drop(page, DATA / "base_orders.csv")
    assert isinstance(preview, ImportDialog)
    assert said_in(preview) == 1
    preview.reject()
    preview = drop(page, DATA / "base_orders.csv")
    assert isinstance(preview, ImportDialog)
    assert said_in(preview) == 0


def test_what_is_asked_for_want_of_a_broken_layout_says_so(with_a_broken_layout):
    mapper = drop(with_a_broken_layout, ECCUBE)
    assert isinstance(mapper, Mapper)
    assert "「eccube4」を読めない" in mapper.refused.text
    assert "forms/README" not in mapper.refused.text
    assert not mapper.options.list.isVisible()


def said_in(preview):
    words = [message.text for message in preview.findChildren(Message)]
    return sum("「eccube4」を読めない" in each for each in words)


@pytest.mark.parametrize(
    "content", [b"", b"title = ", b"\xff\xfe\x00", b"title = 'x'\nrank = []\n"]
)
def test_whatever_stands_in_a_remembered_file_blocks_nothing(page, folder, content):
    folder.mkdir()
    (folder / "x.toml").write_bytes(content)
    (folder / "y.toml").mkdir()
    assert isinstance(drop(page, DATA / "base_orders.csv"), ImportDialog)


def listed(page):
    press(page, "show_layouts")
    return page.importer.layouts


def names(dialog):
    return [dialog.model.index(row, 0).data() for row in range(dialog.model.rowCount())]


def rename(dialog, title):
    press(dialog, "rename_layout")
    line = dialog.renaming.line
    line.clear()
    line.insert(title)
    return dialog.renaming


def test_nothing_leads_to_an_empty_list(page):
    assert page.ways_in.layouts.isHidden()


def test_what_is_remembered_is_listed_with_what_it_was_made_from(kept):
    assert kept.ways_in.layouts.text() == OwnLayouts.SHOW.format(count=1)
    dialog = listed(kept)
    assert names(dialog) == ["うちの店"]
    made_from = dialog.model.index(0, 2).data()
    assert "「ご注文番号」" in made_from
    assert "年" in dialog.model.index(0, 1).data()
    assert dialog.table.accessibleName() == OwnLayouts.TABLE
    assert dialog.focusWidget() is dialog.table
    assert dialog.acts["delete_layout"].accessibleDescription() == "うちの店"


def test_one_is_renamed_by_keyboard_and_still_reads_its_files(kept, tmp_path, folder):
    dialog = listed(kept)
    renaming = rename(dialog, "新しい店")
    QTest.keyClick(renaming, Qt.Key.Key_Return)
    assert names(dialog) == ["新しい店"]
    assert [path.stem for path in folder.iterdir()] == ["新しい店"]
    assert OwnLayouts.RENAMED.format(title="新しい店") == dialog.done_words.text
    dialog.reject()
    preview = drop(kept, unknown_file(tmp_path / "b.csv"))
    assert isinstance(preview, ImportDialog)
    assert "新しい店" in preview.found.plain


@pytest.mark.parametrize(
    ("title", "problem"), [("", OwnLayouts.NO_TITLE), ("Shopify", OwnLayouts.TAKEN)]
)
def test_a_name_that_is_empty_or_taken_is_not_given(kept, title, problem):
    dialog = listed(kept)
    renaming = rename(dialog, title)
    assert renaming.problem.text == problem
    assert not renaming.use.isEnabled()
    QTest.keyClick(renaming, Qt.Key.Key_Escape)
    assert names(dialog) == ["うちの店"]


def test_one_is_deleted_after_asking(kept, desk, folder):
    dialog = listed(kept)
    desk.says_yes = False
    press(dialog, "delete_layout")
    assert names(dialog) == ["うちの店"]
    desk.says_yes = True
    press(dialog, "delete_layout")
    assert "うちの店" in desk.asked[-1]
    assert names(dialog) == []
    assert list(folder.iterdir()) == []
    assert dialog.empty.isVisible()
    assert not dialog.table.isVisible()
    dialog.reject()
    assert kept.ways_in.layouts.isHidden()


def test_one_is_exported(kept, tmp_path, desk, monkeypatch):
    target = tmp_path / "出す.toml"
    monkeypatch.setattr(QFileDialog, "exec", lambda self: QFileDialog.DialogCode.Accepted)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda self: [str(target)])
    press(listed(kept), "export_layout")
    assert "うちの店" in target.read_text(encoding="utf-8")
    assert desk.told


def test_the_mapper_leads_to_the_list(kept, tmp_path):
    path = tmp_path / "c.csv"
    path.write_text("品,名前,住所,注文の番号\nあ,架空太郎,見本町,5\n", encoding="utf-8")
    mapper = drop(kept, path)
    assert isinstance(mapper, Mapper)
    assert mapper.options.list.isVisibleTo(mapper)
    mapper.options.list.click()
    assert names(kept.importer.layouts) == ["うちの店"]


# --- layouts that cannot be read -----------------------------------------------------------------


def broken(folder, *stems):
    folder.mkdir(exist_ok=True)
    for stem in stems:
        (folder / f"{stem}.toml").write_text("これは何でもない", encoding="utf-8")


def test_own_layouts_that_cannot_be_read_are_all_told(page, tmp_path, folder):
    broken(folder, "壊れた一", "壊れた二")
    mapper = drop(page, unknown_file(tmp_path / "a.csv"))
    assert "壊れた一" in mapper.refused.text
    assert "壊れた二" in mapper.refused.text
    assert OwnLayouts.BROKEN_DO in mapper.refused.text
    use_columns(mapper)
    head = page.importer.dialog.head
    said = " ".join(label.accessibleName() for label in head.findChildren(QLabel))
    assert "壊れた一" in said
    assert "壊れた二" in said


def test_a_layout_that_cannot_be_read_is_listed_and_can_be_deleted(kept, folder):
    broken(folder, "あ壊れた")
    kept.enter()
    dialog = listed(kept)
    row = dialog.model.row_of("あ壊れた")
    dialog.table.selectRow(row)
    assert "読めない" in dialog.model.index(row, 2).data()
    assert not dialog.acts["rename_layout"].isEnabled()
    assert not dialog.acts["export_layout"].isEnabled()
    press(dialog, "delete_layout")
    assert names(dialog) == ["うちの店"]


def test_exported_layouts_dropped_together_are_told_in_one_message(page, tmp_path, desk, folder):
    broken(tmp_path, "x", "y")
    assert drop(page, tmp_path / "x.toml", tmp_path / "y.toml") is None
    ((_, do),) = desk.told
    assert "x.toml" in do
    assert "y.toml" in do
