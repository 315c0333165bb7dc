import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pypdf
import pypdfium2
import pytest

from wizard.output.book import Book, Particulars, Sheet
from wizard.output.fonts import FontSet

Fill = Callable[[Book, FontSet], None]


@pytest.fixture
def bind(fonts_dir: Path, tmp_path: Path) -> Callable[..., Path]:
    def run(fill: Fill, particulars: Particulars | None = None) -> Path:
        fonts = FontSet(fonts_dir)
        to = tmp_path / "book.pdf"
        with to.open("wb") as sink:
            book = Book(sink, fonts, particulars or Particulars("題", "", date(2026, 8, 25)))
            fill(book, fonts)

            def stamp(sheet: Sheet, number: int) -> None:
                sheet.text(100, 30, f"{number}/{book.count}", fonts.gothic, 10.5)

            book.close(stamp)
        return to

    return run


def pages(count: int) -> Fill:
    def fill(book: Book, fonts: FontSet) -> None:
        for number in range(count):
            sheet = Sheet()
            sheet.text(100, 700, f"本文{number}", fonts.mincho, 10.5)
            sheet.box(100, 600, 50, 30, 0.92)
            sheet.line(100, 500, 200, 500)
            book.add(sheet)

    return fill


def test_every_sheet_is_a_page_with_its_stamp(bind: Callable[..., Path]) -> None:
    reader = pypdf.PdfReader(bind(pages(12)), strict=True)
    texts = [page.extract_text().split("\n") for page in reader.pages]
    assert texts == [[f"本文{number}", f"{number + 1}/12"] for number in range(12)]


def test_every_object_stands_where_the_table_says(bind: Callable[..., Path]) -> None:
    data = bind(pages(3)).read_bytes()
    start = int(re.findall(rb"startxref\n(\d+)", data)[0])
    assert data[start : start + 4] == b"xref"
    offsets = re.findall(rb"(\d{10}) 00000 n ", data[start:])
    assert len(offsets) > 10
    for number, offset in enumerate(offsets, start=1):
        assert data[int(offset) :].startswith(b"%d 0 obj\n" % number)


def test_titles_may_hold_any_character(bind: Callable[..., Path]) -> None:
    particulars = Particulars("題(𠮷)\\\ud842", "架空𠮷", date(2026, 8, 25))
    found = pypdf.PdfReader(bind(pages(1), particulars)).metadata
    assert found is not None
    assert found.title == "題(𠮷)\\?"
    assert found.author == "架空𠮷"


def test_bookmarks_form_a_tree_and_lead_to_their_pages(bind: Callable[..., Path]) -> None:
    def fill(book: Book, fonts: FontSet) -> None:
        for number in range(4):
            book.bookmark(f"節{number}", 700)
            for child in range(number):
                book.bookmark(f"項{number}.{child}", 600 - child, 1)
            pages(1)(book, fonts)

    document = pypdfium2.PdfDocument(bind(fill))
    found = []
    for bookmark in document.get_toc():
        target = bookmark.get_dest()
        assert target is not None
        found.append((bookmark.level, bookmark.get_title(), target.get_index()))
    document.close()
    assert found == [
        entry
        for number in range(4)
        for entry in [
            (0, f"節{number}", number),
            *((1, f"項{number}.{child}", number) for child in range(number)),
        ]
    ]


def test_a_book_without_bookmarks_has_no_outline(bind: Callable[..., Path]) -> None:
    path = bind(pages(1))
    assert b"/Outlines" not in path.read_bytes()
    assert pypdf.PdfReader(path).outline == []
