"""The 申出書: the guide's 表2 and 表3 on A4, with the orders' annex and the talks with the police.

The owner's words are drawn as they are: lines are broken by `wizard.output.line_breaking`,
characters beyond the usual fonts come from a font of rare kanji, and all text can be taken out
of the PDF again.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import BinaryIO

from wizard import texts
from wizard.domain.case import Case
from wizard.domain.explanation import Explained
from wizard.domain.form import Form, Level, StatementRow, StatementSection, level_of
from wizard.domain.item_types import PREFECTURES, format_date, police_headquarters
from wizard.domain.links import LinkFinder
from wizard.domain.offices import entry_of
from wizard.domain.totals import QUANTITY, UNIT_PRICE
from wizard.output.amounts import Amounts, order_amounts
from wizard.output.annex import Annex
from wizard.output.bands import LEADING, LEFT, RIGHT, SIZE, Align, Band
from wizard.output.book import HEIGHT, Book, Particulars, Sheet
from wizard.output.clusters import printable
from wizard.output.composer import Composer
from wizard.output.explanation_page import write_explanation
from wizard.output.flow import MARGIN, Flow
from wizard.output.fonts import FontSet
from wizard.output.order_rows import OrderRows
from wizard.output.printed_values import PrintedValues, Record
from wizard.output.safe_file import replacing
from wizard.output.unprintable import Unprintable, unprintable

__all__ = ["StatementResult", "Unprintable", "unprintable", "write_statement"]

TITLE_SIZE = 17.0
ADDRESSEE_SIZE = 12.0
PREFECTURE, OFFICE = "company.prefecture", "report.office"
COMPANY = "company.name"
Progress = Callable[[int, int], bool]
_SAYS = texts.Paper


@dataclass(frozen=True, slots=True)
class StatementResult:
    """What was written.

    Attributes:
        pages: number of pages, 0 when nothing was written.
        stopped: True when `progress` asked to stop; then nothing was written or changed.
    """

    pages: int
    stopped: bool = False


class _StoppedError(Exception):
    """The person does not want to wait any longer."""


def write_statement(
    form: Form,
    case: Case,
    to: Path,
    *,
    fonts_dir: Path,
    made_on: date,
    with_notes: bool = False,
    explained: Explained | None = None,
    progress: Progress | None = None,
    links: LinkFinder | None = None,
) -> StatementResult:
    """Write the 申出書 as a PDF; the same case on the same day gives the same bytes.

    Args:
        form: the definitions (`Form.statement`).
        case: the answers.
        to: the file; an earlier one is replaced only when the new one is whole.
        fonts_dir: `resources/fonts/`.
        made_on: the day printed on it.
        with_notes: True to add 警察とのやりとり.
        explained: what differs from the text that was entered in e-Gov
            (`wizard.domain.explanation.explain`); adds its pages when there is something.
        progress: told (done, total) now and then; returns False to stop.
        links: finds what orders have in common; the one that the narrative was written with
            has found it already.

    Raises:
        OutputError: the file could not be written or a font is missing.
    """
    try:
        with replacing(to) as sink:
            writer = _Writer(form, case, sink, fonts_dir, made_on, progress, links)
            pages = writer.write(with_notes=with_notes, explained=explained or Explained())
    except _StoppedError:
        return StatementResult(0, stopped=True)
    return StatementResult(pages)


class _Writer:
    """Writes one 申出書."""

    def __init__(
        self,
        form: Form,
        case: Case,
        sink: BinaryIO,
        fonts_dir: Path,
        made_on: date,
        progress: Progress | None,
        links: LinkFinder | None,
    ) -> None:
        self._case, self._items = case, form.items
        self._statement = form.statement
        self._words = form.statement.words
        self._made_on = made_on
        self._progress = progress
        self._done = 0
        self._steps = 1 + (2 * len(case.orders) if len(case.orders) > 1 else 0)
        fonts = FontSet(fonts_dir)
        self._composer = Composer(fonts, self._words["continued"])
        self._values = PrintedValues(form, case)
        self._rows = OrderRows(form, case, self._composer)
        finder = links or LinkFinder(form.links)
        self._annex = Annex(form, case, self._composer, self._rows, finder)
        self._sums = [order_amounts(order) for order in case.orders]
        author = printable(case.text(COMPANY)).strip()
        self._book = Book(sink, fonts, Particulars(self._statement.title, author, made_on))
        gothic = self._composer.gothic
        self._flow = Flow(self._book, gothic, self._dress, self._composer.group)

    def write(self, *, with_notes: bool, explained: Explained) -> int:
        """Write everything and return the number of pages."""
        self._write_top()
        for section in self._statement.sections:
            bands = list(self._section_bands(section))
            if bands:
                self._flow.heading(section.title, keep=sum(band.height for band in bands[:2]))
                self._flow.table(bands)
        self._step()
        if len(self._case.orders) > 1:
            self._annex.write(self._flow, self._sums, self._step)
        write_explanation(self._flow, self._composer, explained)
        if with_notes and self._case.notes:
            self._write_notes()
        self._flow.finish()
        self._book.close(self._stamp)
        return self._book.count

    def _step(self) -> None:
        self._done += 1
        if self._progress is not None and not self._progress(self._done, self._steps):
            raise _StoppedError

    # --- what stands on every sheet ---------------------------------------------------------
    def _dress(self, sheet: Sheet) -> None:
        gothic = self._composer.gothic
        y = HEIGHT - MARGIN - SIZE
        sheet.text(LEFT, y, self._statement.title, gothic, SIZE)
        if self._case.number:
            label = self._words["case_number"]
            number = _SAYS.NAMED.format(name=label, value=printable(self._case.number))
            sheet.text(RIGHT - gothic.measure(number) * SIZE, y, number, gothic, SIZE)
        sheet.line(LEFT, y - 5, RIGHT, y - 5)

    def _stamp(self, sheet: Sheet, number: int) -> None:
        gothic = self._composer.gothic
        y = MARGIN + 2
        sheet.text(LEFT, y, self._made_on_text(), gothic, SIZE)
        page = self._words["page"].format(page=number, pages=self._book.count)
        sheet.text(RIGHT - gothic.measure(page) * SIZE, y, page, gothic, SIZE)

    def _made_on_text(self) -> str:
        day = format_date(self._made_on)
        return _SAYS.NAMED.format(name=self._words["made_on"], value=day)

    # --- the form itself --------------------------------------------------------------------
    def _write_top(self) -> None:
        """Write title, date, addressee and the sentences below them."""
        flow, mincho = self._flow, self._composer.mincho
        title = self._statement.title
        flow.top -= 16
        x = (LEFT + RIGHT - mincho.measure(title) * TITLE_SIZE) / 2
        flow.sheet.text(x, flow.top - TITLE_SIZE * 0.88, title, mincho, TITLE_SIZE)
        flow.top -= TITLE_SIZE + 20
        day = self._made_on
        made_on = _SAYS.DAY.format(year=day.year, month=day.month, day=day.day)
        flow.paragraph([made_on], mincho, Align.RIGHT)
        self._write_addressee()
        for sentence in self._statement.lead:
            flow.paragraph(self._composer.paragraph(sentence), mincho)

    def _write_addressee(self) -> None:
        flow, mincho = self._flow, self._composer.mincho
        text = self._addressee()
        flow.sheet.text(LEFT, flow.top - ADDRESSEE_SIZE * 0.88, text, mincho, ADDRESSEE_SIZE)
        flow.top -= ADDRESSEE_SIZE + LEADING

    def _addressee(self) -> str:
        """Return who it goes to: the office chosen in e-Gov, else that of the registered office.

        Words that are the person's own (as e-Gov's list has them) are no name of an office.
        """
        answer, item = self._case.answers.get(OFFICE), self._items.get(OFFICE)
        chosen = None
        if answer is not None and answer.state is None and item is not None:
            chosen = entry_of(item, answer)
        prefecture = self._case.text(PREFECTURE).strip()
        if chosen is not None:
            office = chosen.label
        elif prefecture in PREFECTURES:
            office = police_headquarters(prefecture)
        else:
            office = self._words["addressee_blank"]
        return _SAYS.ADDRESSEE.format(office=office, suffix=self._words["addressee_suffix"])

    def _section_bands(self, section: StatementSection) -> list[Band]:
        orders = self._case.orders
        if len(orders) <= 1:
            order = orders[0] if orders else None
            return list(self._rows.rows(section.rows, order))
        return [self._reference(row) for row in section.rows]

    def _reference(self, row: StatementRow) -> Band:
        """Return the band of a row when the orders stand in the annex."""
        if level_of(row.item) is Level.CASE:
            return self._rows.box(row)
        count = f"{len(self._case.orders):,}"
        text = self._words["annex_reference"].format(count=count)
        total = sum(self._sums, Amounts())
        extra = {
            QUANTITY: self._rows.whole_quantity(total),
            UNIT_PRICE: self._rows.whole_sum(total),
        }.get(row.item)
        text = f"{text}\n{extra}" if extra else text
        return self._composer.box(row.label, text, group=row.group)

    # --- 警察とのやりとり -----------------------------------------------------------------------
    def _write_notes(self) -> None:
        flow = self._flow
        flow.turn()
        flow.heading(self._statement.notes_title)
        for number, note in enumerate(self._case.notes, start=1):
            record = Record(note=note)
            bands = [self._rows.box(row, record) for row in self._statement.notes_rows]
            title = self._words["note_number"].format(number=number)
            height = sum(band.height for band in bands)
            flow.heading(title, level=1, keep=min(height, HEIGHT / 4))
            flow.table(bands)
