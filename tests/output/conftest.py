"""What the tests of documents share: the real form, a case to print, PDFs read back.

PDFs are read by libraries that did not write them: pypdf and PDFium.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pypdf
import pypdfium2
import pytest

from wizard.domain.case import Answer, Answers, Case, LineItem, Order
from wizard.domain.characters import Gate
from wizard.domain.form import Form
from wizard.domain.safe_texts import SafeTexts
from wizard.formdefs.character_tables import load_character_tables
from wizard.formdefs.loader import load_form
from wizard.output.statement import StatementResult, write_statement

MADE_ON = date(2026, 8, 25)


@dataclass(frozen=True)
class Pdf:
    """A PDF as others read it."""

    path: Path

    def pages(self) -> list[str]:
        """Return the text of every page by pypdf, which refuses what is not quite right."""
        reader = pypdf.PdfReader(self.path, strict=True)
        return [page.extract_text() for page in reader.pages]

    def pdfium_pages(self) -> list[str]:
        """Return the text of every page by PDFium."""
        document = pypdfium2.PdfDocument(self.path)
        try:
            return [page.get_textpage().get_text_bounded() for page in document]
        finally:
            document.close()

    def text(self) -> str:
        """Return all text without line ends, as if no line had been broken."""
        return re.sub(r"[\r\n]", "", "".join(self.pages()))

    def squeezed(self, page: int | None = None) -> str:
        """Return the text of a page, or of all, without line ends and ASCII spaces."""
        pages = self.pages()
        return re.sub(r"[\r\n ]", "", "".join(pages if page is None else pages[page : page + 1]))

    def pdfium_text(self) -> str:
        """Return the same by PDFium."""
        return re.sub(r"[\r\n]", "", "".join(self.pdfium_pages()))

    def lines(self, page: int) -> list[str]:
        """Return the lines of a page."""
        return self.pages()[page].split("\n")

    def fonts(self) -> dict[str, bool]:
        """Return the fonts by name, and whether each is embedded."""
        found = {}
        for page in pypdf.PdfReader(self.path).pages:
            resources: Any = page["/Resources"]
            for reference in resources["/Font"].values():
                font = reference.get_object()
                descendant = font.get("/DescendantFonts", [font])[0].get_object()
                descriptor = descendant["/FontDescriptor"].get_object()
                found[str(font["/BaseFont"])] = "/FontFile2" in descriptor
        return found

    def bookmarks(self) -> list[str]:
        """Return the titles of all bookmarks, in order."""

        def walk(nodes: Sequence[Any]) -> list[str]:
            titles: list[str] = []
            for node in nodes:
                titles += walk(node) if isinstance(node, list) else [str(node["/Title"])]
            return titles

        return walk(pypdf.PdfReader(self.path).outline)


@pytest.fixture(scope="session")
def form(forms_dir: Path) -> Form:
    return load_form(forms_dir)


@pytest.fixture(scope="session")
def safe(resources_dir: Path) -> SafeTexts:
    """Make texts safe with the real tables."""
    return SafeTexts(lambda: Gate(load_character_tables(resources_dir)))


@pytest.fixture(scope="session")
def fonts_dir(resources_dir: Path) -> Path:
    return resources_dir / "fonts"


@pytest.fixture
def write(form: Form, fonts_dir: Path, tmp_path: Path) -> Callable[..., Pdf]:
    """Return a function that writes the 申出書 of a case and returns it to read."""

    def run(case: Case, *, form: Form = form, **options: Any) -> Pdf:
        to = tmp_path / "申出書.pdf"
        result = write_statement(form, case, to, fonts_dir=fonts_dir, made_on=MADE_ON, **options)
        pdf = Pdf(to)
        assert isinstance(result, StatementResult)
        assert result.pages == len(pypdf.PdfReader(to).pages)
        return pdf

    return run


def answers(texts: Mapping[str, str | Answer]) -> Answers:
    """Return answers by item id."""
    return {
        item_id: text if isinstance(text, Answer) else Answer(text)
        for item_id, text in texts.items()
    }


@pytest.fixture
def make_case() -> Callable[..., Case]:
    """Return a function that makes a case from texts by item id."""

    def run(
        texts: Mapping[str, str | Answer] | None = None,
        orders: Sequence[Order] = (),
        number: str = "",
    ) -> Case:
        return Case(answers(texts or {}), tuple(orders), number=number)

    return run


@pytest.fixture
def make_order() -> Callable[..., Order]:
    """Return a function that makes an order; lines are (name, quantity, price)."""

    def run(
        number: str,
        *lines: tuple[str | Answer, str | Answer, str | Answer],
        **texts: str | Answer,
    ) -> Order:
        own: dict[str, str | Answer] = {"order.number": number} if number else {}
        own |= {"order." + name.replace("__", "."): text for name, text in texts.items()}
        names = ("name", "quantity", "unit_price")
        return Order(
            f"key{number}",
            answers(own),
            tuple(
                LineItem(
                    f"line{index}",
                    answers(
                        {
                            f"order.items[].{name}": text
                            for name, text in zip(names, line, strict=True)
                            if text != ""
                        }
                    ),
                )
                for index, line in enumerate(lines)
            ),
        )

    return run
