"""Finds the characters that no bundled font has, with their places, before a PDF is made."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from wizard import texts
from wizard.domain.case import Answers, Case, Order, Place
from wizard.domain.explanation import Explained
from wizard.domain.form import Form, Level
from wizard.output.clusters import clusters, printable
from wizard.output.fonts import GETA, FontSet

_SAYS = texts.Unprintable
_NUMBER = "order.number"
# Set while the person wishes 警察とのやりとり to be printed too.
NOTES_MARK = "police_notes_in_pdf"


@dataclass(frozen=True, slots=True)
class Unprintable:
    """A character that cannot be printed as it is.

    Attributes:
        place: where it stands.
        character: the character, with its variation selector if that is what is missing.
        message: one Japanese sentence that names the place and says what happens.
    """

    place: Place
    character: str
    message: str


def unprintable(
    form: Form, case: Case, *, fonts_dir: Path, explained: Explained | None = None
) -> list[Unprintable]:
    """Return every character of the case that the 申出書 cannot print as it is, in its order.

    Args:
        form: the definitions.
        case: the case.
        fonts_dir: `resources/fonts/`.
        explained: what the pages about e-Gov's characters print of other answers.

    Raises:
        OutputError: a bundled font is missing.
    """
    search = _Search(form, case, FontSet(fonts_dir))
    return [*search.found(), *search.explained(explained or Explained())]


class _Search:
    """Walks the answers; text made only of characters already seen to be fine costs nothing."""

    def __init__(self, form: Form, case: Case, fonts: FontSet) -> None:
        self._form = form
        self._case = case
        self._face = fonts.mincho
        self._fine: set[str] = set()
        statement = form.statement
        rows = [row for section in statement.sections for row in section.rows]
        if len(case.orders) > 1:
            rows += [*statement.annex_columns, *statement.annex_rows]
        if case.marks.get(NOTES_MARK) == "1":
            rows += statement.notes_rows
        items = [form.items[item_id] for row in rows for item_id in row.items]
        self._ids = {
            level: list(dict.fromkeys(item.id for item in items if item.level is level))
            for level in Level
        }

    def found(self) -> Iterator[Unprintable]:
        yield from self._in(self._case.answers, Level.CASE, "", "")
        for order in self._case.orders:
            yield from self._in_order(order)
        for note in self._case.notes:
            yield from self._in(note.answers, Level.NOTE, note.key, "")

    def explained(self, explained: Explained) -> Iterator[Unprintable]:
        """Yield what only the explaining pages print: answers that have no row elsewhere."""
        printed = {item_id for level in self._ids.values() for item_id in level}
        for field in self._form.egov:
            shown = "".join(
                [row.spelling + row.character for row in explained.rows if field.label in row.field]
                + [whole.text for whole in explained.whole if whole.field == field.label]
            )
            for item_id in field.items:
                if not shown or item_id in printed:
                    continue
                printed.add(item_id)
                text = printable(self._case.text(item_id)).replace("\n", "").replace("\t", "")
                for character in dict.fromkeys(self._face.lacks(text)):
                    if character in shown:
                        place = Place(item_id)
                        yield Unprintable(place, character, self._message(place, character))

    def _in_order(self, order: Order) -> Iterator[Unprintable]:
        yield from self._in(order.answers, Level.ORDER, order.key, "")
        for line in order.lines:
            yield from self._in(line.answers, Level.LINE, order.key, line.key)

    def _in(self, answers: Answers, level: Level, owner: str, line: str) -> Iterator[Unprintable]:
        for item_id in self._ids[level]:
            answer = answers.get(item_id)
            if answer is None:
                continue
            text = answer.text if answer.state is None else answer.holder
            if self._fine.issuperset(text):
                continue
            place = Place(item_id, owner, line)
            text = printable(text).replace("\n", "").replace("\t", "")
            lacking = dict.fromkeys(self._face.lacks(text))
            # Marks that change the shape of what is before them are looked at each time.
            self._fine.update(
                part for part in clusters(text) if len(part) == 1 and part not in lacking
            )
            for character in lacking:
                yield Unprintable(place, character, self._message(place, character))

    def _message(self, place: Place, character: str) -> str:
        where = self._where(place)
        if any("\ud800" <= part <= "\udfff" for part in character):
            return _SAYS.HALF.format(place=where)
        glyph = self._face.glyphs(character)[0]
        if len(character) > 1 and glyph.meaning != GETA:
            usual = character[0]
            return _SAYS.NO_SHAPE.format(place=where, character=character, usual=usual)
        return _SAYS.NO_FONT.format(place=where, character=character)

    def _where(self, place: Place) -> str:
        label = self._form.items[place.item].label
        if not place.owner:
            return label
        if place.item.startswith("note."):
            position = self._case.note_index(place.owner) + 1
            return _SAYS.IN_NOTE.format(position=position, label=label)
        index = self._case.order_index(place.owner)
        number = self._case.orders[index].text(_NUMBER)
        order = printable(number) or _SAYS.NTH_ORDER.format(position=index + 1)
        return _SAYS.IN_ORDER.format(order=order, label=label)
