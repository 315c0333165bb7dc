"""`--answers FILE.toml` → answers, orders and notes; all of it or none.

The file holds ``[answers]`` (case-level item ids), ``[[orders]]`` and ``[[notes]]``, whose keys
are item ids without ``order.`` or ``note.``, nested or not (``buyer = { name = … }``), and in an
order ``items = [{ name = …, quantity = …, unit_price = … }]``. A state stands as
``{ state = "確認中" }`` or ``{ state = "取れない", holder = "…" }``. A value that its item calls
invalid is kept as text: the window marks it, nothing is lost. Only the middle digits of a card
number are not taken over.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from types import MappingProxyType
from typing import cast

from wizard import texts
from wizard.domain.case import Answer, AnswerState, LineItem, Note, Order, Source, SourceKind
from wizard.domain.form import LINE_PREFIX, NOTE_PREFIX, ORDER_PREFIX, Form, Item, Level
from wizard.domain.hidden_cards import hide, hide_in_answer
from wizard.domain.item_types import JAPAN
from wizard.errors import AnswersFileError
from wizard.formdefs.reading import line_of

_SAYS = texts.AnswersFiles
_LARGEST = 16 * 1024 * 1024
_NAMED_AT_MOST = 5
_LINES = "items"


@dataclass(frozen=True, slots=True)
class AnswersFile:
    """What an answers file holds.

    Attributes:
        answers: case-level answers by item id.
        orders: the orders in file order, with fresh keys.
        notes: the notes in file order, with fresh keys.
        marks: what is remembered but not asked (``[marks]``: ticked cards and the like).
    """

    answers: Mapping[str, Answer] = field(default_factory=dict)
    orders: tuple[Order, ...] = ()
    notes: tuple[Note, ...] = ()
    marks: Mapping[str, str] = field(default_factory=dict)


def read_answers(
    path: Path,
    form: Form,
    clock_now: datetime,
    new_key: Callable[[], str],
    source: SourceKind,
) -> AnswersFile:
    """Read an answers file (UTF-8 TOML).

    Args:
        path: the file.
        form: the definitions whose ids it uses.
        clock_now: aware time in Asia/Tokyo, kept as the time of every answer's change.
        new_key: returns a fresh key for an order, line or note.
        source: where the answers are said to come from.

    Raises:
        AnswersFileError: the file cannot be read, is not TOML (the sentence names the line),
            or holds an unknown id or a value of an impossible kind (the sentence names them).
    """
    return _Reader(form, clock_now, new_key, Source(source, path.name)).read(_load(path), path.name)


def _load(path: Path) -> dict[str, object]:
    try:
        if path.stat().st_size > _LARGEST:
            raise AnswersFileError(_SAYS.TOO_LARGE.format(file=path.name), _SAYS.TOO_LARGE_DO)
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError as gone:
        raise AnswersFileError(_SAYS.NO_FILE.format(file=path.name), _SAYS.NO_FILE_DO) from gone
    except OSError as unreadable:
        raise AnswersFileError(
            _SAYS.UNREADABLE.format(file=path.name), _SAYS.NO_FILE_DO, type(unreadable).__name__
        ) from unreadable
    except UnicodeDecodeError as wrong:
        raise AnswersFileError(
            _SAYS.NOT_UTF8.format(file=path.name), _SAYS.NOT_UTF8_DO, "not UTF-8"
        ) from wrong
    try:
        return tomllib.loads(text.replace("\r\n", "\n"))
    except (ValueError, RecursionError) as wrong:
        line = line_of(wrong)
        raise AnswersFileError(
            _SAYS.NOT_TOML.format(file=path.name, line=line),
            _SAYS.NOT_TOML_DO,
            f"line {line}: not TOML",
        ) from wrong


class _Reader:
    """Reads one file; collects what is unknown so that all of it can be named at once."""

    def __init__(
        self, form: Form, now: datetime, new_key: Callable[[], str], source: Source
    ) -> None:
        self._form = form
        self._now = now
        self._new_key = new_key
        self._source = source
        self._unknown: list[str] = []
        self._wrong: list[str] = []
        self._items = {item.id: item for item in form.items.values()}
        for item in form.items.values():
            self._items.update(dict.fromkeys(item.renamed_from, item))

    def read(self, data: Mapping[str, object], file: str) -> AnswersFile:
        """Return what the file holds; raises AnswersFileError naming what does not fit."""
        known = {"answers", "orders", "notes", "marks"}
        self._unknown += [key for key in data if key not in known]
        found = AnswersFile(
            self._answers(self._table(data, "answers"), Level.CASE, "", "answers."),
            tuple(self._order(table, name) for table, name in self._tables(data, "orders", "")),
            tuple(self._note(table, name) for table, name in self._tables(data, "notes", "")),
            self._marks(self._table(data, "marks")),
        )
        if self._unknown:
            raise AnswersFileError(
                _SAYS.UNKNOWN.format(file=file, names=_named(self._unknown)),
                _SAYS.UNKNOWN_DO,
                f"unknown: {', '.join(self._unknown)}",
            )
        if self._wrong:
            raise AnswersFileError(
                _SAYS.WRONG.format(file=file, names=_named(self._wrong)),
                _SAYS.WRONG_DO,
                f"not a value: {', '.join(self._wrong)}",
            )
        return found

    def _order(self, table: Mapping[str, object], name: str) -> Order:
        lines = tuple(
            LineItem(self._new_key(), self._answers(line, Level.LINE, LINE_PREFIX, f"{where}."))
            for line, where in self._tables(table, _LINES, f"{name}.")
        )
        rest = {key: value for key, value in table.items() if key != _LINES}
        answers = self._answers(rest, Level.ORDER, ORDER_PREFIX, f"{name}.")
        return Order(self._new_key(), answers, lines)

    def _note(self, table: Mapping[str, object], name: str) -> Note:
        return Note(self._new_key(), self._answers(table, Level.NOTE, NOTE_PREFIX, f"{name}."))

    def _answers(
        self, table: Mapping[str, object], level: Level, prefix: str, where: str
    ) -> Mapping[str, Answer]:
        answers: dict[str, Answer] = {}
        for key, value in _flat(table):
            item = self._items.get(prefix + key)
            if item is None or item.level is not level:
                self._unknown.append(where + key)
                continue
            answer = self._answer(item, value)
            if answer is None:
                self._wrong.append(where + key)
            elif not answer.is_empty:
                answers[item.id] = answer
        return MappingProxyType(answers)

    def _answer(self, item: Item, value: object) -> Answer | None:
        """Return the answer for a TOML value, None for one of no use."""
        if isinstance(value, dict):
            holder = value.get("holder", "")
            known = value["state"] in tuple(AnswerState) and not set(value) - {"state", "holder"}
            if not known or not isinstance(holder, str):
                return None
            state = AnswerState(value["state"])
            return Answer("", state, hide(item, holder), self._source, self._now)
        if isinstance(value, bool | list):
            return None
        text, original = _text_of(value)
        text = next((choice.value for choice in item.choices if choice.label == text), text)
        answer = Answer(text, source=self._source, changed_at=self._now, original=original)
        return hide_in_answer(item, answer)

    def _marks(self, table: Mapping[str, object]) -> dict[str, str]:
        form = self._form
        known = {"page", "police_notes_in_pdf"}
        known |= {f"seen:{step.id}" for step in form.steps}
        known |= {f"card:{card.id}" for step in form.steps for card in step.cards}
        known |= {f"copied:{entry.id}" for entry in form.egov}
        marks: dict[str, str] = {}
        for key, value in table.items():
            if key not in known:
                self._unknown.append(f"marks.{key}")
            elif isinstance(value, str):
                marks[key] = value
            else:
                self._wrong.append(f"marks.{key}")
        return marks

    def _table(self, data: Mapping[str, object], key: str) -> Mapping[str, object]:
        value = data.get(key, {})
        if isinstance(value, dict):
            return value
        self._wrong.append(key)
        return {}

    def _tables(
        self, data: Mapping[str, object], key: str, where: str
    ) -> list[tuple[Mapping[str, object], str]]:
        """Return the tables of a list with the name each has in errors, counted from 1."""
        value = data.get(key, [])
        if not isinstance(value, list) or not all(isinstance(entry, dict) for entry in value):
            self._wrong.append(where + key)
            return []
        entries = cast("list[dict[str, object]]", value)
        return [(entry, f"{where}{key}[{n}]") for n, entry in enumerate(entries, start=1)]


def _flat(table: Mapping[str, object], outer: str = "") -> Iterator[tuple[str, object]]:
    """Yield (``buyer.name``, value) for every value, however its key is nested."""
    for key, value in table.items():
        if isinstance(value, dict) and "state" not in value:
            yield from _flat(value, f"{outer}{key}.")
        else:
            yield outer + key, value


def _text_of(value: object) -> tuple[str, str]:
    """Return the canonical text of a TOML value and the source's own text if it differs."""
    if isinstance(value, datetime):
        return _moment(value)
    if isinstance(value, date | time):
        return value.isoformat(), ""
    return str(value), ""


def _moment(value: datetime) -> tuple[str, str]:
    """Return a time as Japan time to the second; a time without offset is Japan time."""
    aware = value if value.tzinfo is not None else value.replace(tzinfo=JAPAN)
    try:
        text = aware.astimezone(JAPAN).isoformat(timespec="seconds")
    except OverflowError:  # the first or last day that a date can hold
        return value.isoformat(), ""
    elsewhere = aware.utcoffset() != timedelta(hours=9)
    return text, value.isoformat() if elsewhere or value.microsecond else ""


def _named(names: list[str]) -> str:
    shown = "、".join(f"「{name}」" for name in names[:_NAMED_AT_MOST])
    more = len(names) - _NAMED_AT_MOST
    return shown if more <= 0 else shown + _SAYS.MORE.format(count=more)
