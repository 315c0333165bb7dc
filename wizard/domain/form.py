"""What is asked and where it goes: the definitions loaded from `forms/`, as frozen data.

Nothing here knows how the definitions are written down (`wizard.formdefs` does) or how they
are drawn (`wizard.ui`, `wizard.output`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from wizard.domain.link_rules import LinkRules as LinkRules
from wizard.domain.written_to import Charset as Charset
from wizard.domain.written_to import EgovField as EgovField
from wizard.domain.written_to import FieldRule as FieldRule
from wizard.domain.written_to import Part as Part
from wizard.domain.written_to import Statement as Statement
from wizard.domain.written_to import StatementRow as StatementRow
from wizard.domain.written_to import StatementSection as StatementSection

LINE_PREFIX = "order.items[]."
ORDER_PREFIX = "order."
NOTE_PREFIX = "note."


class Need(StrEnum):
    """Who needs an item, and when (the guide's 表1, 表2, 表3 and rule 6 of the experience)."""

    EGOV = "egov"
    WANTED = "wanted"
    LATER = "later"


class Level(StrEnum):
    """What an item belongs to: the whole case, one order, one line of an order, one note."""

    CASE = "case"
    ORDER = "order"
    LINE = "line"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Choice:
    """One entry of a choice, or one suggestion: the stored value and the words shown.

    Attributes:
        value: what is stored (choices); a short id (suggestions).
        label: the words shown.
        sentence: what a suggestion writes into the text, or what the narrative says for a choice.
        chosen_for: values of `Item.derived_from` for which this entry is chosen by itself.
        confirmed: False when these words of an official list are not confirmed (未確認).
        goes_with: values of `Item.agrees_with` that this entry goes with, where the prefecture
            does not tell (the areas of Hokkaido).
    """

    value: str
    label: str
    sentence: str = ""
    chosen_for: tuple[str, ...] = ()
    confirmed: bool = True
    goes_with: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Condition:
    """Show an item only while another item of the same level or of the case has one of `values`."""

    item: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """One fact that is asked once.

    Attributes:
        id: stable id of `design/ITEMS.md`, e.g. ``company.address`` or ``order.buyer.name``.
        label: the official words, exactly as the form prints them.
        type: name of a type in `wizard.domain.item_types.TYPES`.
        need: when it is needed.
        hint: one plain-language line under the label.
        where: longer text behind 「どこに書いてある？」; may be empty.
        example: an invented value shown as a placeholder; may be empty.
        choices: entries for the types that choose; empty otherwise.
        only_if: when it is asked at all; None means always.
        remember: True when a next case may propose this value (the shop's own particulars).
        tables: where the official guide or e-Gov asks for it, e.g. ``("表1", "表2")``.
        renamed_from: ids under which older case files stored the same fact.
        suggestions: chips that write a sentence into a long text (`Choice.sentence`).
        default: text that a new case starts with (`wizard.domain.derived`); may be empty.
        derived_from: case-level item whose value decides the entry chosen by itself
            (`Choice.chosen_for`), or empty.
        agrees_with: the other choice that this one must agree with, or empty; both are derived
            from the same item.
        own_words: True when words that are not among the choices are fine: the person saw
            another wording in the official list.
    """

    id: str
    label: str
    type: str
    need: Need
    hint: str = ""
    where: str = ""
    example: str = ""
    choices: tuple[Choice, ...] = ()
    only_if: Condition | None = None
    remember: bool = False
    tables: tuple[str, ...] = ()
    renamed_from: tuple[str, ...] = ()
    suggestions: tuple[Choice, ...] = ()
    default: str = ""
    derived_from: str = ""
    agrees_with: str = ""
    own_words: bool = False

    @property
    def level(self) -> Level:
        """Return what the item belongs to, read from its id."""
        return level_of(self.id)


def level_of(item_id: str) -> Level:
    """Return the level that an item id belongs to."""
    if item_id.startswith(LINE_PREFIX):
        return Level.LINE
    if item_id.startswith(ORDER_PREFIX):
        return Level.ORDER
    if item_id.startswith(NOTE_PREFIX):
        return Level.NOTE
    return Level.CASE


@dataclass(frozen=True, slots=True)
class Section:
    """A titled run of items on a page.

    Attributes:
        items: ids of what is asked there, in reading order.
        kept: ids of what only stands there once it was taken over (lines of a log): nobody is
            asked for it and it is never missing, but it is read and mended on that page.
    """

    title: str
    items: tuple[str, ...]
    intro: str = ""
    kept: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Card:
    """A card on a page: something to read, to open, to tick or to decide.

    Attributes:
        link: an https address whose host is on the allow-list, or empty.
        link_label: what the button says, e.g. 「e-Govのページを開く」.
        tick: words beside the tick 「済んだ」, empty when nothing can be ticked.
        kind: ``info``, ``task``, ``danger`` or ``caution``; how it is drawn.
        go_to: step id or ``contacts`` that a second button leads to, or empty.
        go_label: what that button says.
        needed: True when the step is complete only after the tick.
    """

    id: str
    title: str
    text: str
    link: str = ""
    link_label: str = ""
    tick: str = ""
    kind: str = "info"
    go_to: str = ""
    go_label: str = ""
    needed: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """One entry of the step list: id (also the page's objectName), title, and what it holds.

    Attributes:
        page: which kind of page draws it (``start``, ``cards``, ``fields``, ``orders``,
            ``records``, ``confirm``, ``documents``, ``egov``, ``after``, ``notes``).
    """

    id: str
    title: str
    page: str
    intro: str = ""
    sections: tuple[Section, ...] = ()
    cards: tuple[Card, ...] = ()

    @property
    def items(self) -> tuple[str, ...]:
        """Return every item id of the step, in reading order."""
        return tuple(item for section in self.sections for item in section.items)

    @property
    def kept(self) -> tuple[str, ...]:
        """Return every item id that stands on the page without being asked (`Section.kept`)."""
        return tuple(item for section in self.sections for item in section.kept)


@dataclass(frozen=True, slots=True)
class Template:
    """A narrative template for 具体的な内容.

    Attributes:
        file: name of the file in `forms/templates/`.
        when: when it is used; the first template that fits wins, None always fits.
    """

    id: str
    title: str
    file: str
    when: Condition | None = None


@dataclass(frozen=True, slots=True)
class Form:
    """Everything under `forms/`, loaded and checked."""

    items: Mapping[str, Item]
    steps: tuple[Step, ...]
    egov: tuple[EgovField, ...]
    statement: Statement
    templates: tuple[Template, ...]
    links: LinkRules = field(default_factory=LinkRules)

    def item(self, item_id: str) -> Item:
        """Return the item; raises KeyError for an unknown id."""
        return self.items[item_id]

    def of_level(self, level: Level) -> tuple[Item, ...]:
        """Return the items of one level in the order of `items.toml`."""
        return tuple(item for item in self.items.values() if item.level is level)

    def goes_to_egov(self, field: EgovField) -> bool:
        """Return True when a field is to be filled, marked 必須 by e-Gov or not."""
        return field.required or any(self.items[i].need is Need.EGOV for i in field.items)

    def step_of(self, item_id: str) -> Step | None:
        """Return the first step on whose page the item stands, asked or kept; None for none."""
        return next((s for s in self.steps if item_id in s.items or item_id in s.kept), None)
