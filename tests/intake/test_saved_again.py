"""What a spreadsheet does to numbers that stand in two or three columns."""

from __future__ import annotations

import pytest

from tests.intake.platform_rows import FILES, HEADERS
from tests.intake.writers import Sold, eccube_file, eccube_rows, shopify_rows, standard_rows
from wizard.domain.damage import damages
from wizard.intake.notices import Notice, Notices


def saved_again(key: str, changes: dict[str, str]) -> bytes:
    """Return the platform's file with what a spreadsheet has made of some cells."""
    file = FILES[key]
    header = HEADERS[key]["columns"]
    rows = [[row.get(name, "") for name in header] for row in file.rows]
    for row in rows:
        for name, text in changes.items():
            row[header.index(name)] = text
    return standard_rows([header, *rows], "\r\n").encode("cp932")


@pytest.mark.parametrize(
    ("key", "postal", "phone"),
    [
        ("eccube_3.0.18_juchu", ("郵便番号1", "郵便番号2"), ("TEL1", "TEL2", "TEL3")),
        (
            "rakuten_pay_158_2023",
            ("注文者郵便番号1", "注文者郵便番号2"),
            ("注文者電話番号1", "注文者電話番号2", "注文者電話番号3"),
        ),
    ],
)
def test_zeros_lost_in_pieces_are_mended_where_certain_and_else_said(read, key, postal, phone):
    cells = [*zip(postal, ("60", "1"), strict=True), *zip(phone, ("90", "12", "5678"), strict=True)]
    file = read(saved_again(key, dict(cells)))
    [order] = file.orders
    code = order.answers["order.buyer.postal_code"]
    assert (code.text, code.original) == ("060-0001", "60-1")
    assert order.text("order.buyer.phone") == "90-12-5678"
    assert any("郵便番号の先頭の0が消えていたので、補いました" in said for said in file.notices)
    assert any("電話番号の先頭の0が消えている" in said for said in file.notices)
    found = {each.place.item: each.mended for each in damages(order)}
    assert found["order.buyer.postal_code"] is True
    assert found["order.buyer.phone"] is False


def test_the_lost_digits_are_named_as_they_stand_and_each_line_once(read):
    changes = {"TEL1": "4.00001E+11", "TEL2": "4.00001E+11", "TEL3": "4.00001E+11"}
    said = " ".join(read(saved_again("eccube_3.0.18_juchu", changes)).notices)
    assert "「4.00001E+11」のように桁の失われた値" in said
    notices = Notices()
    for line in (2, 4, 2, 4):
        notices.add(Notice.DATE_ADDRESS, line)
    assert "（4か所：2・4行目）" in notices.sentences("")[0]


def test_a_postal_code_of_five_digits_is_kept_and_said(read):
    file = read(saved_again("eccube_3.0.18_juchu", {"郵便番号1": "10010", "郵便番号2": ""}))
    [order] = file.orders
    assert order.text("order.buyer.postal_code") == "10010"
    assert any("郵便番号の桁が足りません" in said for said in file.notices)


@pytest.mark.parametrize(
    "column", ["Billing Phone", "Billing Street", "Billing Address1", "Created at"]
)
def test_a_cell_with_nothing_but_a_spreadsheets_text_mark_is_empty(read, column):
    rows = shopify_rows([Sold()])
    rows[1][rows[0].index(column)] = "'"
    file = read(standard_rows(rows).encode())
    [order] = file.orders
    assert "'" not in "".join(answer.text for answer in order.answers.values())
    assert order.answers.get("order.purchased_at") is None or column != "Created at"
    assert not any("日時として読めない" in notice for notice in file.notices)


def test_a_formula_for_an_order_number_is_said(read):
    rows = eccube_rows([Sold(number="=A2"), Sold("1025")])
    file = read(standard_rows(rows).encode("cp932"))
    assert file.orders[0].text("order.number") == "=A2"
    assert any("計算せず" in notice for notice in file.notices)
    assert not any("計算せず" in said for said in read(eccube_file([Sold()])).notices)
