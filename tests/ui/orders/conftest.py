"""A session over invented orders, and a desk that remembers what it was asked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from itertools import count
from pathlib import Path
from types import MappingProxyType, SimpleNamespace

import pytest
from PySide6.QtTest import QTest

from wizard.domain.case import Answer, Case, LineItem, Order
from wizard.domain.form import Form
from wizard.domain.safe_texts import SafeTexts
from wizard.errors import UserError
from wizard.formdefs.loader import load_form
from wizard.ui.orders.rows import CellMaker, Cells
from wizard.ui.session import Session
from wizard.ui.style import apply_style, load_more_fonts

JST = timezone(timedelta(hours=9))
NOW = datetime(2026, 8, 20, 21, 4, 0, tzinfo=JST)


@pytest.fixture(scope="session")
def form(forms_dir: Path) -> Form:
    return load_form(forms_dir)


@pytest.fixture(autouse=True)
def styled(qapp, resources_dir: Path):
    if qapp.property("wizardLook") is None:
        apply_style(qapp, resources_dir, "light", 100)
        load_more_fonts(resources_dir)


def an_order(n: int, **more: str) -> Order:
    """Order number n: everything of 表2 stands; `more` sets answers, `__` for a dot."""
    answers = {
        "order.number": str(1000 + n),
        "order.purchased_at": f"2026-08-{n % 28 + 1:02}T22:14:05+09:00",
        "order.recipient.name": f"見本　{n}子",
        "order.recipient.address": "大阪府大阪市架空区見本1-2-3",
        "order.buyer.name": "架空　太郎",
        "order.buyer.phone": "03-0000-0000",
    }
    answers |= {f"order.{name.replace('__', '.')}": text for name, text in more.items()}
    kept = MappingProxyType({i: Answer(t) for i, t in answers.items() if t})
    line = {
        "order.items[].name": Answer("見本の腕時計"),
        "order.items[].quantity": Answer("2"),
        "order.items[].unit_price": Answer(str(100 * n)),
    }
    return Order(f"o{n}", kept, (LineItem(f"o{n}l1", MappingProxyType(line)),))


class Recorder:
    """Stands in for the saver."""

    def __init__(self) -> None:
        self.changes: list[object] = []

    def submit(self, changes) -> None:
        self.changes.extend(changes)


@pytest.fixture
def make_session(form: Form, qapp) -> Callable[..., Session]:
    def make(orders=()) -> Session:
        numbers = count(1)
        case = Case(orders=tuple(orders), number="T-20260820-0001")
        session = Session(form, case, Recorder(), lambda: NOW, lambda: f"k{next(numbers)}")
        session.step = "orders"
        return session

    return make


class FakeDesk:
    """Answers questions as told and runs work at once."""

    def __init__(self) -> None:
        self.told: list[tuple[str, str]] = []
        self.asked: list[str] = []
        self.went: list[tuple[str, object]] = []
        self.says_yes = True
        self.says_which: bool | None = True

    def go_to(self, step_id, place=None) -> None:
        self.went.append((step_id, place))

    def open_link(self, url) -> None:
        raise AssertionError(url)

    def copy(self, text) -> bool:
        return True

    def tell(self, what, do="", detail="") -> None:
        self.told.append((what, do))

    def ask(self, question, yes, no) -> bool:
        self.asked.append(question)
        return self.says_yes

    def ask_which(self, question, one, other) -> bool | None:
        self.asked.append(question)
        return self.says_which

    def run(self, work, done, label) -> None:
        try:
            result = work(lambda: False)
        except UserError as error:
            self.tell(error.what, error.do, error.detail)
            return
        done(result)

    def open_contacts(self) -> None:
        raise AssertionError


@pytest.fixture
def desk() -> FakeDesk:
    return FakeDesk()


@pytest.fixture
def orders() -> Callable[..., list[Order]]:
    return lambda n: [an_order(i) for i in range(1, n + 1)]


@pytest.fixture
def order() -> Callable[..., Order]:
    return an_order


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture
def make_page(form: Form, desk, forms_dir: Path, resources_dir: Path, tmp_path: Path, qtbot):
    """Build a page as the frame does and show it."""
    from wizard.ui.pages import orders as orders_page
    from wizard.ui.pages import records as records_page
    from wizard.ui.pages.base import PageContext

    modules = SimpleNamespace(orders=orders_page, records=records_page)

    def make(session: Session, kind: str, size=(1000, 900)):
        step = next(step for step in form.steps if step.page == kind)
        session.step = step.id
        safe = SafeTexts(lambda: pytest.fail("orders need no gate"))
        context = PageContext(
            step,
            session,
            desk,
            forms_dir,
            resources_dir,
            tmp_path / "a.tsuho",
            {},
            safe,
            order_layouts_dir=tmp_path / "order-layouts",
        )
        page = getattr(modules, kind).make(context)
        qtbot.addWidget(page)
        page.resize(*size)
        page.show()
        page.activateWindow()
        assert QTest.qWaitForWindowActive(page)
        page.enter()
        return page

    return make


@pytest.fixture
def worked_out(monkeypatch) -> list[str]:
    """The keys of the orders whose rows were worked out, in that order."""
    keys: list[str] = []
    real = CellMaker.cells

    def watched(maker: CellMaker, order: Order) -> Cells:
        keys.append(order.key)
        return real(maker, order)

    monkeypatch.setattr(CellMaker, "cells", watched)
    return keys
