import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.intake.writers import php_row, standard_rows
from wizard.domain.order_layout import Quoting
from wizard.intake.php_quotes import Ways, escape_lookalikes, ways_to_read
from wizard.intake.records import BadRow, Fault, Lines, RowReader, Rows, split_header


def read(text: str, width: int, quoting: Quoting = Quoting.STANDARD, encoding: str = "cp932"):
    """Return every part as (line, cells or fault)."""
    lot = io.StringIO(text, newline="").readlines()
    lots = [lot[i : i + 7] for i in range(0, len(lot), 7)]
    found: list[tuple[int, list[str] | Fault]] = []
    for part in RowReader(Lines(lots), width, ",", quoting, encoding):
        if isinstance(part, BadRow):
            found.append((part.line, part.fault))
        else:
            found += [(line, row) for line, row in enumerate(part.rows, part.line)]
    return found


def bad(text: str, width: int, **more) -> list[BadRow]:
    reader = RowReader(
        Lines([io.StringIO(text, newline="").readlines()]),
        width,
        ",",
        more.get("quoting", Quoting.STANDARD),
        "cp932",
    )
    return [part for part in reader if isinstance(part, BadRow)]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_rows_with_every_line_end_and_with_line_breaks_inside_cells(end):
    text = standard_rows([["1", f"甲{end}乙", "a,b"], ["2", 'x"y', ""], ["3", "", "z"]], end)
    assert read(text, 3) == [
        (1, ["1", f"甲{end}乙", "a,b"]),
        (3, ["2", 'x"y', ""]),
        (4, ["3", "", "z"]),
    ]


def test_blank_lines_and_rows_of_empty_cells_are_left_out_without_shifting_line_numbers():
    assert read("1,2\n\n,\n,,,\n3,4\n", 2) == [(1, ["1", "2"]), (5, ["3", "4"])]


def test_rows_of_another_width_come_out_with_line_number_and_content():
    found = bad("1,2\n3\n4,5,6\n7,8\n", 2)
    assert [(row.line, row.fault, row.cells, row.raw) for row in found] == [
        (2, Fault.WIDTH, ["3"], "3\n"),
        (3, Fault.WIDTH, ["4", "5", "6"], "4,5,6\n"),
    ]


def test_broken_quotes_cost_one_row_and_no_more():
    text = '1,"a"b,c\n2,x,y\n3,"open,z\n4,x,y\n5,"p","q"\n6,x,y\n'
    assert read(text, 3) == [
        (1, Fault.QUOTES),
        (2, ["2", "x", "y"]),
        (3, Fault.QUOTES),
        (4, ["4", "x", "y"]),
        (5, ["5", "p", "q"]),
        (6, ["6", "x", "y"]),
    ]


def test_two_open_quotes_do_not_swallow_the_rows_between_them():
    row = "a,b,c,d,e,f,g\n"
    text = f'1,"{row}2,{row}3,{row}4,x",b,c,d,e,f,g\n5,{row}'
    found = read(text, 8)
    assert found[0] == (1, Fault.QUOTES)
    assert [line for line, _ in found] == [1, 2, 3, 4, 5]
    assert found[1][1] == ["2", *"abcdefg"]
    assert found[4][1] == ["5", *"abcdefg"]


def test_a_whole_row_over_several_lines_that_has_another_width_is_one_fault():
    found = bad('1,"甲\n乙","丙\n丁"\n2,x,y,z\n', 4)
    assert [(row.line, row.cells) for row in found] == [(1, ["1", "甲\n乙", "丙\n丁"])]


def test_an_inch_sign_in_an_unquoted_cell_is_a_character():
    assert read('1,27" モニター,a\n2,x,"y"\n', 3) == [
        (1, ["1", '27" モニター', "a"]),
        (2, ["2", "x", "y"]),
    ]


def test_without_quoting_a_quote_is_a_character():
    text = '1,"甲\n2,乙" 丙\n'
    assert read(text, 2, Quoting.NONE) == [(1, ["1", '"甲']), (2, ["2", '乙" 丙'])]


def test_an_open_quote_at_the_top_of_a_long_file_is_not_searched_for_ever():
    text = '0,"x\n' + "".join(f'{n},"a","b"\n' for n in range(1, 3000))
    found = read(text, 3)
    assert found[0] == (1, Fault.QUOTES)
    assert len(found) == 3000


def test_the_header_is_split_even_where_its_quotes_are_broken():
    assert split_header('"a", b ,"c""d"\n', ",") == ["a", "b", 'c"d']
    assert split_header("a\tb\r\n", "\t") == ["a", "b"]


# --- PHP ---------------------------------------------------------------------------------------

SPOILT = '表"限定"'


def php(cells: list[str]) -> str:
    return php_row([cell.encode("cp932") for cell in cells]).decode("cp932")


def test_the_characters_that_php_takes_for_its_escape_sign():
    found = escape_lookalikes("cp932")
    for character in "表ソ能予十申貼\\":
        assert character in found
    assert "約" not in found
    assert escape_lookalikes("utf-8") == "\\"


@pytest.mark.parametrize(
    "cell", [SPOILT, '表"', 'ソ""x', '能 "a" ソ"b"', '"表"', '予"a\nb"', '表","x', '\\"']
)
def test_cells_that_php_has_spoilt_are_read_as_they_were(cell):
    text = php(["1", cell, "z z", ""]) + php(["2", "b", "c", ""])
    found = read(text, 4, Quoting.PHP)
    assert found[-1][1] == ["2", "b", "c", ""]
    assert found[0] == (1, ["1", cell, "z z", ""])


def test_a_spoilt_row_is_marked_as_mended_and_a_sound_one_is_not():
    lots = [[php(["1", SPOILT]), php(["2", '約"a"']), php(["3", "商品 表"])]]
    parts = list(RowReader(Lines(lots), 2, ",", Quoting.PHP, "cp932"))
    assert [part.mended for part in parts if isinstance(part, Rows)] == [True, False, False]


def test_a_sound_file_of_another_writer_is_read_as_it_is():
    rows = [["1", SPOILT, "x y"], ["2", '"表"', 'a"b'], ["3", "商品 表", ""]]
    assert [row for _, row in read(standard_rows(rows), 3, Quoting.PHP)] == rows


def test_what_can_be_read_two_ways_goes_to_the_person(monkeypatch):
    """No such row is known (a search over millions found none), but none is ever guessed."""
    ways = [["表", "b"], ['表"', "b"]]
    monkeypatch.setattr("wizard.intake.records.ways_to_read", lambda *_: Ways(ways))
    assert read('"表"",b\n', 2, Quoting.PHP) == [(1, Fault.TWO_WAYS)]


def test_a_row_with_no_end_of_ways_is_given_up():
    record = '"表' + '","表' * 3000
    assert ways_to_read(record, ",", 3001, escape_lookalikes("cp932")).rows == []


def test_a_layout_that_php_did_not_write_is_not_mended():
    assert read(php(["1", SPOILT, "b"]), 3, Quoting.STANDARD)[0][1] in (Fault.QUOTES, Fault.WIDTH)


CELLS = st.text(st.sampled_from(list('表ソ能予十約a1\\ ,"\n')), max_size=6)


def test_a_damaged_row_may_have_a_long_memo():
    rows = [["1", "予約\n" * 20 + "表", "x y"], ["2", "a", "b"]]
    assert read("".join(map(php, rows)), 3, Quoting.PHP) == [(1, rows[0]), (22, rows[1])]


@given(st.lists(st.lists(CELLS, min_size=4, max_size=4), min_size=1, max_size=6))
def test_what_php_wrote_is_read_back_or_reported_and_never_shifted(rows):
    rows = [[str(number), *row, "終"] for number, row in enumerate(rows)]
    found = read("".join(map(php, rows)), 6, Quoting.PHP)
    assert found
    for _, cells in found:
        if isinstance(cells, list):
            assert len(cells) == 6
    whole = [cells for _, cells in found if isinstance(cells, list)]
    sound = [row for row in rows if not any('"' in cell for cell in row)]
    if len(sound) == len(rows):
        assert whole == rows


@given(st.lists(st.lists(CELLS, min_size=3, max_size=3), min_size=1, max_size=6))
def test_what_a_standard_writer_wrote_is_read_back_exactly(rows):
    rows = [[str(number), *row] for number, row in enumerate(rows)]
    assert [cells for _, cells in read(standard_rows(rows), 4)] == rows


@given(st.text(st.sampled_from(list('a表1",\n\r\\ ')), max_size=60))
def test_no_text_breaks_the_reader_and_every_row_has_the_width(text):
    for quoting in Quoting:
        for _, cells in read(text, 3, quoting):
            assert isinstance(cells, Fault) or len(cells) == 3


def test_the_csv_module_would_have_shifted_the_columns():
    """Why php_quotes exists: the plain reader gives other cells without a word."""
    text = php(["1", '表"', "b", 'c"d'])
    assert next(csv.reader([text])) != ["1", '表"', "b", 'c"d']
    assert read(text, 4, Quoting.PHP) == [(1, ["1", '表"', "b", 'c"d'])]


def test_at_most_two_ways_are_looked_for(monkeypatch):
    ways = [["a"], ["b"], ["c"]]
    monkeypatch.setattr("wizard.intake.php_quotes._rows", lambda *_: iter(ways))
    assert ways_to_read("x", ",", 1, "").rows == [["a"], ["b"]]


def test_a_header_too_long_for_the_csv_module_is_split_plainly():
    cell = "x" * 140_000
    assert split_header(f'"{cell}",b\n', ",") == [f'"{cell}"', "b"]


def test_a_sound_row_of_another_width_is_called_that_also_where_php_wrote_it():
    assert read('"商品 表",x\n1,2,3\n', 3, Quoting.PHP) == [(1, Fault.WIDTH), (2, ["1", "2", "3"])]
    assert read('"商品 表"x,y,z\n1,2,3\n', 3, Quoting.PHP)[0] == (1, Fault.QUOTES)


def test_a_spoilt_cell_over_several_lines_is_read():
    text = php(["1", '甲\n表"乙"\n丙', "z z"]) + php(["2", "b", "c"])
    assert read(text, 3, Quoting.PHP) == [
        (1, ["1", '甲\n表"乙"\n丙', "z z"]),
        (4, ["2", "b", "c"]),
    ]
