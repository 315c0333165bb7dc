"""Where answers are written to: the fields of e-Gov's screen and the rows of the 申出書.

Part of the definitions; import these names from `wizard.domain.form`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Charset(StrEnum):
    """Which of the characters that e-Gov accepts a field takes."""

    ANY = "any"
    KATAKANA = "katakana"  # full-width katakana, ー and the full-width space
    FULL_WIDTH = "full_width"  # no half-width letters, digits or spaces
    ASCII = "ascii"  # half-width letters, digits and signs only


@dataclass(frozen=True, slots=True)
class FieldRule:
    """What a field of e-Gov takes; every part with whether it was confirmed (else 未確認).

    Attributes:
        charset: the characters it takes.
        max_length: how many characters (Unicode code points, a line end counts 1) it takes;
            0 when that is not known.
        multiline: whether it takes line ends; else they are written as spaces.
    """

    charset: Charset = Charset.ANY
    charset_confirmed: bool = True
    max_length: int = 0
    max_length_confirmed: bool = False
    multiline: bool = False
    multiline_confirmed: bool = False


@dataclass(frozen=True, slots=True)
class EgovField:
    """One field of the e-Gov screen, in e-Gov's order.

    Attributes:
        id: stable id of the field, e.g. ``form.name``.
        label: e-Gov's own label.
        part: which part of e-Gov's screen, e.g. 「1. 基本情報」.
        items: item ids whose shown values are joined to make the text; empty for attachments.
        joiner: what stands between the joined values.
        required: e-Gov marks it 必須.
        confirmed: False when the label or rule is not confirmed (prints 未確認).
        hint: one plain line for the person.
        kind: ``text``, ``choice`` or ``attachment``.
        rule: which characters, how many, how many lines it takes.
    """

    id: str
    label: str
    part: str
    items: tuple[str, ...] = ()
    joiner: str = ""
    required: bool = False
    confirmed: bool = True
    hint: str = ""
    kind: str = "text"
    rule: FieldRule = FieldRule()


@dataclass(frozen=True, slots=True)
class Part:
    """A value printed beside the main one of a row, with fixed words around it when it is there."""

    item: str
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class StatementRow:
    """One row of the 申出書: an item under the printed label, inside a group or not.

    Attributes:
        before: values printed before the item in the same box, e.g. 〒 and prefecture.
        after: values printed after it, e.g. the parcel's number after the carrier.
    """

    item: str
    label: str
    group: str = ""
    min_lines: int = 1
    before: tuple[Part, ...] = ()
    after: tuple[Part, ...] = ()

    @property
    def items(self) -> tuple[str, ...]:
        """Return every item id whose value stands in the row, in printed order."""
        before = (part.item for part in self.before)
        return (*before, self.item, *(part.item for part in self.after))

    def text(self, shown: Callable[[str], str]) -> str:
        """Return what stands in the box.

        Args:
            shown: gives the shown value of an item id, empty when there is none.
        """
        parts = (*self.before, Part(self.item), *self.after)
        texts = ((part, shown(part.item)) for part in parts)
        return "".join(f"{part.prefix}{text}{part.suffix}" for part, text in texts if text)


@dataclass(frozen=True, slots=True)
class StatementSection:
    """One numbered section of the 申出書 (the guide's 表2 and 表3)."""

    title: str
    rows: tuple[StatementRow, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """The 申出書: fixed words and rows in printed order.

    Attributes:
        title: クレジットカード不正利用発生時の申出書.
        lead: sentences under the addressee.
        sections: the form itself; rows of level ORDER/LINE print the first order or 「別紙のとおり」.
        annex_title: heading of the pages for several orders, with ``{number}``.
        annex_columns: item ids and printed labels of the annex's table of all orders.
        annex_rows: rows printed for each order in the annex, grouped like the form.
        notes_title: heading of the printed 警察とのやりとり.
        notes_rows: rows printed for each note.
        words: other fixed words by name (addressee suffix, total row, page pattern …).
    """

    title: str
    lead: tuple[str, ...]
    sections: tuple[StatementSection, ...]
    annex_title: str
    annex_columns: tuple[StatementRow, ...]
    annex_rows: tuple[StatementRow, ...]
    notes_title: str
    notes_rows: tuple[StatementRow, ...]
    words: Mapping[str, str] = field(default_factory=dict)
