"""Rows that were not taken in: what of them is shown, and what comes back when they are repaired."""

from __future__ import annotations

import pytest

from tests.intake.writers import Sold, eccube_rows, standard_rows
from wizard.domain.hidden_cards import ColumnHiding
from wizard.intake.row_problems import RowHiding
from wizard.intake.sampling import sample_table

CARD = "4111111111111111"
SHOWN = "411111******1111"
CODE = "セキュリティコード"


def ragged(sold: Sold, *, extra: str = "", **cells: str) -> tuple[list[str], bytes]:
    """Return the header and a file whose one row has a cell too many in front."""
    rows = eccube_rows([sold])[:2]
    for name, text in cells.items():
        rows[1][rows[0].index(name)] = text
    rows[1].insert(0, extra)
    return rows[0], standard_rows(rows).encode("cp932")


def test_a_repaired_row_keeps_the_numbers_that_looked_like_a_card(read):
    header, data = ragged(Sold(number=CARD, tracking=CARD))
    [problem] = read(data).row_problems
    assert CARD not in problem.cells
    assert f",{CARD}," not in problem.raw
    file = read(data, repairs={2: problem.cells[1:]})
    [order] = file.orders
    assert order.text("order.number") == order.text("order.tracking_number") == CARD
    assert len(problem.cells) == len(header) + 1


def test_a_card_number_in_free_text_stays_hidden_after_a_repair(read):
    _, data = ragged(Sold(), 商品名=f"払う {CARD}")
    [problem] = read(data).row_problems
    [order] = read(data, repairs={2: problem.cells[1:]}).orders
    assert order.lines[0].answers["order.items[].name"].text == f"払う {SHOWN}"


def test_two_numbers_that_are_shown_alike_are_not_mixed_up(read):
    _, data = ragged(Sold(number=CARD, tracking="4111110000091111"))
    [problem] = read(data).row_problems
    assert problem.cells.count(SHOWN) == 2
    [order] = read(data, repairs={2: problem.cells[1:]}).orders
    assert order.text("order.number") == SHOWN


def test_what_the_person_types_is_taken_as_typed(read):
    header, data = ragged(Sold(number=CARD))
    [problem] = read(data).row_problems
    cells = list(problem.cells[1:])
    cells[header.index("注文番号")] = "1030"
    [order] = read(data, repairs={2: cells}).orders
    assert order.text("order.number") == "1030"


def test_a_row_whose_cells_stand_in_their_columns_shows_its_parcel_number_whole(read):
    rows = eccube_rows([Sold(number="", tracking=CARD)])[:2]
    [problem] = read(standard_rows(rows).encode("cp932")).row_problems
    assert problem.cells[rows[0].index("出荷伝票番号")] == CARD


@pytest.mark.parametrize("shift", [1, 2])
def test_a_security_code_beside_its_column_is_hidden_in_a_row_that_does_not_fit(read, shift):
    rows = eccube_rows([Sold()])[:2]
    place = rows[0].index("商品名") + 1
    rows[0].insert(place, CODE)
    rows[1].insert(place, "987")
    rows[1] = [*[""] * shift, *rows[1]]
    [problem] = read(standard_rows(rows).encode("cp932")).row_problems
    assert "987" not in problem.cells
    assert problem.cells[place + shift] == "***"
    assert problem.raw == ""  # it may stand anywhere in there


def test_a_security_code_beside_its_column_is_not_in_the_sample_of_an_unknown_table(tmp_path):
    path = tmp_path / "表.csv"
    path.write_text(
        f"番号,品名,{CODE},備考\n1,時計,123,甲\n2,時計,金,987,乙\n3,時計\n", encoding="utf-8"
    )
    sample = sample_table(path)
    assert sample.rows == (("1", "時計", "", "甲"), ("2", "時計", "", "***"), ("3", "時計", "", ""))


def test_a_card_number_never_comes_back_outside_the_columns_of_other_numbers(layouts):
    layout = next(each for each in layouts if each.name == "eccube4")
    hiding = RowHiding(["注文番号", "商品名"], layout)
    assert hiding.restored([SHOWN, SHOWN], ["", CARD, "x"]) == [CARD, SHOWN]


def test_other_short_numbers_and_far_cells_of_a_ragged_row_stay():
    hiding = ColumnHiding(["番号", "個数", "価格", "備考", CODE])
    assert hiding.ragged(["980", "12", "12345", "1234", "", "0123"]) == (
        "980", "12", "12345", "****", "", "****",
    )  # fmt: skip
    assert ColumnHiding(["個数"]).ragged(["980", "123"]) == ("980", "123")
    assert hiding.ragged(["1", "2", "3", "金額(987)", "x"])[3] == "金額(987)"


def test_places_that_are_known_to_hold_other_numbers_are_spared():
    hiding = ColumnHiding(["甲", "乙", "カード番号", CODE], spared=(0, 2, 3))
    assert hiding.row([CARD, CARD, CARD, "123"]) == (CARD, SHOWN, SHOWN, "")
    assert [hiding.spares(place) for place in range(5)] == [True, False, False, False, False]
