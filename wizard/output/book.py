"""A paper document in the making: its sheets, bookmarks, fonts and particulars."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import BinaryIO

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFDocument, PDFResourceDictionary, PDFStream
from reportlab.pdfgen.canvas import Canvas

from wizard.output.font_file import FontFile
from wizard.output.fonts import FontSet, Typeface

MM = 72 / 25.4
WIDTH = 210 * MM
HEIGHT = 297 * MM
HAIRLINE = 0.4
PRODUCER = "tsuho-wizard"


@dataclass(frozen=True, slots=True)
class Particulars:
    """What a PDF says of itself.

    Attributes:
        title: shown in the reader's title bar; author: may be empty.
        made_on: the day the document tells, so that the same case gives the same bytes.
    """

    title: str
    author: str
    made_on: date


class Sheet:
    """One page; lengths in points from the lower left corner."""

    def __init__(self) -> None:
        self._marks: list[str] = [f"{HAIRLINE} w"]

    def text(self, x: float, y: float, text: str, face: Typeface, size: float) -> None:
        """Write a line of text whose baseline starts at (x, y)."""
        shown = " ".join([f"/{font} {size:g} Tf <{codes}> Tj" for font, codes in face.runs(text)])
        self._marks.append(f"BT {x:.2f} {y:.2f} Td {shown} ET")

    def box(self, x: float, y: float, width: float, height: float, shade: float = 1.0) -> None:
        """Draw a hairline box whose lower left corner is (x, y); `shade` 1.0 leaves it white."""
        frame = f"{x:.2f} {y:.2f} {width:.2f} {height:.2f} re"
        self._marks.append(f"{shade:g} g {frame} B 0 g" if shade < 1.0 else f"{frame} S")

    def line(self, x: float, y: float, to_x: float, to_y: float) -> None:
        """Draw a hairline."""
        self._marks.append(f"{x:.2f} {y:.2f} m {to_x:.2f} {to_y:.2f} l S")

    def operators(self) -> bytes:
        """Return the page as PDF operators."""
        return "\n".join(self._marks).encode("ascii")


class Book:
    """Writes sheets as they are finished; what needs their number is stamped at the end.

    Args:
        sink: where the bytes go.
        fonts: the fonts that sheets were or will be written with.
        particulars: title, author, day.
    """

    def __init__(self, sink: BinaryIO, fonts: FontSet, particulars: Particulars) -> None:
        self._canvas = _Canvas(sink, particulars)
        self._fonts = fonts
        self._pages: list[_Content] = []
        self._bookmarks: list[tuple[str, float, int]] = []

    @property
    def count(self) -> int:
        """Return the number of finished sheets."""
        return len(self._pages)

    def add(self, sheet: Sheet) -> None:
        """Take a finished sheet as the next page."""
        canvas = self._canvas
        for title, y, level in self._bookmarks:
            canvas.bookmark(title, y, level)
        self._bookmarks.clear()
        self._pages.append(canvas.page(sheet.operators()))

    def bookmark(self, title: str, y: float, level: int = 0) -> None:
        """Let the reader jump to height `y` of the sheet that is added next."""
        self._bookmarks.append((title, y, level))

    def close(self, stamp: Callable[[Sheet, int], None]) -> None:
        """Stamp every sheet, write the rest and end the file.

        Args:
            stamp: draws on each sheet what is known only now; gets the number of the page,
                counted from 1 (`count` tells how many there are).
        """
        for number, page in enumerate(self._pages, start=1):
            sheet = Sheet()
            stamp(sheet, number)
            page.append(sheet.operators())
        self._canvas.end(self._fonts.used())


class _Canvas(Canvas):  # type: ignore[misc]
    """reportlab's canvas: pages come as operators, fonts without being known to all documents."""

    def __init__(self, sink: BinaryIO, particulars: Particulars) -> None:
        super().__init__(
            sink,
            pagesize=(WIDTH, HEIGHT),
            pageCompression=1,
            invariant=1,
            pdfVersion=(1, 7),
            lang="ja-JP",
        )
        day = f"D:{particulars.made_on:%Y%m%d}000000+09'00'"
        self.setTitle(_whole(particulars.title))
        self.setAuthor(_whole(particulars.author))
        self.setSubject("")
        self.setCreator(PRODUCER)
        self.setProducer(PRODUCER)
        self.setDateFormatter(lambda *_: day)
        self.setViewerPreference("DisplayDocTitle", "true")
        self._marked = 0
        resources = PDFResourceDictionary()
        resources.basicFonts()
        self._resources = self._doc.Reference(resources)  # the same for all pages

    def _make_preamble(self) -> None:
        """Begin pages with nothing: reportlab would name a font, Helvetica or a registered one."""
        self._preamble = ""

    def page(self, operators: bytes) -> _Content:
        """Add a page and return its content, to which may be added until the end."""
        self.showPage()
        page = self._doc.Pages[-1]
        page.Resources = self._resources
        content = page.Contents = _Content(operators)
        return content

    def bookmark(self, title: str, y: float, level: int) -> None:
        """Mark a height of the page that is added next."""
        key = str(self._marked)
        self.bookmarkPage(key, fit="XYZ", left=0, top=y)
        self.addOutlineEntry(_whole(title), key, level if self._marked else 0, closed=True)
        self._marked += 1

    def end(self, fonts: Sequence[FontFile]) -> None:
        """Write the file."""
        self._doc.delayedFonts.extend(fonts)
        if self._marked:
            self.showOutline()
        self.save()


class _Content(PDFStream):  # type: ignore[misc]
    """What a page shows: kept small while the document is made, and let go once it is written.

    reportlab keeps all of it as text until the end, 60 MB more for 10,000 pages.
    """

    def __init__(self, operators: bytes) -> None:
        self.content = zlib.compress(operators)
        super().__init__(PDFDictionary({"Filter": "/FlateDecode"}), self.content)

    def append(self, operators: bytes) -> None:
        """Add operators behind those that are there."""
        self.content = zlib.compress(zlib.decompress(self.content) + b"\n" + operators)

    def format(self, document: PDFDocument) -> bytes:
        """Return the object for the file (called by reportlab, once)."""
        document.updateSignature(self.content)  # the file's ID tells its pages apart
        written = bytes(super().format(document))
        self.content = b""
        return written


def _whole(text: str) -> str:
    """Return a text without half characters (lone surrogates), which no PDF string can hold."""
    return text.encode("utf-16-be", errors="replace").decode("utf-16-be")
