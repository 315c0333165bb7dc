"""What a spreadsheet has done, value by value."""

from __future__ import annotations

import pytest

from wizard.domain.case import Answer, AnswerState, LineItem, Order, Place, Source, SourceKind
from wizard.domain.damage import damage_at, damages

FILE = Source(SourceKind.ORDER_FILE, "注文.csv 2行目")


@pytest.mark.parametrize(
    ("item", "text", "original", "words", "mended"),
    [
        ("order.buyer.postal_code", "0600001", "600001", "補いました", True),
        ("order.buyer.postal_code", "060-0001", "60-1", "補いました", True),
        ("order.buyer.postal_code", "10010", "", "桁が足りません", False),
        ("order.buyer.phone", "90-1234-5678", "", "先頭の0", False),
        ("order.buyer.phone", "3-1234-5678", "", "先頭の0", False),
        ("order.buyer.phone", "9000000000", "", "先頭の0", False),
        ("order.recipient.phone", "312345678", "", "先頭の0", False),
        ("order.tracking_number", "4.9E+11", "", "数字の一部", False),
        ("order.purchased_at", "2026-08-01T22:14+09:00", "2026/8/1 22:14", "秒がありません", False),
        ("order.buyer.address", "東京都千代田区2月3日", "", "日付に変わって", False),
        ("order.buyer.address", "東京都千代田区3-Feb", "", "日付に変わって", False),
        ("order.buyer.address", "東京都千代田区2001/2/3", "", "日付に変わって", False),
        ("order.buyer.address", "東京都架空町2026-02-03", "", "日付に変わって", False),
        ("order.buyer.address", "東京都架空町2026-02-03 00:00:00", "", "日付に変わって", False),
        ("order.buyer.address", "東京都架空町2月3日\u3000見本ビル", "", "日付に変わって", False),
    ],
)
def test_each_damage_is_told_and_only_a_postal_code_is_mended(item, text, original, words, mended):
    found = damage_at(item, Answer(text, source=FILE, original=original))
    assert found is not None
    assert words in found[0]
    assert found[1] is mended


@pytest.mark.parametrize(
    ("item", "text"),
    [
        ("order.buyer.postal_code", "0600001"),
        ("order.buyer.postal_code", "060-0001"),
        ("order.buyer.phone", "202-555-0100"),
        ("order.buyer.phone", "09000000000"),
        ("order.buyer.phone", "03-0000-0000"),
        ("order.number", "249-0000000"),
        ("order.purchased_at", "2026-08-01T22:14:05+09:00"),
        ("order.buyer.address", "東京都千代田区2-3"),
        ("order.buyer.address", "北海道架空市2026-02-0301"),
        ("order.buyer.address", "東京都架空町12026-02-03"),
        ("order.items[].name", "2月3日"),
    ],
)
def test_whole_values_are_left_alone(item, text):
    assert damage_at(item, Answer(text, source=FILE)) is None


def test_what_a_person_typed_and_what_is_a_state_is_not_judged():
    assert damage_at("order.buyer.phone", Answer("9000000000")) is None
    state = Answer("4.9E+11", AnswerState.CHECKING, source=FILE)
    assert damage_at("order.tracking_number", state) is None


def test_the_damages_of_an_order_are_told_with_their_places():
    answers = {"order.buyer.phone": Answer("9000000000", source=FILE)}
    lines = (LineItem("l", {"order.items[].unit_price": Answer("1E+05", source=FILE)}),)
    found = damages(Order("o", answers, lines))
    assert [each.place for each in found] == [
        Place("order.buyer.phone", "o"),
        Place("order.items[].unit_price", "o", "l"),
    ]
