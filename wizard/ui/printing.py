"""Printing pages on paper: the same bitmaps as the preview, at the printer's resolution.

Qt's own text output is not used for the 申出書 (it loses characters outside the BMP); each page
of our PDF is rendered and drawn over the whole sheet. The pages have margins of their own.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from wizard import texts
from wizard.errors import OutputError
from wizard.ui.page_source import PageSource, to_image

# A sheet at 600 dpi is 35 million grey pixels; more cannot be seen and costs too much memory.
MAX_DPI = 600
_POINTS_PER_INCH = 72.0


@dataclass(frozen=True, slots=True)
class Printed:
    """What came out: sheets printed, and whether the person stopped it."""

    sheets: int
    stopped: bool = False


def new_printer(name: str) -> QPrinter:
    """Return a printer set to A4 portrait over the whole sheet; `name` shows in its queue."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    printer.setColorMode(QPrinter.ColorMode.GrayScale)
    printer.setFullPage(True)
    return printer


def choose_printer(parent: QWidget, name: str, count: int) -> QPrinter | None:
    """Let the person choose printer, pages (of `count`) and copies; None when they stop."""
    printer = new_printer(name)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(texts.Printing.TITLE)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange, True)
    dialog.setMinMax(1, max(1, count))
    dialog.setFromTo(1, max(1, count))
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return printer if accepted else None


def chosen_pages(printer: QPrinter, count: int) -> list[int]:
    """Return the indexes of the pages to print, in printing order, once per copy we make."""
    first, last = printer.fromPage(), printer.toPage()
    whole = printer.printRange() != QPrinter.PrintRange.PageRange or first < 1
    pages = list(range(count)) if whole else list(range(first - 1, min(last, count)))
    if printer.pageOrder() == QPrinter.PageOrder.LastPageFirst:
        pages.reverse()
    copies = 1 if printer.supportsMultipleCopies() else max(1, printer.copyCount())
    if printer.collateCopies():
        return pages * copies
    return [page for page in pages for _ in range(copies)]


def print_pages(
    pages: PageSource,
    printer: QPrinter,
    cancelled: Callable[[], bool] = lambda: False,
) -> Printed:
    """Print the chosen pages; may run on another thread while nobody else renders.

    Args:
        pages: the document.
        printer: as set by the person; a picture fills its sheet, in proportion.
        cancelled: asked before each sheet.

    Raises:
        OutputError: the printer could not be started or gave up.
    """
    painter = QPainter()
    if not painter.begin(printer):
        raise OutputError(texts.Printing.FAILED, texts.Printing.FAILED_DO)
    sheets = 0
    try:
        for index in chosen_pages(printer, pages.count):
            if cancelled():
                printer.abort()
                return Printed(sheets, stopped=True)
            if sheets and not printer.newPage():
                raise OutputError(texts.Printing.FAILED, texts.Printing.FAILED_DO)
            _draw(painter, pages, index, printer)
            sheets += 1
    finally:
        painter.end()
    return Printed(sheets)


def _draw(painter: QPainter, pages: PageSource, index: int, printer: QPrinter) -> None:
    width, height = pages.size_points(index)
    sheet = printer.paperRect(QPrinter.Unit.DevicePixel)
    fit = min(sheet.width() / width, sheet.height() / height)
    dpi = min(printer.resolution(), MAX_DPI)
    image = to_image(pages.render(index, dpi / _POINTS_PER_INCH))
    image = image.convertToFormat(QImage.Format.Format_Grayscale8)
    target = QRectF(0, 0, width * fit, height * fit)
    target.moveCenter(QRectF(0, 0, sheet.width(), sheet.height()).center())
    painter.drawImage(target, image)
