"""A card number in an order file: hidden wherever it stands, the source's own text too, and said."""

from __future__ import annotations

import pytest

from tests.intake.writers import Goods, Person, Sold, eccube_file, eccube_rows, standard_rows

CARD = "4111111111111111"
MASKED = "411111******1111"


def texts_of(order) -> str:
    answers = [*order.answers.values()]
    for line in order.lines:
        answers += line.answers.values()
    return "\n".join(each.text + "\n" + each.original for each in answers)


def is_said(file) -> bool:
    return any("カード番号とみられる" in notice for notice in file.notices)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_card_number_in_two_lines_is_hidden_in_the_source_s_text_too(read, end):
    sold = Sold(goods=[Goods(f"4111 1111{end}1111 1111")])
    file = read(standard_rows(eccube_rows([sold]), "\r\n").encode("cp932"))
    answer = file.orders[0].lines[0].answers["order.items[].name"]
    assert answer.text == "4111 11**\u3000**** 1111"
    assert answer.original == f"4111 11**{end}**** 1111"
    assert is_said(file)


def test_lines_of_a_cell_without_a_card_stay_as_they_are(read):
    sold = Sold(goods=[Goods("見本\n12\n34")])
    file = read(standard_rows(eccube_rows([sold]), "\r\n").encode("cp932"))
    answer = file.orders[0].lines[0].answers["order.items[].name"]
    assert (answer.text, answer.original) == ("見本\u300012\u300034", "見本\n12\n34")
    assert not is_said(file)


def test_a_card_number_over_two_pieces_of_an_address_is_hidden(read):
    person = Person(city="架空町 4111 1111", street="1111\n1111")
    [order] = read(standard_rows(eccube_rows([Sold(buyer=person)])).encode("cp932")).orders
    answer = order.answers["order.buyer.address"]
    assert "1111 1111" not in answer.text.replace("\u3000", " ")
    assert "4111 1111" not in answer.original
    assert "4111 11**" in answer.original


@pytest.mark.parametrize(
    "text", [CARD, "4111-1111-1111-1111", f"03-0000-0000 {CARD}", "378282246310005"]
)
def test_a_card_number_is_no_phone_number(read, text):
    file = read(eccube_file([Sold(buyer=Person(phone=text))]))
    assert text not in texts_of(file.orders[0])
    assert "*" in file.orders[0].text("order.buyer.phone")
    assert is_said(file)


@pytest.mark.parametrize("text", ["+4915112345674", "4222222222222", "+81 90-0000-0000"])
def test_long_phone_numbers_stay(read, text):
    file = read(eccube_file([Sold(buyer=Person(phone=text))]))
    assert "*" not in file.orders[0].text("order.buyer.phone")
    assert not is_said(file)


@pytest.mark.parametrize("column", ["郵便番号", "個数", "価格", "受注日"])
def test_a_card_number_in_another_short_field_is_hidden_and_said(read, column):
    rows = eccube_rows([Sold()])
    for row in rows[1:]:
        row[rows[0].index(column)] = CARD
    file = read(standard_rows(rows).encode("cp932"))
    assert CARD not in texts_of(file.orders[0])
    assert is_said(file)


def test_order_and_parcel_numbers_stay_whole(read):
    file = read(eccube_file([Sold(number=CARD, tracking=CARD)]))
    order = file.orders[0]
    assert order.text("order.number") == order.text("order.tracking_number") == CARD
    assert not is_said(file)
