"""A paper document in the making: its sheets, bookmarks, fonts and particulars."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import BinaryIO

from wizard.output.font_objects import put_font
from wizard.output.fonts import FontSet, Typeface
from wizard.output.pdf_file import PdfFile, text_string

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
        codes = face.codes(text)
        if codes is not None:
            self._show(x, y, face.resource, size, codes)
            return
        for run in face.runs(text):
            self._show(x, y, run.resource, size, run.codes)
            x += run.width * size

    def _show(self, x: float, y: float, font: str, size: float, codes: str) -> None:
        self._marks.append(f"BT /{font} {size:g} Tf {x:.2f} {y:.2f} Td <{codes}> Tj ET")

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
        self._file = PdfFile(sink)
        self._fonts = fonts
        self._particulars = particulars
        self._tree = self._file.reserve()
        self._resources = self._file.reserve()
        self._pages: list[int] = []
        self._bookmarks: list[_Bookmark] = []

    @property
    def count(self) -> int:
        """Return the number of finished sheets."""
        return len(self._pages)

    def add(self, sheet: Sheet) -> None:
        """Write a finished sheet as the next page."""
        content = self._file.put_stream(sheet.operators())
        stamp = self._file.reserve()
        self._pages.append(
            self._file.put(
                f"<< /Type /Page /Parent {self._tree} 0 R /Resources {self._resources} 0 R "
                f"/MediaBox [ 0 0 {WIDTH:.2f} {HEIGHT:.2f} ] "
                f"/Contents [ {content} 0 R {stamp} 0 R ] >>"
            )
        )

    def bookmark(self, title: str, y: float, level: int = 0) -> None:
        """Let the reader jump to height `y` of the sheet that is added next."""
        self._bookmarks.append(_Bookmark(title, level, self.count, y))

    def close(self, stamp: Callable[[Sheet, int], None]) -> None:
        """Stamp every sheet, write the rest and end the file.

        Args:
            stamp: draws on each sheet what is known only now; gets the number of the page,
                counted from 1 (`count` tells how many there are).
        """
        for number, page in enumerate(self._pages, start=1):
            sheet = Sheet()
            stamp(sheet, number)
            # The stamp's number was reserved just before its page was written.
            self._file.put_stream(sheet.operators(), number=page - 1, compress=False)
        kids = " ".join(f"{page} 0 R" for page in self._pages)
        self._file.put(
            f"<< /Type /Pages /Count {self.count} /Kids [ {kids} ] >>", number=self._tree
        )
        fonts = " ".join(
            f"/{font.resource} {put_font(self._file, font)} 0 R" for font in self._fonts.used()
        )
        self._file.put(f"<< /Font << {fonts} >> >>", number=self._resources)
        outline = self._put_outline()
        catalog = self._file.put(
            f"<< /Type /Catalog /Pages {self._tree} 0 R {outline} /Lang (ja-JP) "
            "/ViewerPreferences << /DisplayDocTitle true >> >>"
        )
        self._file.close(catalog, self._file.put(self._info()))

    def _info(self) -> str:
        particulars = self._particulars
        day = f"(D:{particulars.made_on:%Y%m%d}000000+09'00')"
        author = f"/Author {text_string(particulars.author)} " if particulars.author else ""
        return (
            f"<< /Title {text_string(particulars.title)} {author}"
            f"/Creator ({PRODUCER}) /Producer ({PRODUCER}) /CreationDate {day} /ModDate {day} >>"
        )

    def _put_outline(self) -> str:
        """Write the bookmarks, a tree of two levels, and return the catalog's entries."""
        if not self._bookmarks:
            return ""
        root = self._file.reserve()
        numbers = [self._file.reserve() for _ in self._bookmarks]
        family = _Family(self._bookmarks, numbers, root)
        for index, bookmark in enumerate(self._bookmarks):
            page = self._pages[min(bookmark.page, self.count - 1)]
            body = (
                f"/Title {text_string(bookmark.title)} "
                f"/Dest [ {page} 0 R /XYZ 0 {bookmark.y:.2f} null ]"
            )
            self._file.put(f"<< {body} {family.links(index)} >>", number=numbers[index])
        self._file.put(f"<< /Type /Outlines {family.root_links()} >>", number=root)
        return f"/Outlines {root} 0 R /PageMode /UseOutlines"


@dataclass(frozen=True, slots=True)
class _Bookmark:
    title: str
    level: int
    page: int
    y: float


class _Family:
    """Who is whose parent, child and neighbour among the bookmarks."""

    def __init__(self, bookmarks: list[_Bookmark], numbers: list[int], root: int) -> None:
        self._numbers = numbers
        self._root = root
        self._parents: list[int | None] = []
        self._children: dict[int | None, list[int]] = {None: []}
        self._place: list[int] = []
        top: int | None = None
        for index, bookmark in enumerate(bookmarks):
            parent = top if bookmark.level else None
            if parent is None:
                top = index
            siblings = self._children.setdefault(parent, [])
            self._place.append(len(siblings))
            siblings.append(index)
            self._parents.append(parent)

    def links(self, index: int) -> str:
        """Return the entries that tie a bookmark to the others."""
        parent = self._parents[index]
        siblings = self._children[parent]
        place = self._place[index]
        links = [f"/Parent {self._root if parent is None else self._numbers[parent]} 0 R"]
        if place:
            links.append(f"/Prev {self._numbers[siblings[place - 1]]} 0 R")
        if place + 1 < len(siblings):
            links.append(f"/Next {self._numbers[siblings[place + 1]]} 0 R")
        children = self._children.get(index)
        if children:
            links.append(self._ends(children))
            links.append(f"/Count {-len(children)}")  # negative: closed until the reader opens it
        return " ".join(links)

    def root_links(self) -> str:
        """Return the entries of the outline itself."""
        top = self._children[None]
        return f"{self._ends(top)} /Count {len(top)}"

    def _ends(self, children: list[int]) -> str:
        first, last = self._numbers[children[0]], self._numbers[children[-1]]
        return f"/First {first} 0 R /Last {last} 0 R"
