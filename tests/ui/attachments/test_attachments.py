"""The list of files on 書類: adding, leaving out, too much, gone, and unsafe names."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from wizard import texts
from wizard.domain.attached import (
    ATTACHED_FOLDER_MARK,
    ATTACHED_MARK,
    STATEMENT_MARK,
    Use,
    attached_of,
)
from wizard.domain.attachments import Offer
from wizard.domain.case import Case
from wizard.domain.file_names import is_safe
from wizard.storage import atomic
from wizard.ui import files
from wizard.ui.attachments import card as card_module
from wizard.ui.attachments.card import AttachmentsCard
from wizard.ui.attachments.limit_dialog import LimitDialog, megabytes
from wizard.ui.desk import WindowDesk
from wizard.ui.jobs import Jobs
from wizard.ui.pages import documents

SAYS = texts.AttachedFiles


@pytest.fixture
def source(tmp_path):
    folder = tmp_path / "元"
    folder.mkdir()
    return folder


@pytest.fixture
def card(qtbot, world):
    return shown(qtbot, world)


def shown(qtbot, world) -> AttachmentsCard:
    made = AttachmentsCard(world.context("documents"))
    qtbot.addWidget(made)
    made.resize(760, 600)
    made.show()
    made.enter()
    return made


def a_file(folder: Path, name: str, content: bytes = b"x" * 1000) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def a_photo(folder: Path, name: str, side: int) -> Path:
    data = random.Random(side).randbytes(side * side * 3)
    Image.frombytes("RGB", (side, side), data).save(folder / name, quality=95)
    return folder / name


def statement(world, tmp_path, name="申出書_20260821.pdf") -> Path:
    path = a_file(tmp_path, name, b"%PDF")
    world.session.set_mark(STATEMENT_MARK, str(path))
    return path


def limit(world, size: int, count: int = 0) -> None:
    table = {"limit_bytes": size, "limit_count": count, "confirmed": False}
    world.tables = {**world.tables, "attachments": table}


def names(world) -> list[str]:
    return [file.name for file in attached_of(world.case)]


def act(card, row, name: str) -> None:
    rows = [*card.attached.rows, *card.station.rows]
    menu = rows[row].menu_button.menu()
    menu.aboutToShow.emit()
    next(action for action in menu.actions() if action.objectName() == name).trigger()


# --- adding --------------------------------------------------------------------------------------
def test_files_are_copied_under_safe_names_and_kept_in_the_case(
    qtbot, card, world, source, tmp_path
):
    shot = a_file(source, "スクリーンショット 2026-11-20 21.03.11.png")
    mail = a_file(source, "髙島屋①.eml", b"mail")
    card.list.add([shot, mail])
    assert names(world) == ["スクリーンショット_2026_11_20.png", "高島屋_1.eml"]
    assert all(map(is_safe, names(world)))
    folder = tmp_path / "添付_20260821"
    assert sorted(path.name for path in folder.iterdir()) == sorted(names(world))
    assert mail.read_bytes() == b"mail"
    assert card.attached.rows[0].tick.text() == names(world)[0]
    assert card.attached.rows[0].about.plain.startswith(f"元の名前：{shot.name}")
    assert card.done.text == "2個のファイルを加えました。"
    # Another session finds them again.
    case = Case(marks=dict(world.case.marks))
    assert [file.original for file in attached_of(case)] == [shot.name, mail.name]
    again = shown(qtbot, world)
    assert [row.tick.text() for row in again.attached.rows] == names(world)


def test_the_folder_is_used_again(card, world, source):
    card.list.add([a_file(source, "a.pdf")])
    folder = world.case.marks[ATTACHED_FOLDER_MARK]
    world.clock.now = world.clock.now.replace(month=9)
    card.list.add([a_file(source, "b.pdf", b"y")])
    assert world.case.marks[ATTACHED_FOLDER_MARK] == folder
    assert len(list(Path(folder).iterdir())) == 2


def test_what_cannot_be_added_is_told_once_with_every_reason(card, world, source):
    card.list.add([source, source / "ない.pdf", a_file(source, "a.pdf")])
    assert names(world) == ["a.pdf"]
    ((what, do),) = world.desk.told
    assert what == "2個のファイルを加えられませんでした"
    assert "フォルダー" in do
    assert "見つかりません" in do
    card.list.add([source / "ない.pdf"])
    assert "「ない.pdf」が見つかりません" in world.desk.told[1][0]


def test_a_full_disk_is_told_and_nothing_is_lost(card, world, source, monkeypatch):
    card.list.add([a_file(source, "a.pdf")])
    monkeypatch.setattr(atomic, "publish_new", no_room)
    card.list.add([a_file(source, "b.pdf", b"y")])
    assert names(world) == ["a.pdf"]
    assert "空きがありません" in world.desk.told[0][0]


def no_room(_temporary, _path):
    raise OSError(28, "x")


def test_names_differ_from_the_statement(card, world, source, tmp_path):
    statement(world, tmp_path, "まとめ.pdf")
    card.list.add([a_file(source, "まとめ.PDF"), a_file(source, "申出書_20260821.pdf", b"y")])
    assert names(world) == ["まとめ_2.pdf", "申出書_20260821_2.pdf"]


def test_doubtful_types_get_a_calm_caution(card, world, source):
    card.list.add([a_file(source, n, n.encode()) for n in ("a.zip", "b.exe", "c.xml", "d.pdf")])
    said = [row.message.text for row in card.attached.rows]
    assert [bool(words) for words in said] == [True, True, True, False]
    assert names(world)[2] == "c.txt"
    card.list.add([a_file(source, "e.pdf", b"")])
    assert "中身が空" in card.attached.rows[4].message.text


def test_files_are_chosen_or_dropped(card, world, source, monkeypatch):
    paths = [a_file(source, "a.pdf", b"1"), a_file(source, "b.pdf", b"2")]
    chosen = ([str(path) for path in paths], "")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_a: chosen)
    assert not card.opened
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(a_file(source, "c.pdf", b"3")))])
    spot, copy, left = QPoint(9, 9), Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    over = QDragEnterEvent(spot, copy, data, left, none)
    card.dragEnterEvent(over)
    assert over.isAccepted()
    card.dropEvent(QDropEvent(QPointF(spot), copy, data, left, none))
    assert card.opened
    card.drop.choose.click()
    assert names(world) == ["c.pdf", "a.pdf", "b.pdf"]


# --- what is attached ----------------------------------------------------------------------------
def test_attached_paths_are_the_statement_and_the_ticked_files_that_exist(
    card, world, source, tmp_path
):
    card.list.add([a_file(source, f"{n}.pdf", n.encode()) for n in "abcd"])
    assert files.attachments_of(world.case) == ["a.pdf", "b.pdf", "c.pdf", "d.pdf"]
    first = statement(world, tmp_path)
    card.attached.rows[1].tick.click()
    Path(attached_of(world.case)[2].path).unlink()
    act(card, 3, "station")
    assert files.attached_paths(world.case) == [first, tmp_path / "添付_20260821" / "a.pdf"]
    assert [path.name for path in files.station_paths(world.case)] == ["d.pdf"]
    card.attached.rows[1].tick.click()
    assert "b.pdf" in files.attachments_of(world.case)


def test_a_file_that_vanished_says_so(qtbot, card, world, source):
    card.list.add([a_file(source, "a.pdf")])
    Path(attached_of(world.case)[0].path).unlink()
    again = shown(qtbot, world)
    assert "見つかりません" in again.attached.rows[0].message.text
    assert again.opened  # by itself: something is wrong
    assert again.list.weight(again.list.entries()).count == 0


def test_a_file_that_was_replaced_shows_its_new_size(card, world, source):
    card.list.add([a_file(source, "a.pdf")])
    Path(attached_of(world.case)[0].path).write_bytes(b"x" * 5000)
    card.enter()
    assert card.attached.rows[0].about.plain == "5KB"


def test_order_and_removal_with_undo(card, world, source):
    card.list.add([a_file(source, f"{n}.pdf", n.encode()) for n in "abc"])
    act(card, 2, "up")
    assert names(world) == ["a.pdf", "c.pdf", "b.pdf"]
    act(card, 0, "down")
    assert names(world) == ["c.pdf", "a.pdf", "b.pdf"]
    menu = card.attached.rows[0].menu_button.menu()
    menu.aboutToShow.emit()
    assert [a.objectName() for a in menu.actions()] == ["down", "station", "remove"]
    copy = Path(attached_of(world.case)[0].path)
    act(card, 0, "remove")
    assert names(world) == ["a.pdf", "b.pdf"]
    assert copy.exists()
    assert "フォルダーに残っています" in card.done.text
    card.undo.click()
    assert names(world) == ["c.pdf", "a.pdf", "b.pdf"]
    assert card.done.isHidden()


def test_undo_is_gone_once_something_else_was_done(card, world, source):
    card.list.add([a_file(source, f"{n}.pdf", n.encode()) for n in "abc"])
    act(card, 0, "remove")
    card.attached.rows[0].tick.click()
    assert card.done.isHidden()
    card.list.undo()
    assert names(world) == ["b.pdf", "c.pdf"]


def test_the_list_for_the_station_is_kept_and_said_when_closed(qtbot, card, world, source):
    card.list.add([a_file(source, f"{n}.pdf", n.encode()) for n in "ab"])
    act(card, 0, "station")
    again = shown(qtbot, world)
    assert [row.name.plain for row in again.station.rows] == ["a.pdf"]
    assert "警察署で渡すもの 1個" in again.summary.plain
    act(again, 1, "attach")
    assert not again.station.rows
    assert attached_of(world.case)[0].use is Use.ATTACH


# --- too much ------------------------------------------------------------------------------------
def test_below_the_limit_the_total_is_told_as_unconfirmed(card, world, source):
    card.toggle.click()
    assert card.weight.isHidden()
    card.list.add([a_file(source, "a.pdf")])
    assert "合計 1KB" in card.weight.message.text
    assert "未確認" in card.weight.message.text
    assert all(line.isHidden() for line in card.weight.offers.values())


def test_above_the_limit_fewer_files_are_attached_with_one_click(qtbot, world, source, tmp_path):
    limit(world, 5000)
    statement(world, tmp_path)
    card = shown(qtbot, world)
    card.list.add([a_file(source, f"{n}.pdf", bytes([n]) * 1000 * n) for n in (1, 2, 4)])
    card.enter()
    assert card.opened
    assert card.weight.offers[Offer.SMALLER_PICTURES].isHidden()
    card.weight.buttons[Offer.FEWER_FILES].click()
    assert [file.use for file in attached_of(world.case)] == [Use.ATTACH, Use.ATTACH, Use.LEAVE]
    assert "4.pdf" in card.done.text
    assert not card.attached.rows[2].tick.isChecked()
    assert card.weight.offers[Offer.FEWER_FILES].isHidden()
    card.undo.click()
    card.weight.buttons[Offer.AT_THE_STATION].click()
    assert [path.name for path in files.station_paths(world.case)] == ["4.pdf"]


def test_pictures_are_made_smaller_and_put_back(qtbot, world, source):
    limit(world, 300_000)
    card = shown(qtbot, world)
    photo = a_photo(source, "IMG 0001.JPG", 2300)
    before = photo.read_bytes()
    card.list.add([photo, a_file(source, "a.pdf")])
    full = Path(attached_of(world.case)[0].path)
    card.weight.buttons[Offer.SMALLER_PICTURES].click()
    small = attached_of(world.case)[0]
    assert small.name == "IMG_0001_小.jpg"
    assert is_safe(small.name)
    assert small.size == Path(small.path).stat().st_size < full.stat().st_size
    with Image.open(small.path) as picture:
        assert max(picture.size) == 2000
    assert photo.read_bytes() == full.read_bytes() == before
    assert "1枚を小さくしました" in card.done.text
    assert "小さくした写し" in card.attached.rows[0].about.plain
    assert card.weight.offers[Offer.SMALLER_PICTURES].isHidden()
    act(card, 0, "full")
    assert attached_of(world.case)[0].path == str(full)


def test_what_was_done_while_pictures_were_made_smaller_stays(qtbot, world, source, monkeypatch):
    limit(world, 600_000)
    card = shown(qtbot, world)
    card.list.add([a_photo(source, f"{side}.jpg", side) for side in (2100, 2050, 510)])
    kept, gone, broken = attached_of(world.case)
    Path(broken.path).write_bytes(b"x" * 500_000)
    run = world.desk.run

    def meanwhile(work, done, label):
        def later(result):
            card.list.set_use(kept.path, Use.STATION)
            card.list.set_use(broken.path, Use.LEAVE)
            card.list.remove(gone.path)
            done(result)

        run(work, later, label)

    monkeypatch.setattr(world.desk, "run", meanwhile)
    card.list.shrink()
    found = {file.original: file for file in attached_of(world.case)}
    assert set(found) == {"2100.jpg", "510.jpg"}
    assert found["2100.jpg"].use is Use.STATION
    assert found["2100.jpg"].full == kept.path
    assert found["2100.jpg"].tried
    assert found["510.jpg"].use is Use.LEAVE
    assert found["510.jpg"].tried
    # Of the one that was taken off no lighter copy is left behind.
    left = {path.name for path in Path(kept.path).parent.iterdir()}
    assert left == {found["2100.jpg"].name, *(Path(f.path).name for f in (kept, gone, broken))}


def test_pictures_that_cannot_be_made_smaller_are_told_and_not_offered_again(qtbot, world, source):
    limit(world, 500)
    card = shown(qtbot, world)
    card.list.add([a_file(source, "IMG_1.heic"), a_file(source, "a.pdf", b"y" * 900)])
    card.weight.buttons[Offer.SMALLER_PICTURES].click()
    assert "HEIC" in world.desk.told[0][0]
    assert names(world) == ["IMG_1.heic", "a.pdf"]
    assert card.weight.offers[Offer.SMALLER_PICTURES].isHidden()
    assert not card.weight.offers[Offer.AT_THE_STATION].isHidden()


def test_a_full_disk_while_shrinking_leaves_the_pictures_to_be_tried_again(
    qtbot, world, source, monkeypatch
):
    limit(world, 500)
    card = shown(qtbot, world)
    card.list.add([a_photo(source, "a.jpg", 300)])
    before = world.case.marks[ATTACHED_MARK]
    monkeypatch.setattr(atomic, "publish_new", no_room)
    card.weight.buttons[Offer.SMALLER_PICTURES].click()
    assert "空きがありません" in world.desk.told[0][0]
    assert world.case.marks[ATTACHED_MARK] == before
    assert not card.weight.offers[Offer.SMALLER_PICTURES].isHidden()


def test_the_statement_alone_too_large_is_told_with_a_way_out(qtbot, world, tmp_path):
    limit(world, 2)
    statement(world, tmp_path)
    card = shown(qtbot, world)
    assert card.opened
    assert "警察署に持っていけます" in card.weight.message.text


def test_the_limit_that_the_screen_shows_is_kept_for_all_cases(qtbot, world, source):
    limit(world, 500)
    card = shown(qtbot, world)
    card.list.add([a_file(source, "a.pdf")])
    card.weight.limit.click()
    dialog = card.findChild(LimitDialog)
    assert dialog is not None
    dialog.size_input.setText("たくさん")
    dialog.keep.click()
    assert dialog.isVisible()
    assert not dialog.message.isHidden()
    dialog.size_input.setText("９９")
    dialog.keep.click()
    assert world.session.wishes.settings.attached_bytes == 99_000_000
    assert "99.0MB" in card.weight.message.text
    assert "未確認" not in card.weight.message.text
    card.list.set_limit(None)
    assert "未確認" in card.weight.message.text


@pytest.mark.parametrize(
    ("text", "size"),
    [("10", 10_000_000), ("1.5 MB", 1_500_000), ("２０ＭＢ", 20_000_000), ("1,000", 10**9)]
    + [(bad, None) for bad in ("", "0", "-1", "nan", "inf", "1e9", "MB", "十")],
)
def test_sizes_are_read_as_people_type_them(text, size):
    assert megabytes(text) == size


# --- the folder, the keyboard, real threads ------------------------------------------------------
def test_the_folder_of_the_copies_is_opened(card, world, source, monkeypatch, tmp_path):
    opened = []
    monkeypatch.setattr(card_module, "open_folder", lambda path: opened.append(path))
    card.toggle.click()
    assert card.folder_button.isHidden()
    card.list.add([a_file(source, "a.pdf")])
    card.folder_button.click()
    assert opened == [tmp_path / "添付_20260821"]
    assert len(world.desk.told) == 1  # the system could not


def test_the_keyboard_stays_with_what_is_moved_and_ticked(qtbot, card, world, source):
    card.toggle.click()
    card.list.add([a_file(source, f"{n}.pdf", n.encode()) for n in "abc"])
    tick = card.attached.rows[0].tick
    tick.setFocus()
    qtbot.keyClick(tick, Qt.Key.Key_Space)
    assert attached_of(world.case)[0].use is Use.LEAVE
    assert card.attached.rows[0].tick is tick
    act(card, 0, "down")
    assert card.attached.rows[1].path.endswith("a.pdf")
    assert tick.accessibleName() == "b.pdfを添付する"
    assert card.attached.rows[1].menu_button.accessibleName() == "a.pdfの操作"
    assert card.toggle.accessibleName() == SAYS.CLOSE_OF


def test_it_works_on_another_thread_and_stops_without_a_trace(qtbot, world, source, tmp_path):
    window = QWidget()
    qtbot.addWidget(window)
    failures: list[BaseException] = []
    jobs = Jobs(window, failures.append)
    world.desk = WindowDesk(window, jobs, (), lambda *_a: None, lambda: None)
    card = shown(qtbot, world)
    card.list.add([a_file(source, "a.pdf")])
    qtbot.waitUntil(lambda: not jobs.busy)
    assert names(world) == ["a.pdf"]
    card.list.add([a_file(source, "b.pdf", b"y" * 3_000_000)])
    jobs._running[0].cancel()
    qtbot.waitUntil(lambda: not jobs.busy)
    assert failures == []
    assert names(world) == ["a.pdf"]


# --- the name of the 申出書 ----------------------------------------------------------------------
@pytest.fixture
def page(qtbot, world):
    made = documents.make(world.context("documents"))
    qtbot.addWidget(made)
    made.resize(900, 800)
    made.show()
    made.enter()
    return made


def save_as(page, monkeypatch, path):
    monkeypatch.setattr(documents, "choose_path", lambda *_a: path)
    page.save()


def test_an_unsafe_name_is_saved_as_chosen_and_mended_with_one_click(
    page, world, monkeypatch, tmp_path
):
    save_as(page, monkeypatch, tmp_path / "申出書 (最終).pdf")
    assert (tmp_path / "申出書 (最終).pdf").exists()
    assert "申出書 (最終).pdf" in page.name_notice.text
    page.name_notice.mend.click()
    new = tmp_path / "申出書_最終.pdf"
    assert files.saved_statement(world.case) == new
    assert is_safe(new.name)
    assert not (tmp_path / "申出書 (最終).pdf").exists()
    assert page.name_notice.isHidden()
    assert "申出書_最終.pdf" in page.status.text
    assert page.old.text == ""


def test_a_safe_name_says_nothing(page, monkeypatch, tmp_path):
    save_as(page, monkeypatch, tmp_path / "申出書_20260821.pdf")
    assert page.name_notice.isHidden()


def test_the_caution_comes_back_with_the_page_and_goes_with_the_file(
    page, world, monkeypatch, tmp_path
):
    path = statement(world, tmp_path, "申出書 1.pdf")
    assert not page.name_notice.isHidden()
    path.unlink()
    page.name_notice.mend.click()
    assert page.name_notice.isHidden()


def test_a_name_that_an_attached_file_has_is_mended_too(page, world, source, monkeypatch, tmp_path):
    page.attachments.list.add([a_file(source, "まとめ.pdf")])
    save_as(page, monkeypatch, tmp_path / "まとめ.pdf")
    assert "同じ名前" in page.name_notice.text
    page.name_notice.mend.click()
    assert files.attachments_of(world.case) == ["まとめ_2.pdf", "まとめ.pdf"]


def test_a_file_that_cannot_be_renamed_is_told(page, world, monkeypatch, tmp_path):
    path = statement(world, tmp_path, "申出書 1.pdf")
    monkeypatch.setattr(atomic, "publish_new", no_room)
    page.name_notice.mend.click()
    assert "名前を変えられませんでした" in world.desk.told[0][0]
    assert files.saved_statement(world.case) == path


def test_the_proposed_name_is_safe_and_like_no_attached_one(
    page, world, source, monkeypatch, tmp_path
):
    page.attachments.list.add([a_file(source, "申出書_20260821_2.pdf")])
    a_file(tmp_path, "申出書_20260821.pdf")
    suggested = []
    monkeypatch.setattr(documents, "choose_path", lambda _p, _t, path, _n: suggested.append(path))
    page.save()
    assert suggested[0].name == "申出書_20260821_3.pdf"
    assert is_safe(suggested[0].name)
