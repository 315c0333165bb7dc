import pytest
from pypdfium2 import PdfDocument
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from tests.ui.documents.stand_ins import FakePages
from wizard.errors import OutputError
from wizard.ui import printing


@pytest.fixture
def printer(qapp, tmp_path):
    printer = printing.new_printer("試し")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "紙.pdf"))
    printer.setResolution(100)
    return printer


def middle_greys(path):
    document = PdfDocument(path)
    try:
        found = []
        for page in document:
            bitmap = page.render(scale=0.2, grayscale=True)
            at = (bitmap.height // 2) * bitmap.stride + bitmap.width // 2
            found.append(bytes(bitmap.buffer)[at])
            assert tuple(round(x) for x in page.get_size()) == (595, 842)
        return found
    finally:
        document.close()


def test_every_page_comes_out_on_a4(printer):
    pages = FakePages([40, 120, 200])
    assert printing.print_pages(pages, printer) == printing.Printed(3)
    found = middle_greys(printer.outputFileName())
    assert all(abs(a - b) <= 3 for a, b in zip(found, [40, 120, 200], strict=True))
    assert {scale for _i, scale in pages.rendered} == {100 / 72}


def test_resolution_is_the_printers_but_bounded(printer):
    printer.setResolution(1200)
    pages = FakePages([40], size=(72, 72))
    printing.print_pages(pages, printer)
    assert pages.rendered == [(0, 600 / 72)]


def test_page_range_copies_and_order(printer):
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 3)
    assert printing.chosen_pages(printer, 4) == [1, 2]
    printer.setCopyCount(2)
    printer.setCollateCopies(True)
    copies = [1, 2] if printer.supportsMultipleCopies() else [1, 2, 1, 2]
    assert printing.chosen_pages(printer, 4) == copies
    printer.setCopyCount(1)
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    assert printing.chosen_pages(printer, 4) == [2, 1]


def test_a_range_past_the_end_prints_what_is_there(printer):
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 9)
    assert printing.chosen_pages(printer, 3) == [1, 2]


def test_stopping(printer):
    answers = iter([False, True])
    pages = FakePages([40, 50, 60])
    assert printing.print_pages(pages, printer, lambda: next(answers)) == printing.Printed(1, True)


def test_a_printer_that_cannot_start_is_told_in_a_sentence(qapp, tmp_path):
    printer = printing.new_printer("試し")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "ない" / "紙.pdf"))
    with pytest.raises(OutputError) as told:
        printing.print_pages(FakePages([1]), printer)
    assert "プリンター" in told.value.sentence


def test_another_paper_keeps_the_proportions(printer):
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.Letter))
    printing.print_pages(FakePages([40]), printer)
    document = PdfDocument(printer.outputFileName())
    try:
        bitmap = document[0].render(scale=0.5, grayscale=True)
        row = bytes(bitmap.buffer)[bitmap.stride * (bitmap.height // 2) :][: bitmap.width]
        dark = sum(1 for value in row if value < 128)
        # 279.4 mm high → 197.6 mm wide
        assert abs(dark - 560 * 0.5) < 4
    finally:
        document.close()


@pytest.mark.parametrize("answer", [QDialog.DialogCode.Accepted, QDialog.DialogCode.Rejected])
def test_the_dialog_offers_pages_and_gives_the_printer_or_none(qtbot, monkeypatch, answer):
    parent = QWidget()
    qtbot.addWidget(parent)
    seen = []

    def look(dialog):
        seen.append((dialog.minPage(), dialog.maxPage(), dialog.printer().docName()))
        return answer

    monkeypatch.setattr(QPrintDialog, "exec", look)
    chosen = printing.choose_printer(parent, "申出書", 7)
    assert seen == [(1, 7, "申出書")]
    assert (chosen is not None) == (answer is QDialog.DialogCode.Accepted)
    if chosen is not None:
        assert chosen.fullPage()
        assert chosen.pageLayout().pageSize().id() == QPageSize.PageSizeId.A4
