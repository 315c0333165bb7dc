from datetime import date
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QImage
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from tests.ui.documents.stand_ins import a_note, an_order
from wizard.domain.case import Place
from wizard.domain.changes import Act, Group, Insert
from wizard.domain.milestones import Milestone, reached_at
from wizard.errors import OutputError
from wizard.output.pages import PdfPages
from wizard.output.statement import write_statement
from wizard.ui import files, freshness, statement_maker
from wizard.ui.desk import WindowDesk
from wizard.ui.jobs import Jobs
from wizard.ui.page_source import to_image
from wizard.ui.pages import documents
from wizard.ui.printing import Printed, new_printer
from wizard.ui.widgets import Button


@pytest.fixture
def page(qtbot, world):
    world.put("company.name", "株式会社架空商店")
    world.put("company.prefecture", "東京都")
    return opened(qtbot, world)


def opened(qtbot, world):
    page = documents.make(world.context("documents"))
    qtbot.addWidget(page)
    page.resize(900, 800)
    page.show()
    page.enter()
    return page


def written(world, to, with_notes=False):
    write_statement(
        world.form,
        world.case,
        to,
        fonts_dir=world.resources_dir / "fonts",
        made_on=date(2026, 8, 21),
        with_notes=with_notes,
    )
    return PdfPages(to)


def printed(path):
    return "".join("".join(p.extract_text().split()) for p in pypdf.PdfReader(path).pages)


def picture(pages, index, scale):
    return to_image(pages.render(index, scale))


# --- preview -------------------------------------------------------------------------------------
def test_the_preview_shows_the_pages_of_the_pdf(page, world, qtbot, tmp_path):
    view = page.preview.view
    pages = written(world, tmp_path / "x.pdf")
    assert view.count() == pages.count
    qtbot.waitUntil(lambda: view.rendered(0) is not None)
    shown = view.rendered(0)
    same = picture(pages, 0, shown.width() / pages.size_points(0)[0])
    shown.setDevicePixelRatio(1)
    assert shown.size() == same.size()
    assert shown == same
    pages.close()


def test_the_bar_says_which_page_and_turns_it(page, world, qtbot):
    world.session.do(Act("x", tuple(Insert(Group.ORDERS, i, an_order(i)) for i in range(3))))
    page.refresh()
    count = page.preview.view.count()
    assert count > 1
    assert page.preview.page.text() == f"1 / {count} ページ"
    assert not page.preview.previous.isEnabled()
    qtbot.mouseClick(page.preview.next, Qt.MouseButton.LeftButton)
    assert page.preview.page.text() == f"2 / {count} ページ"
    qtbot.mouseClick(page.preview.larger, Qt.MouseButton.LeftButton)
    assert page.preview.percent.text().endswith("%")


def test_it_is_made_anew_only_when_the_case_changed(page, world):
    assert len(world.desk.work) == 1
    page.leave()
    page.enter()
    assert len(world.desk.work) == 1
    world.session.set_mark("seen:documents", "1")
    page.enter()
    assert len(world.desk.work) == 1
    world.put("shop.name", "架空堂")
    page.enter()
    assert len(world.desk.work) == 2


def test_a_change_while_it_is_shown_is_followed(page, world, qtbot):
    before = page.maker.pages
    world.put("shop.name", "架空堂")
    qtbot.waitUntil(lambda: page.maker.pages is not before)
    assert page.maker.is_current


@pytest.mark.parametrize(
    ("item", "text", "wish", "words"),
    [
        ("applicant.name", "髙見花子", lambda w: w.write_instead("髙", "たか"), "たか見花子"),
        ("report.content", "あ" * 60, lambda w: w.limit_field("form.content", 40), "あ" * 60),
    ],
)
def test_a_wish_for_all_cases_is_followed_and_saved(
    page, world, qtbot, tmp_path, item, text, wish, words
):
    saves: list[str] = []
    world.put(item, text)
    page.refresh()
    before = page.maker.pages
    world.session.wishes.remember_panel("その場所")  # touches nothing that is printed
    assert page.maker.is_current
    wish(world.session.wishes)
    assert not page.maker.is_current
    qtbot.waitUntil(lambda: page.maker.pages is not before)
    assert page.maker.is_current
    made_of = page.maker.made_of
    page.maker.save(tmp_path / "a.pdf", lambda _path, saved: saves.append(saved))
    assert words in printed(tmp_path / "a.pdf")
    assert saves == [made_of]  # the preview shows the explanation that is saved


def test_notes_are_printed_on_wish(page, world, qtbot):
    world.session.do(
        Act("x", (Insert(Group.NOTES, 0, a_note("n", "2026-08-24T10:30:00+09:00", "話")),))
    )
    page.refresh()
    count = page.preview.view.count()
    page.with_notes.click()
    assert world.case.marks["police_notes_in_pdf"] == "1"
    qtbot.waitUntil(lambda: page.preview.view.count() == count + 1)
    world.session.set_mark("police_notes_in_pdf", None)
    assert not page.with_notes.isChecked()


def test_nothing_of_it_is_left_in_the_temporary_folder(page):
    folder = page.maker._folder
    assert folder is not None
    assert list(folder.iterdir()) == []
    assert folder.stat().st_mode & 0o077 == 0


def test_an_error_is_told_and_offers_another_try(qtbot, world, monkeypatch):
    def fail(*_args, **_more):
        raise OutputError("書けません", "空き容量を確かめてください")

    monkeypatch.setattr(statement_maker, "write_statement", fail)
    page = opened(qtbot, world)
    assert world.desk.told == [("書けません", "空き容量を確かめてください")]
    qtbot.waitUntil(lambda: not page.again_button.isHidden())
    monkeypatch.undo()
    qtbot.mouseClick(page.again_button, Qt.MouseButton.LeftButton)
    assert page.preview.view.count() >= 1
    qtbot.waitUntil(page.again_button.isHidden)


def test_missing_values_are_told_calmly_and_block_nothing(page, world, qtbot):
    assert "大丈夫" in page.missing.text
    assert page.save_button.isEnabled()
    qtbot.mouseClick(page.to_confirm, Qt.MouseButton.LeftButton)
    assert world.desk.went == [("confirm", None)]


# --- what cannot be printed ----------------------------------------------------------------------
def test_unprintable_characters_are_listed_with_a_jump(page, world, qtbot):
    world.put("incident.reason", "うれしい😀")
    page.refresh()
    assert not page.unprintable.isHidden()
    assert "1か所" in page.unprintable.head.text
    button = page.findChild(Button, "unprintable:0")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert world.desk.went == [("incident", Place("incident.reason"))]
    world.put("incident.reason", "うれしい")
    page.refresh()
    assert page.unprintable.isHidden()


def test_before_saving_they_are_told_and_one_may_stop(page, world, qtbot, monkeypatch, tmp_path):
    world.put("incident.reason", "うれしい😀")
    page.refresh()
    asked: list[object] = []
    monkeypatch.setattr(documents, "choose_path", choosing(asked, tmp_path / "a.pdf"))
    world.desk.answer = False
    qtbot.mouseClick(page.save_button, Qt.MouseButton.LeftButton)
    assert asked == []
    assert "1か所" in world.desk.asked[0]
    world.desk.answer = True
    qtbot.mouseClick(page.save_button, Qt.MouseButton.LeftButton)
    assert (tmp_path / "a.pdf").exists()


def test_the_check_before_saving_sees_the_newest_answer(page, world, qtbot):
    world.put("incident.reason", "うれしい😀")
    world.desk.answer = False
    qtbot.mouseClick(page.save_button, Qt.MouseButton.LeftButton)
    assert len(world.desk.asked) == 1


def choosing(seen, answer):
    """A dialog for saving that notes what was suggested and answers at once."""

    def choose(_parent, _title, suggested, _pattern):
        seen.append(suggested)
        return answer

    return choose


# --- saving --------------------------------------------------------------------------------------
def test_saving_writes_the_pdf_and_states_only_that(page, world, qtbot, monkeypatch, tmp_path):
    chosen = []

    def choose(parent, title, suggested, pattern):
        chosen.append(suggested)
        return suggested

    monkeypatch.setattr(documents, "choose_path", choose)
    qtbot.mouseClick(page.save_button, Qt.MouseButton.LeftButton)
    path = tmp_path / "申出書_20260821.pdf"
    assert chosen == [path]
    assert path.read_bytes().startswith(b"%PDF")
    made = reached_at(world.case, Milestone.DOCUMENTS_MADE)
    assert made == world.clock()
    assert [m for m in Milestone if reached_at(world.case, m)] == [Milestone.DOCUMENTS_MADE]
    assert "送信はまだです" in page.status.text
    assert "完了" not in page.status.text
    assert files.saved_statement(world.case) == path
    qtbot.mouseClick(page.save_button, Qt.MouseButton.LeftButton)
    assert chosen[1].name == "申出書_20260821_2.pdf"


def test_the_folder_is_remembered(page, world, qtbot, monkeypatch, tmp_path):
    other = tmp_path / "書類 置き場"
    other.mkdir()
    suggested: list[Path] = []
    monkeypatch.setattr(documents, "choose_path", choosing(suggested, other / "申出書.pdf"))
    page.save()
    page.save()
    assert [path.parent for path in suggested] == [tmp_path, other]


def test_stopping_in_the_dialog_saves_nothing(page, world, qtbot, monkeypatch):
    monkeypatch.setattr(documents, "choose_path", lambda *_a: None)
    qtbot.mouseClick(page.save_button, Qt.MouseButton.LeftButton)
    assert reached_at(world.case, Milestone.DOCUMENTS_MADE) is None


def test_saving_where_one_may_not_is_told(page, world, qtbot, monkeypatch, tmp_path):
    monkeypatch.setattr(documents, "choose_path", lambda *_a: tmp_path / "ない" / "a.pdf")
    page.save()
    assert len(world.desk.told) == 1
    assert reached_at(world.case, Milestone.DOCUMENTS_MADE) is None


def test_the_dialog_asks_before_it_replaces_a_file(qtbot, tmp_path, monkeypatch):
    parent = QWidget()
    qtbot.addWidget(parent)
    seen = {}

    def look(dialog):
        seen["confirms"] = not dialog.testOption(dialog.Option.DontConfirmOverwrite)
        seen["suffix"] = dialog.defaultSuffix()
        seen["name"] = dialog.selectedFiles()
        return 0

    monkeypatch.setattr(QFileDialog, "exec", look)
    assert files.choose_path(parent, "保存", tmp_path / "申出書.pdf", "PDF (*.pdf)") is None
    assert seen == {
        "confirms": True,
        "suffix": "pdf",
        "name": [str(tmp_path / "申出書.pdf")],
    }


def noting(seen):
    """An opener that notes what it was given."""

    def open_it(what):
        seen.append(what)
        return True

    return open_it


def test_the_folder_is_opened(page, world, qtbot, monkeypatch, tmp_path):
    opened_urls: list[object] = []
    monkeypatch.setattr(documents, "open_folder", noting(opened_urls))
    qtbot.mouseClick(page.folder_button, Qt.MouseButton.LeftButton)
    assert opened_urls == [tmp_path]
    monkeypatch.setattr(documents, "open_folder", lambda _path: False)
    qtbot.mouseClick(page.folder_button, Qt.MouseButton.LeftButton)
    assert str(tmp_path) in world.desk.told[0][1]


def test_opening_a_folder_goes_to_the_system(qapp, tmp_path, monkeypatch):
    urls: list[object] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", noting(urls))
    assert files.open_folder(tmp_path)
    assert urls == [QUrl.fromLocalFile(str(tmp_path))]


# --- printing ------------------------------------------------------------------------------------
def test_paper_shows_the_same_pages(page, world, qtbot, tmp_path):
    world.session.do(Act("x", tuple(Insert(Group.ORDERS, i, an_order(i)) for i in range(2))))
    page.refresh()
    printer = new_printer("申出書")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "紙.pdf"))
    printer.setResolution(300)
    page.print_on(printer)
    paper, pages = PdfPages(tmp_path / "紙.pdf"), written(world, tmp_path / "x.pdf")
    assert paper.count == pages.count == page.preview.view.count()
    assert f"{pages.count}ページ" in page.status.text
    for index in range(pages.count):
        assert [round(x) for x in paper.size_points(index)] == [595, 842]
        one, other = picture(paper, index, 1), picture(pages, index, 1)
        assert covered(one, other) > 0.99
        assert covered(other, one) > 0.99
    assert covered(picture(paper, 0, 1), picture(pages, pages.count - 1, 1)) < 0.9
    paper.close()
    pages.close()


def covered(one, other):
    """Which part of the black of one picture has ink near it in the other.

    Hairlines may be a pixel away and paler: pdfium never draws them thinner than a pixel.
    """
    first, second = ink(one, 120), ink(other, 225)
    near = [(x, y) for x in (-1, 0, 1) for y in (-1, 0, 1)]
    there = {(x + dx, y + dy) for x, y in second for dx, dy in near}
    return len(first & there) / len(first)


def ink(image, limit):
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    rows = bytes(grey.constBits())
    step, width = grey.bytesPerLine(), grey.width()
    return {
        (x, y)
        for y in range(grey.height())
        for x, value in enumerate(rows[y * step : y * step + width])
        if value < limit
    }


def test_printing_asks_for_a_printer_with_the_pages_as_they_are_now(page, world, monkeypatch):
    world.put("shop.name", "架空堂")
    seen = []
    monkeypatch.setattr(documents, "choose_printer", lambda _p, _n, count: seen.append(count))
    page.print()
    assert seen == [page.preview.view.count()]
    assert page.maker.is_current


def test_the_preview_goes_on_after_printing(page, tmp_path, qtbot):
    printer = new_printer("申出書")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "ない" / "紙.pdf"))
    page.print_on(printer)
    assert not page.preview.view._paused
    assert len(page.desk.told) == 1


def print_to(page, path):
    printer = new_printer("申出書")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setResolution(72)
    page.print_on(printer)


def test_printing_states_that_documents_were_made(page, world, tmp_path):
    print_to(page, tmp_path / "紙.pdf")
    assert reached_at(world.case, Milestone.DOCUMENTS_MADE) == world.clock()
    assert "送信はまだです" in page.status.text


def test_what_could_not_be_printed_states_nothing(page, world, tmp_path):
    print_to(page, tmp_path / "ない" / "紙.pdf")
    assert reached_at(world.case, Milestone.DOCUMENTS_MADE) is None
    assert freshness.PRINTED_OF not in world.case.marks


def test_a_stopped_printing_states_nothing(page, world, tmp_path, monkeypatch):
    stopped = Printed(1, stopped=True)
    monkeypatch.setattr(documents, "print_pages", lambda *_a: stopped)
    page.print_on(new_printer("申出書"))
    assert reached_at(world.case, Milestone.DOCUMENTS_MADE) is None


# --- when the case changed since -----------------------------------------------------------------
def save(page, monkeypatch, path):
    monkeypatch.setattr(documents, "choose_path", lambda *_a: path)
    page.save()


def test_a_saved_statement_is_told_to_be_old_until_it_is_saved_again(
    page, world, qtbot, monkeypatch, tmp_path
):
    save(page, monkeypatch, tmp_path / "a.pdf")
    assert page.old.text == ""
    world.put("shop.name", "架空堂")
    qtbot.waitUntil(lambda: page.old.text != "")
    assert page.old.text == "保存したあとで答えが変わりました。もう一度PDFを保存してください。"
    assert not page.old.isHidden()
    assert page.status.text == ""
    save(page, monkeypatch, tmp_path / "a.pdf")
    assert page.old.text == ""


def test_it_is_told_in_the_next_session_too(page, world, qtbot, monkeypatch, tmp_path):
    save(page, monkeypatch, tmp_path / "a.pdf")
    page.hide()
    world.session.do(Act("x", (Insert(Group.ORDERS, 0, an_order(1)),)))
    assert opened(qtbot, world).old.text != ""
    world.session.undo()
    assert opened(qtbot, world).old.text == ""


def test_printed_sheets_grow_old_by_themselves(page, world, qtbot, monkeypatch, tmp_path):
    print_to(page, tmp_path / "紙.pdf")
    world.put("shop.name", "架空堂")
    qtbot.waitUntil(lambda: "印刷したあとで" in page.old.text)
    save(page, monkeypatch, tmp_path / "a.pdf")
    assert "印刷したあとで" in page.old.text
    page.refresh()
    print_to(page, tmp_path / "紙.pdf")
    assert page.old.text == ""


def test_what_is_not_printed_makes_nothing_old(page, world, qtbot, monkeypatch, tmp_path):
    save(page, monkeypatch, tmp_path / "a.pdf")
    world.put("report.content", "書きかえた文章")
    world.session.set_mark("seen:egov", "1")
    note = a_note("n", "2026-08-24T10:30:00+09:00", "話")
    world.session.do(Act("x", (Insert(Group.NOTES, 0, note),)))
    page.enter()
    assert page.old.text == ""
    page.with_notes.click()
    page.refresh()
    save(page, monkeypatch, tmp_path / "a.pdf")
    world.session.set_text(Place("note.said", "n"), "別の話")
    page.enter()
    assert page.old.text != ""


def test_a_case_changed_while_it_was_being_saved_is_old_at_once(page, world, monkeypatch, tmp_path):
    def meanwhile(*args, **more):
        result = write_statement(*args, **more)
        world.put("shop.name", "書いているあいだに変わった")
        return result

    monkeypatch.setattr(statement_maker, "write_statement", meanwhile)
    save(page, monkeypatch, tmp_path / "a.pdf")
    assert page.old.text != ""


# --- with real threads ---------------------------------------------------------------------------
def threaded(qtbot, world):
    """Give the world the frame's own desk; return its jobs and what failed unexpectedly."""
    window = QWidget()
    qtbot.addWidget(window)
    failures: list[BaseException] = []
    jobs = Jobs(window, failures.append)
    world.desk = WindowDesk(window, jobs, (), lambda *_a: None, lambda: None)
    return jobs, failures


def test_it_is_made_on_another_thread_from_a_copy(qtbot, world):
    jobs, failures = threaded(qtbot, world)
    page = opened(qtbot, world)
    assert page.preview.view.count() == 0
    world.put("company.name", "書いているあいだに変わった")
    qtbot.waitUntil(lambda: page.maker.is_current, timeout=20000)
    assert failures == []
    qtbot.waitUntil(lambda: not jobs.busy)
    assert page.again_button.isHidden()


def test_stopped_work_offers_another_try(qtbot, world, monkeypatch):
    jobs, failures = threaded(qtbot, world)

    def slow(*args, **more):
        jobs._running[0].cancel()
        return write_statement(*args, **more)

    monkeypatch.setattr(statement_maker, "write_statement", slow)
    page = opened(qtbot, world)
    qtbot.waitUntil(lambda: not page.again_button.isHidden(), timeout=20000)
    assert page.preview.view.count() == 0
    qtbot.waitUntil(lambda: not jobs.busy)
    assert failures == []
    assert QApplication.activeModalWidget() is None


# --- values that cannot be right -----------------------------------------------------------------
def test_values_to_mend_are_told_before_and_after_saving_and_block_nothing(
    page, world, monkeypatch, tmp_path
):
    assert page.missing.kind == "info"
    assert "直したほうがよい" not in page.missing.text
    empty = int("".join(filter(str.isdecimal, page.missing.text)))
    world.put("applicant.email", "hanako")
    world.put("company.prefecture", "架空県")
    page.refresh()
    assert page.missing.kind == "caution"
    assert page.missing.text.startswith("直したほうがよい値が2個あります。")
    assert f"まだ空いている項目が{empty - 1}個あります。" in page.missing.text
    page.to_confirm.click()
    save(page, monkeypatch, tmp_path / "a.pdf")
    assert (tmp_path / "a.pdf").exists()
    assert page.status.kind == "caution"
    assert "保存しました" in page.status.text
    assert "直したほうがよい値が2個、そのまま入っています。" in page.status.text
    assert not page.mend_saved.isHidden()
    page.mend_saved.click()
    assert world.desk.went == [("confirm", None)] * 2
    world.put("applicant.email", "hanako@example.com")
    world.put("company.prefecture", "東京都")
    page.refresh()
    assert page.missing.kind == "info"
    save(page, monkeypatch, tmp_path / "a.pdf")
    assert page.status.kind == "good"
    assert page.mend_saved.isHidden()
