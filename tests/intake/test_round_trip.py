"""Orders → a file as the platform writes it → read → the same values."""

import csv
import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.intake.conftest import NOW
from tests.intake.writers import (
    Goods,
    Person,
    Sold,
    eccube_file,
    eccube_rows,
    shopify_file,
    standard_rows,
)
from wizard.domain.item_types import PREFECTURES
from wizard.intake.order_export import read_orders

# What a customer can type into an EC-CUBE shop: CP932 with 表, ソ, 髙, 﨑, ①, quotes, commas.
SIGNS = "表ソ能予十申髙﨑①～－ー架空見本AaZz09 .,-/\"'\\#（）"
TEXT = st.text(st.sampled_from(SIGNS), min_size=1, max_size=12).map(
    lambda text: " ".join(text.split()).strip("' ") or "架空"
)
NAME = st.text(st.sampled_from("架空髙見﨑子表能"), min_size=1, max_size=4)
DIGITS = st.text(st.sampled_from("123456789"), min_size=1, max_size=6)
PERSON = st.builds(
    Person,
    NAME,
    NAME,
    st.from_regex(r"[0-9]{7}", fullmatch=True).filter(str.isascii),
    st.integers(1, 47),
    TEXT,
    TEXT,
    st.from_regex(r"0[0-9]{9,10}", fullmatch=True).filter(str.isascii),
)
GOODS = st.builds(
    Goods,
    TEXT,
    st.integers(0, 9_999_999).map(str),
    st.integers(1, 99).map(str),
    st.sampled_from(["10", "8", "0"]),
)
MOMENT = st.datetimes(
    min_value=NOW.replace(year=2020, tzinfo=None), max_value=NOW.replace(tzinfo=None)
).map(lambda at: at.strftime("%Y-%m-%d %H:%M:%S"))
SOLD = st.builds(
    Sold,
    DIGITS,
    MOMENT,
    PERSON,
    PERSON,
    st.just("kakuu@example.com"),
    NAME,
    st.from_regex(r"[0-9]{12}", fullmatch=True).filter(str.isascii),
    st.lists(GOODS, min_size=1, max_size=4),
)
MANY = st.lists(SOLD, min_size=1, max_size=5, unique_by=lambda sold: sold.number)
QUIET = settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def back(data: bytes, tmp_path: Path, layouts):
    path = tmp_path / "注文.csv"
    path.write_bytes(data)
    return read_orders(path, layouts, new_key=lambda: "k", now=NOW)


def person_of(order, who: str) -> tuple[str, ...]:
    items = ("name", "postal_code", "address", "phone")
    return tuple(order.text(f"order.{who}.{item}") for item in items)


def joined(left: str, right: str) -> str:
    """Return city and street joined as the rule for numbers demands."""
    wordlike = (
        left[-1].isascii() and left[-1].isalnum() and right[0].isascii() and right[0].isalnum()
    )
    return f"{left}\u3000{right}" if wordlike else left + right


def same_orders(file, sold: list[Sold], *, sign: str, gap: str) -> None:
    assert [order.text("order.number") for order in file.orders] == [
        f"{sign}{s.number}" for s in sold
    ]
    for order, wanted in zip(file.orders, sold, strict=True):
        at = wanted.at.replace(" ", "T") + "+09:00"
        assert order.text("order.purchased_at") == at
        for who, person in (("buyer", wanted.buyer), ("recipient", wanted.recipient)):
            assert person_of(order, who) == (
                f"{person.family}{gap}{person.given}",
                person.postal_code,
                PREFECTURES[person.prefecture - 1] + joined(person.city, person.street),
                person.phone,
            )
        names = [line.answers["order.items[].name"].text for line in order.lines]
        assert names == [goods.name for goods in wanted.goods]
        counts = [line.answers["order.items[].quantity"].text for line in order.lines]
        assert counts == [goods.quantity for goods in wanted.goods]


def prices(order) -> list[str]:
    return [line.answers["order.items[].unit_price"].text for line in order.lines]


@QUIET
@given(MANY)
def test_shopify(tmp_path, layouts, sold):
    file = back(shopify_file(sold), tmp_path, layouts)
    assert file.row_problems == ()
    same_orders(file, sold, sign="#", gap=" ")
    for order, wanted in zip(file.orders, sold, strict=True):
        assert prices(order) == [goods.price for goods in wanted.goods]


@QUIET
@given(MANY)
def test_eccube_as_php_writes_it(tmp_path, layouts, sold):
    file = back(eccube_file(sold), tmp_path, layouts)
    assert file.row_problems == ()
    same_orders(file, sold, sign="", gap="\u3000")
    for order, wanted in zip(file.orders, sold, strict=True):
        assert prices(order) == [
            str((int(g.price) * (100 + int(g.rate)) * 2 + 100) // 200) for g in wanted.goods
        ]
        assert order.text("order.tracking_number") == wanted.tracking


@pytest.mark.parametrize("encoding", ["cp932", "utf-8-sig", "euc_jp"])
@QUIET
@given(sold=MANY)
def test_eccube_saved_again_by_a_sound_writer(tmp_path, layouts, encoding, sold):
    text = standard_rows(eccube_rows(sold), "\r\n")
    if encoding == "euc_jp":
        text = text.translate(str.maketrans("髙﨑①～－", "高崎1〜−"))
        sold = list(_renamed(sold))
    file = back(text.encode(encoding), tmp_path, layouts)
    assert (file.encoding, file.row_problems) == (encoding, ())
    same_orders(file, sold, sign="", gap="\u3000")


def _renamed(sold: list[Sold]) -> Iterator[Sold]:
    """Yield the orders with the characters that EUC-JP has in place of those it lacks."""
    table = str.maketrans("髙﨑①～－", "高崎1〜−")

    def person(p: Person) -> Person:
        words = (text.translate(table) for text in (p.family, p.given, p.city, p.street))
        family, given, city, street = words
        return replace(p, family=family, given=given, city=city, street=street)

    for each in sold:
        goods = [replace(g, name=g.name.translate(table)) for g in each.goods]
        yield replace(each, buyer=person(each.buyer), recipient=person(each.recipient), goods=goods)


@QUIET
@given(st.lists(st.lists(TEXT, min_size=1, max_size=4), min_size=1, max_size=8))
def test_any_csv_is_refused_in_a_sentence_or_read(tmp_path, layouts, rows):
    text = io.StringIO()
    csv.writer(text).writerows([["Name", "Lineitem name"], *rows])
    file = back(text.getvalue().encode(), tmp_path, layouts)
    assert file.rows + len(file.row_problems) == len(rows)
