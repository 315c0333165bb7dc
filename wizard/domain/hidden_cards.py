"""Where card numbers are hidden, and where a long number is rightly something else.

`wizard.domain.card_numbers` finds and masks them; here it is decided by item. An order number
or a parcel number may look like a card number by chance, and must stay whole: the police ask the
platform and the carrier for it. Where the person typed it, `doubt_about` says so.
For what has no item (cells, log lines, pasted text) there are `ColumnHiding`, `hide_in_line`
and `hide_in_text`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from wizard import texts
from wizard.domain import card_context, card_numbers
from wizard.domain.card_context import is_security_code_column
from wizard.domain.case import Answer, SourceKind
from wizard.domain.form import Item

__all__ = [
    "ColumnHiding",
    "Hidden",
    "doubt_about",
    "hide",
    "hide_in_answer",
    "hide_in_line",
    "hide_in_text",
    "is_searched",
    "is_security_code_column",
    "may_be_doubted",
]

_CODE = re.compile(r"[\[('\"]?\d{3,4}[\])'\"]?")
# How a space and a hyphen are written in addresses, and what they are read as: as long.
_ESCAPED = re.compile(r"%20|%2D|\+", re.IGNORECASE)
_READ = {"%20": "   ", "%2D": " - ", "+": " "}
# Values of these types are no free text: digits in them are what the type says.
_SPARED_TYPES = frozenset({"url", "choice", "presence"})
# Nothing that is right in a field of these types looks like a card of its issuer's usual length,
# so such a number is a card's that was pasted into the wrong field.
_SHORT_TYPES = frozenset({"phone", "postal_code", "ip", "port", "date", "datetime"})
_FREE_TYPES = frozenset({"text", "long_text"})
_SURE_SOURCES = frozenset(
    {SourceKind.ORDER_FILE, SourceKind.CONFIRMED, SourceKind.LOG, SourceKind.WRITTEN}
)
# Numbers of their own kind.
_SPARED_ITEMS = frozenset(
    {
        "order.number",
        "order.tracking_number",
        "report.receipt_number",
        "note.receipt_number",
    }
)


def is_searched(item: Item) -> bool:
    """Return True when a card number in a value of the item is to be hidden."""
    return item.type not in _SPARED_TYPES and item.id not in _SPARED_ITEMS


def hide(item: Item, text: str, *, typing: bool = False) -> str:
    """Return a text without card numbers: only the first six and last four digits stay.

    Args:
        item: whose value the text is.
        text: of any length; the length does not change.
        typing: True while the person types: then only numbers of their issuer's usual length
            are hidden, since a longer number may begin like a shorter one.
    """
    if not is_searched(item) or not card_numbers.may_hold_card_number(text):
        return text
    return card_numbers.mask(text, usual=typing or item.type in _SHORT_TYPES)


def doubt_about(item: Item, answer: Answer) -> str | None:
    """Return a remark on a number that may be a card's and was kept all the same, else None.

    In free text that is a number behind a word like 注文番号; in an item for order or parcel
    numbers any number of a card's form. Files and logs say themselves what a number is.
    """
    if answer.source.kind in _SURE_SOURCES or not card_numbers.may_hold_card_number(answer.text):
        return None
    if item.id in _SPARED_ITEMS:
        doubtful = bool(card_numbers.find(answer.text))
    else:
        doubtful = is_searched(item) and bool(card_numbers.in_doubt(answer.text))
    return texts.CardWords.IN_DOUBT if doubtful else None


def may_be_doubted(item: Item) -> bool:
    """Return True when `doubt_about` has something to look at in the item."""
    return item.id in _SPARED_ITEMS or item.type in _FREE_TYPES


def hide_in_answer(item: Item, answer: Answer, *, typing: bool = False) -> Answer:
    """Return an answer without card numbers; the same object when there are none."""
    parts = (answer.text, answer.original, answer.holder)
    text, original, holder = (hide(item, part, typing=typing) for part in parts)
    if (text, original, holder) == parts:
        return answer
    return replace(answer, text=text, original=original, holder=holder)


@dataclass(frozen=True, slots=True)
class Hidden:
    """A text that may be kept, and what was hidden in it.

    Attributes:
        text: as it may be kept.
        cards: how many card numbers were cut down to their first six and last four digits.
        codes: how many security codes were hidden or dropped.
    """

    text: str
    cards: int = 0
    codes: int = 0

    @property
    def sentences(self) -> tuple[str, ...]:
        """Return what the person is told about it, nothing when nothing was hidden."""
        said = []
        if self.cards:
            many = texts.CardWords.HIDDEN_MANY.format(count=f"{self.cards:,}")
            said.append(texts.CardWords.HIDDEN if self.cards == 1 else many)
        if self.codes:
            said.append(texts.CardWords.CODE_HIDDEN)
        return tuple(said)


def hide_in_text(text: str) -> Hidden:
    """Return any text without card numbers: pasted, from a file, from a workbook."""
    if not card_numbers.may_hold_card_number(text):
        return Hidden(text)
    spans = card_numbers.find(text)
    return Hidden(card_numbers.mask_spans(text, spans), len(spans)) if spans else Hidden(text)


def hide_in_line(line: str) -> Hidden:
    """Return a log line without card numbers and security codes; its length stays.

    Numbers are found in addresses as well, where a space is ``+`` or ``%20``. The rest of the
    line stays as it is, since it is evidence.
    """
    shape = line
    if "%" in line or "+" in line:
        shape = _ESCAPED.sub(lambda found: _READ[found.group().upper()], line)
    spans = card_numbers.find(shape) if card_numbers.may_hold_card_number(shape) else ()
    codes = card_context.security_codes(line)
    if not spans and not codes:
        return Hidden(line)
    kept = card_numbers.mask_spans(line, spans, shape)
    for start, end in codes:
        kept = kept[:start] + card_numbers.MASK * (end - start) + kept[end:]
    return Hidden(kept, len(spans), len(codes))


class _Column(Enum):
    """What is done with the cells of a column."""

    SEARCHED = "searched"
    SPARED = "spared"  # order, parcel, phone and article numbers
    CARD = "card"
    DROPPED = "dropped"  # security codes


class ColumnHiding:
    """Hides card numbers in the rows of a table, and drops its security codes.

    Args:
        headers: the heading of each column; cells beyond the last are searched.
        spared: places of columns that are known to hold numbers of their own kind, whatever
            their heading says.
    """

    def __init__(self, headers: Sequence[str], spared: Collection[int] = ()) -> None:
        self._headers = tuple(headers)
        columns = list(map(_column, headers))
        for place in spared:
            if columns[place] is _Column.SEARCHED:
                columns[place] = _Column.SPARED
        self._columns = tuple(columns)

    @property
    def dropped(self) -> tuple[str, ...]:
        """Return the headings of the columns whose cells are dropped."""
        pairs = zip(self._headers, self._columns, strict=True)
        return tuple(name.strip() for name, column in pairs if column is _Column.DROPPED)

    @property
    def notice(self) -> str:
        """Return what the person is told about dropped columns, empty when there are none."""
        names = texts.Intake.JOINED.join(self.dropped)
        return texts.CardWords.CODE_COLUMNS.format(columns=names) if names else ""

    def cell(self, index: int, text: str) -> Hidden:
        """Return one cell as it may be kept; `index` counts columns from 0."""
        known = index < len(self._columns)
        column = self._columns[index] if known else _Column.SEARCHED
        if column is _Column.DROPPED:
            return Hidden("", codes=1 if text.strip() else 0)
        if column is _Column.SPARED:
            return Hidden(text)
        if column is _Column.CARD:
            return Hidden(*card_numbers.mask_all(text))
        return hide_in_text(text)

    def row(self, cells: Sequence[str]) -> tuple[str, ...]:
        """Return all cells of a row as they may be kept."""
        return tuple(self.cell(index, text).text for index, text in enumerate(cells))

    def ragged(self, cells: Sequence[str]) -> tuple[str, ...]:
        """Return the cells of a row that does not fit as they may be shown.

        Nobody knows which cell belongs to which column: all are searched, and what may be a
        security code is hidden as far from its column as the row is too long or too short.
        """
        away = max(1, abs(len(cells) - len(self._columns)))
        dropped = [at for at, column in enumerate(self._columns) if column is _Column.DROPPED]
        shown = []
        for place, text in enumerate(self.row(cells)):
            near = any(abs(place - at) <= away for at in dropped)
            code = near and _CODE.fullmatch(text.strip()) is not None
            shown.append(card_numbers.MASK * len(text) if code else card_numbers.mask(text))
        return tuple(shown)

    def spares(self, index: int) -> bool:
        """Return True when a column holds numbers that are never a card's."""
        return index < len(self._columns) and self._columns[index] is _Column.SPARED


def _column(header: str) -> _Column:
    if card_context.is_security_code_column(header):
        return _Column.DROPPED
    if card_context.is_card_number_column(header):
        return _Column.CARD
    return _Column.SPARED if card_context.is_other_number_column(header) else _Column.SEARCHED
