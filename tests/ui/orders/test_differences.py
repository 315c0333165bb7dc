"""Several values of a file for one place: only one of them can be accepted."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from tests.ui.orders.files_of_a_shop import YAMATO, drop, eccube, press
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


def test_the_window_takes_the_value_that_was_ticked_last(make_session, make_page, tmp_path):
    """One number, three people: the order gets the tracking number of the row that is ticked."""
    session = make_session()
    page = make_page(session, "orders")

    def not_sent(_n, header, row):
        row[header.index("出荷伝票番号")] = ""

    drop(page, eccube(tmp_path / "a.csv", 1, not_sent))
    press(page.importer.dialog, "import_tick_all")
    press(page.importer.dialog, "take_over")
    header, first = list(csv.reader(io.StringIO(YAMATO.read_text(encoding="cp932"))))[:2]
    name, code = header.index("お届け先名"), header.index("お届け先郵便番号")
    path = tmp_path / "b.csv"
    with path.open("w", encoding="cp932", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        for who, tracking in enumerate(("111", "222", "333")):
            row = list(first)
            row[0], row[3], row[name], row[code] = "2000", tracking, f"見本{who}子", f"900000{who}"
            writer.writerow(row)
    dialog = drop(page, path)
    press(dialog, "import_tick_all")
    model = dialog.differences
    rows = {
        model.index(row, DifferenceColumn.NEW).data(): row
        for row in range(model.rowCount())
        if model.index(row, DifferenceColumn.NEW).data() in ("222", "333")
    }
    assert set(rows) == {"222", "333"}  # the first one went into the empty field
    for tracking in ("333", "222"):
        model.accept((rows[tracking],), on=True)
    assert ticked(model) == [rows["222"]]
    press(dialog, "take_over")
    assert session.case.orders[0].text("order.tracking_number") == "222"
