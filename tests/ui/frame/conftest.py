"""A styled application, a small form, sessions with a saver that only remembers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta, timezone
from itertools import count
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from wizard.app import Program, build
from wizard.domain.case import Case
from wizard.domain.form import Choice, Condition, Form, Item, Need, Statement
from wizard.formdefs.loader import load_form
from wizard.paths import Paths, private_paths
from wizard.ui.session import Session
from wizard.ui.style import apply_style

JST = timezone(timedelta(hours=9))
NOW = datetime(2026, 8, 20, 21, 4, 0, tzinfo=JST)
NO_STATEMENT = Statement("", (), (), "", (), (), "", ())


def an_item(item_id: str = "shop.name", kind: str = "text", **more) -> Item:
    more.setdefault("label", "屋号")
    more.setdefault("need", Need.WANTED)
    return Item(id=item_id, type=kind, **more)


FEW = (Choice("goods", "配送した商品"), Choice("digital", "デジタル商品"))
MANY = tuple(Choice(str(n), f"選択肢{n}") for n in range(8))
ITEMS = (
    an_item(hint="お店の名前です。", where="看板やサイトの上にあります。", example="架空堂"),
    an_item("applicant.name_kana", "katakana", label="フリガナ", need=Need.EGOV),
    an_item("incident.discovered_on", "date", label="発覚日"),
    an_item("report.sent_at", "datetime", label="送信日時"),
    an_item("incident.goods_kind", "choice", label="商品", choices=FEW),
    an_item("incident.loss_bearer", "choice", label="負担", choices=MANY),
    an_item("site.contractor", "presence", label="委託業者の有無"),
    an_item("site.contractor_name", label="業者名", only_if=Condition("site.contractor", ("有",))),
    an_item("company.prefecture", "prefecture", label="都道府県"),
    an_item("incident.loss", "yen", label="損害"),
    an_item(
        "incident.reason",
        "long_text",
        label="理由",
        suggestions=(Choice("high", "高額", "注文の金額が高額です。"),),
    ),
    an_item("order.number", label="注文番号"),
)


class Recorder:
    """Stands in for the saver."""

    def __init__(self) -> None:
        self.changes: list[object] = []

    def submit(self, changes) -> None:
        self.changes.extend(changes)


@pytest.fixture(autouse=True)
def styled(qapp: QApplication, resources_dir: Path) -> QApplication:
    apply_style(qapp, resources_dir, "light", 100)
    return qapp


@pytest.fixture
def form() -> Form:
    return Form({item.id: item for item in ITEMS}, (), (), NO_STATEMENT, ())


@pytest.fixture(scope="session")
def real_form(forms_dir: Path) -> Form:
    return load_form(forms_dir)


@pytest.fixture
def session(form: Form) -> Session:
    numbers = count(1)
    return Session(form, Case(), Recorder(), lambda: NOW, lambda: f"k{next(numbers)}")


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return private_paths(tmp_path / "home")


@pytest.fixture
def make_program(qapp: QApplication, paths: Paths) -> Iterator[Callable[[], Program]]:
    made: list[Program] = []

    def make() -> Program:
        program = build(qapp, paths, clock=lambda: NOW)
        program.window.resize(1120, 780)
        program.window.show()
        made.append(program)
        program.window.activateWindow()
        assert QTest.qWaitForWindowActive(program.window)
        return program

    yield make
    for program in made:
        program.window.close()
        program.end()
        program.window.deleteLater()
        program.deleteLater()
    # Windows that only wait to be deleted would be styled anew by every later test.
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qapp.processEvents()


@pytest.fixture
def program(make_program: Callable[[], Program]) -> Program:
    return make_program()
