"""A styled application, a case whose orders tell something, its pages."""

import pytest
from PySide6.QtCore import QEvent

from tests.ui.documents.stand_ins import make_world
from wizard.domain.case import Answer, Case, LineItem, Order
from wizard.formdefs.loader import load_form
from wizard.formdefs.tables import load_tables
from wizard.ui.style import apply_style, load_more_fonts


@pytest.fixture(scope="session")
def real_form(forms_dir):
    return load_form(forms_dir)


@pytest.fixture(scope="session")
def tables(resources_dir):
    return load_tables(resources_dir)


@pytest.fixture(autouse=True)
def styled(qapp, resources_dir):
    before = qapp.styleSheet()
    apply_style(qapp, resources_dir, "light", 100)
    load_more_fonts(resources_dir)
    yield qapp
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qapp.setStyleSheet(before)


def an_order(nth: int, **more: str) -> Order:
    """An order that has nothing in common with another; `more` sets answers, `__` for a dot."""
    answers = {
        "number": str(1000 + nth),
        "purchased_at": f"2026-08-{nth:02}T12:00:00+09:00",
        "buyer__name": f"架空　{nth}郎",
        "buyer__address": f"東京都千代田区架空町{nth}-1",
        "recipient__name": f"架空　{nth}郎",
        "recipient__address": f"東京都千代田区架空町{nth}-1",
    }
    texts = {f"order.{name.replace('__', '.')}": text for name, text in {**answers, **more}.items()}
    line = {
        "order.items[].name": Answer(f"見本{nth}"),
        "order.items[].quantity": Answer("1"),
        "order.items[].unit_price": Answer("1000"),
    }
    answered = {name: Answer(text) for name, text in texts.items() if text}
    return Order(f"o{nth}", answered, (LineItem(f"l{nth}", line),))


PLACE = {"recipient__address": "大阪府大阪市架空区見本9-8-7", "recipient__name": "見本　次郎"}


@pytest.fixture
def world(real_form, forms_dir, resources_dir, tmp_path, tables):
    orders = (an_order(1, **PLACE), an_order(2, **PLACE), an_order(3))
    path = tmp_path / "案件.tsuho"
    case = Case(number="T-20260821-TEST", orders=orders)
    return make_world(real_form, forms_dir, resources_dir, path, tables, case)
