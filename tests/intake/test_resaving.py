"""Files that another program has saved again: quoted as that program does."""

from __future__ import annotations

import csv
import io

import pytest

from tests.intake.writers import Goods, Sold, eccube_rows
from wizard.intake.cell_text import join, tidy


def test_a_file_saved_with_tabs_is_quoted_as_spreadsheets_do(read):
    """表 ends in the byte that PHP takes for its escape sign; a spreadsheet has none."""
    names = ['表"金"の箱', '予定表"', '"ソ"表']
    out = io.StringIO(newline="")
    rows = eccube_rows([Sold(goods=[Goods(name) for name in names])])
    csv.writer(out, delimiter="\t").writerows(rows)
    file = read(out.getvalue().encode("cp932"))
    assert file.row_problems == ()
    [order] = file.orders
    assert [line.answers["order.items[].name"].text for line in order.lines] == names
    assert not any("読み直しました" in notice for notice in file.notices)
    assert any("保存し直されている" in notice for notice in file.notices)


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ('="0312345678"', "0312345678"),
        ('="a"&"b"', '="a"&"b"'),  # a formula of its own
        ('=" "', '=" "'),
        ("'0312", "'0312"),
        ("=A2", "=A2"),
    ],
)
def test_only_a_text_kept_as_a_formula_loses_its_signs(raw, text):
    assert tidy(raw, apostrophe=False) == text


def test_a_mark_before_a_text_goes_where_the_platform_writes_it():
    assert tidy("'0312", apostrophe=True) == "0312"
    assert tidy("'", apostrophe=True) == ""


def test_pieces_never_run_into_one_number():
    assert join("2-3", "", "401") == "2-3\u3000401"
    assert join("架空町", "", "2-3") == "架空町2-3"
    assert join("２－３", "", "４０１") == "２－３\u3000４０１"
    assert join("", "-", "401") == "401"
    assert join("090", "-", "0000") == "090-0000"
