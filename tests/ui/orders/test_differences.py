"""Several values of a file for one place: only one of them can be accepted."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from wizard.domain.case import Answer, Place
from wizard.formdefs.loader import load_form
from wizard.intake.order_export import Difference
from wizard.ui.orders.differences import DifferenceColumn, DifferenceModel

NAME, CARRIER = Place("order.recipient.name", "a"), Place("order.carrier", "a")
ROWS = [(NAME, "架空 一郎"), (NAME, "見本 二郎"), (CARRIER, "サンプル宅配")]
ON = Qt.CheckState.Checked


@pytest.fixture
def model(qapp) -> DifferenceModel:
    made = DifferenceModel(load_form(Path("forms")))
    made.show([Difference(place, "1024", Answer("別"), Answer(new)) for place, new in ROWS])
    return made


def ticked(model: DifferenceModel) -> list[int]:
    role = Qt.ItemDataRole.CheckStateRole
    column = DifferenceColumn.USE
    return [r for r in range(model.rowCount()) if model.index(r, column).data(role) == ON]


def test_ticking_one_unticks_the_others_of_its_place(model):
    for row in (0, 2, 1):
        model.setData(model.index(row, 0), ON, Qt.ItemDataRole.CheckStateRole)
    assert ticked(model) == [1, 2]
    second = Difference(NAME, "1024", None, Answer(ROWS[1][1]))
    assert model.accepted() == {second.choice, CARRIER}
    model.accept((0,), on=False)  # what is not ticked takes no tick away
    assert ticked(model) == [1, 2]
    model.accept((1,), on=False)
    assert (ticked(model), model.accepted()) == ([2], {CARRIER})


def test_what_is_accepted_is_kept_while_other_rows_are_shown(model):
    model.accept((1,), on=True)
    model.show([Difference(CARRIER, "1024", None, Answer("サンプル宅配"))])
    assert model.accepted() == frozenset()
    model.show([Difference(NAME, "1024", Answer("別"), Answer("見本 二郎"))])
    assert model.accepted() == {NAME}
