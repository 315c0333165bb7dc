"""What the columns of an unknown table may be: a proposal by header words and by content.

Each item of the data (`resources/tables/column_words.toml`) gets the column that speaks for it
the loudest. Items of a person (`person.…`) are looked for twice, for the orderer and for the
recipient; a column that names neither is the orderer's first. The person corrects the proposal
(`Mapping.with_column`), and `mapping.to_layout` makes a layout of it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from wizard import texts
from wizard.domain.column_words import ColumnWords, Guesses
from wizard.domain.order_layout import PriceBasis, PriceOf
from wizard.intake.cells import to_number
from wizard.intake.looks import kinds_of
from wizard.intake.mapping import Choice, Mapping, Why
from wizard.intake.sampling import TableSample

PERSON = "person."
PRICE = "order.items[].unit_price"
QUANTITY = "order.items[].quantity"
BUYER = "order.buyer."
RECIPIENT = "order.recipient."
_LEAST_SHARE = 0.6  # of the values that must look like it
_BY_WORD = 100
_BY_LOOKS = 40
_BY_WHO = 30


@dataclass(frozen=True, slots=True)
class _Column:
    """A column as it is judged."""

    index: int
    key: str  # its header without signs
    who: str  # BUYER, RECIPIENT or empty
    kinds: frozenset[str]  # what most of its values look like
    is_empty: bool


def guess(sample: TableSample, guesses: Guesses) -> Mapping:
    """Return which column is probably which item.

    Args:
        sample: the beginning of the table.
        guesses: words and contents.
    """
    columns = [_column(sample, index, guesses) for index in range(len(sample.header))]
    found: list[tuple[int, int, str, Choice]] = []
    for rank, wanted in enumerate(guesses.columns):
        for item, who in _items(wanted):
            for column in columns:
                score, why = _score(column, wanted, who)
                if score:
                    choice = Choice(column.index, wanted.reading, why)
                    found.append((-score, rank, item, choice))
    chosen: dict[str, Choice] = {}
    taken: set[int] = set()
    for _, _, item, choice in sorted(found, key=lambda each: (*each[:2], each[3].column)):
        if item not in chosen and choice.column not in taken:
            chosen[item] = choice
            taken.add(choice.column)
    price = chosen.get(PRICE)
    basis = PriceBasis.UNKNOWN if price is None else basis_in(sample.header[price.column])
    made = Mapping(sample, chosen, basis)
    return replace(made, price_of=price_of_in(made) or PriceOf.UNIT)


def basis_in(header: str) -> PriceBasis:
    """Return what the heading of a price says about its tax."""
    key = plain_header(header)
    included = any(word in key for word in texts.Intake.WORDS_TAX_INCLUDED)
    excluded = any(word in key for word in texts.Intake.WORDS_TAX_EXCLUDED)
    if included is excluded:
        return PriceBasis.UNKNOWN
    return PriceBasis.TAX_INCLUDED if included else PriceBasis.TAX_EXCLUDED


def price_of_in(mapping: Mapping) -> PriceOf | None:
    """Return what the heading of the price says about what it is the price of, if anything.

    A total of the line is of no use without the quantity that divides it.
    """
    price = mapping.choices.get(PRICE)
    if price is None or QUANTITY not in mapping.choices:
        return None
    key = plain_header(mapping.sample.header[price.column])
    if any(word in key for word in texts.Intake.WORDS_UNIT):
        return PriceOf.UNIT
    return PriceOf.LINE if any(w in key for w in texts.Intake.WORDS_LINE_TOTAL) else None


def several_in(mapping: Mapping) -> tuple[Decimal, Decimal] | None:
    """Return quantity and price of the first row with several pieces; None without one.

    There it makes a difference whether the price is that of one piece or of all.
    """
    quantity, price = (mapping.choices.get(item) for item in (QUANTITY, PRICE))
    if quantity is None or price is None:
        return None
    for row in mapping.sample.rows:
        pieces, yen = (to_number(row[each.column].strip()) for each in (quantity, price))
        if pieces is not None and yen is not None and pieces > 1:
            return pieces, yen
    return None


def _items(wanted: ColumnWords) -> Iterator[tuple[str, str]]:
    """Yield the items that the words are about, with whose they are."""
    if not wanted.item.startswith(PERSON):
        own = (who for who in (BUYER, RECIPIENT) if wanted.item.startswith(who))
        yield wanted.item, next(own, "")
        return
    for who in (BUYER, RECIPIENT):
        yield who + wanted.item.removeprefix(PERSON), who


def _column(sample: TableSample, index: int, guesses: Guesses) -> _Column:
    key = plain_header(sample.header[index]) if sample.has_header else ""
    values = sample.values(index)
    counts: dict[str, int] = {}
    for text in values:
        for kind in kinds_of(text):
            counts[kind] = counts.get(kind, 0) + 1
    least = max(1.0, _LEAST_SHARE * len(values))
    kinds = frozenset(kind for kind, count in counts.items() if count >= least)
    return _Column(index, key, _whose(key, guesses), kinds, not values)


def _whose(key: str, guesses: Guesses) -> str:
    for who, words in ((RECIPIENT, guesses.recipient), (BUYER, guesses.buyer)):
        if any(plain_header(word) in key for word in words):
            return who
    return ""


def _score(column: _Column, wanted: ColumnWords, who: str) -> tuple[int, Why]:
    """Return how loudly a column speaks for an item, 0 when it does not, and by what."""
    if who and column.who and column.who != who:
        return 0, Why.NOTHING
    word = _word_score(column.key, wanted.words)
    if any(plain_header(each) in column.key for each in wanted.without if column.key):
        return 0, Why.NOTHING
    # Without a name only the surest look counts.
    looks = bool(column.kinds.intersection(wanted.looks if column.key else wanted.looks[:1]))
    if word and wanted.looks and not looks and not column.is_empty:
        word //= 3  # the values speak against the name
    if not word and not (looks and not column.key):
        return 0, Why.NOTHING
    score = word + _BY_LOOKS * looks
    if who:
        score += _BY_WHO if column.who == who else (1 if who == BUYER else 0)
    why = Why.BOTH if word and looks else (Why.HEADER if word else Why.CONTENT)
    return score, why


def _word_score(key: str, words: Sequence[str]) -> int:
    for place, word in enumerate(words):
        plain = plain_header(word)
        if key == plain:
            return 2 * _BY_WORD - place
        if plain in key and (len(plain) > 2 or not plain.isascii()):
            return _BY_WORD - place
    return 0


def plain_header(text: str) -> str:
    """Return a header for comparing: half-width, lower case, letters and digits only.

    Only for comparing: what a person wrote is never changed like this.
    """
    half = "".join(_half(character) for character in text)
    return "".join(c for c in half.lower() if c.isalnum() or c == "\u3012")


def _half(character: str) -> str:
    if "\uff01" <= character <= "\uff5e":
        return chr(ord(character) - 0xFEE0)
    return unicodedata.normalize("NFC", character)
