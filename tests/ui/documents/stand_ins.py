"""Small stand-ins for what lies around the pages under test."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from itertools import count
from pathlib import Path

from PySide6.QtWidgets import QApplication

from wizard.domain.case import Answer, Case, LineItem, Note, Order, Place
from wizard.domain.form import Form
from wizard.domain.safe_texts import SafeTexts
from wizard.errors import UserError
from wizard.formdefs.character_tables import safe_texts
from wizard.ui.pages.base import PageContext
from wizard.ui.session import Session
from wizard.ui.wishes import Wishes

JAPAN = timezone(timedelta(hours=9))


@dataclass(frozen=True)
class FakeBitmap:
    width: int
    height: int
    stride: int
    data: bytes


@dataclass
class FakePages:
    """Pages of one grey each, so that a picture tells which page it shows."""

    greys: list[int]
    size: tuple[float, float] = (595.28, 841.89)
    rendered: list[tuple[int, float]] = field(default_factory=list)

    @property
    def count(self) -> int:
        return len(self.greys)

    def size_points(self, index: int) -> tuple[float, float]:
        return self.size

    def render(self, index: int, scale: float) -> FakeBitmap:
        self.rendered.append((index, scale))
        width, height = round(self.size[0] * scale), round(self.size[1] * scale)
        grey = self.greys[index]
        return FakeBitmap(width, height, width * 4, bytes([grey, grey, grey, 255]) * width * height)


class FakeSaver:
    """Remembers what would have been written."""

    def __init__(self) -> None:
        self.submitted: list[tuple[object, ...]] = []

    def submit(self, changes) -> None:
        self.submitted.append(tuple(changes))


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = datetime(2026, 8, 21, 10, 15, 0, tzinfo=JAPAN)

    def __call__(self) -> datetime:
        return self.now


class FakeDesk:
    """Does at once what the frame would do, and remembers it."""

    def __init__(self) -> None:
        self.went: list[tuple[str, Place | None]] = []
        self.opened: list[str] = []
        self.told: list[tuple[str, str]] = []
        self.asked: list[str] = []
        self.answer = True
        self.clipboard_free = True
        self.contacts_opened = 0
        self.work: list[str] = []

    def go_to(self, step_id: str, place: Place | None = None) -> None:
        self.went.append((step_id, place))

    def open_link(self, url: str) -> None:
        self.opened.append(url)

    def copy(self, text: str) -> bool:
        if self.clipboard_free:
            QApplication.clipboard().setText(text)
        return self.clipboard_free

    def tell(self, what: str, do: str = "", detail: str = "") -> None:
        self.told.append((what, do))

    def ask(self, question: str, yes: str, no: str) -> bool:
        self.asked.append(question)
        return self.answer

    def ask_which(self, question: str, one: str, other: str) -> bool | None:
        self.asked.append(question)
        return self.answer

    def run(
        self,
        work: Callable[[Callable[[], bool]], object],
        done: Callable[[object], None],
        label: str,
    ) -> None:
        self.work.append(label)
        try:
            result = work(lambda: False)
        except UserError as error:
            self.tell(error.what, error.do)
            return
        done(result)

    def open_contacts(self) -> None:
        self.contacts_opened += 1


@dataclass
class World:
    """A session and everything around it."""

    form: Form
    session: Session
    desk: FakeDesk
    clock: Clock
    saver: FakeSaver
    forms_dir: Path
    resources_dir: Path
    case_path: Path
    tables: Mapping[str, object]
    safe: SafeTexts

    @property
    def case(self) -> Case:
        return self.session.case

    def context(self, step_id: str) -> PageContext:
        step = next(step for step in self.form.steps if step.id == step_id)
        return PageContext(
            step,
            self.session,
            self.desk,
            self.forms_dir,
            self.resources_dir,
            self.case_path,
            self.tables,
            self.safe,
        )

    def put(self, item_id: str, text: str) -> None:
        self.session.set_text(Place(item_id), text)


def make_world(form, forms_dir, resources_dir, case_path, tables, case=None) -> World:
    keys = (f"k{number}" for number in count(1))
    clock, saver = Clock(), FakeSaver()
    wishes = Wishes()
    safe = safe_texts(
        resources_dir, lambda: wishes.settings.replacements, lambda: wishes.settings.limits
    )
    case = case or Case(number="T-20260821-TEST")
    session = Session(form, case, saver, clock, keys.__next__, safe=safe, wishes=wishes)
    return World(
        form, session, FakeDesk(), clock, saver, forms_dir, resources_dir, case_path, tables, safe
    )


def answers(**texts: str) -> dict[str, Answer]:
    """Answers by item id, with ``__`` for a dot."""
    return {name.replace("__", "."): Answer(text) for name, text in texts.items()}


def an_order(number: int) -> Order:
    line = LineItem(
        f"l{number}",
        {
            "order.items[].name": Answer("見本の腕時計"),
            "order.items[].quantity": Answer("2"),
            "order.items[].unit_price": Answer("19800"),
        },
    )
    return Order(
        f"o{number}",
        {
            "order.number": Answer(str(1000 + number)),
            "order.purchased_at": Answer("2026-08-01T22:14:05+09:00"),
            "order.buyer.name": Answer("架空太郎"),
        },
        (line,),
    )


def a_note(key: str, at: str, said: str = "", **more: str) -> Note:
    made = {"note.at": Answer(at)} if at else {}
    if said:
        made["note.said"] = Answer(said)
    for name, text in more.items():
        made[f"note.{name}"] = Answer(text)
    return Note(key, made)
