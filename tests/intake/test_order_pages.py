"""Files of any size: pages of orders, searching, giving up."""

from __future__ import annotations

import itertools
import tracemalloc

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.intake.conftest import NOW
from tests.intake.platform_rows import FILES
from tests.intake.writers import (
    Goods,
    Person,
    Sold,
    eccube_file,
    shopify_file,
    shopify_rows,
    standard_rows,
)
from wizard.errors import ImportFileError
from wizard.intake import order_pages
from wizard.intake.order_export import Cancelled, UnknownTable
from wizard.intake.order_pages import OrderPages, is_large


@pytest.fixture
def pages(layouts, tmp_path, monkeypatch):
    monkeypatch.setattr(order_pages, "PAGE_ROWS", 10)

    def opened(data: bytes, **more) -> OrderPages:
        path = tmp_path / "大きい.csv"
        path.write_bytes(data)
        keys = itertools.count()
        return OrderPages(path, layouts, new_key=lambda: str(next(keys)), now=NOW, **more)

    return opened


def numbers(page) -> list[str]:
    return [order.text("order.number") for order in page.orders]


def test_pages_hold_the_orders_in_order_and_any_page_can_be_asked_for(pages):
    book = pages(shopify_file([Sold(str(n)) for n in range(35)]))
    assert numbers(book.page(2)) == [f"#{n}" for n in range(20, 30)]
    assert numbers(book.page(0)) == [f"#{n}" for n in range(10)]
    last = book.page(3)
    assert numbers(last) == ["#30", "#31", "#32", "#33", "#34"]
    assert (last.is_last, last.first_row) == (True, 31)
    beyond = book.page(9)
    assert (beyond.orders, beyond.is_last) == ((), True)
    assert book.count() == 4
    assert "32行目" in last.orders[0].answers["order.number"].source.detail


def test_cells_with_line_breaks_never_cut_a_page(pages):
    sold = [Sold(str(n), goods=[Goods('二行の\n品,\n"引用"')]) for n in range(25)]
    book = pages(shopify_file(sold))
    found = [number for page in range(3) for number in numbers(book.page(page))]
    assert found == [f"#{n}" for n in range(25)]
    assert book.page(1).bad_rows == 0


def test_each_encoding_line_end_and_delimiter_is_paged(pages):
    assert numbers(pages(eccube_file([Sold(str(n)) for n in range(8)])).page(1)) == ["5", "6", "7"]
    amazon = FILES["amazon_new_orders_fbm"]
    data = amazon.data("amazon_new_orders_fbm")
    assert numbers(pages(data).page(0)) == ["249-1"]
    headless = FILES["yamato_b2cloud_95"].data("yamato_b2cloud_95")
    assert numbers(pages(headless).page(0)) == ["1024", "1024"]  # two parcels of one order
    bom = b"\xef\xbb\xbf" + shopify_file([Sold("7")])
    assert numbers(pages(bom).page(0)) == ["#7"]


def test_a_stray_quote_costs_its_neighbourhood_and_not_the_file(pages):
    rows = standard_rows(shopify_rows([Sold(str(n)) for n in range(1500)])).splitlines(
        keepends=True
    )
    rows[3] = '"' + rows[3]
    book = pages("".join(rows).encode())
    book.count()
    found = {number for page in range(book.known_pages) for number in numbers(book.page(page))}
    assert len(found) > 1450


def test_orders_are_searched_in_the_whole_file(pages):
    sold = [Sold(str(n), buyer=Person(given=f"{n}郎")) for n in range(60)]
    book = pages(shopify_file(sold))
    assert [o.text("order.number") for o in book.find("57郎 架空")] == ["#57"]
    assert len(book.find("架空", most=5)) == 5
    assert book.find("いない") == ()


def test_giving_up_and_asking_again(pages):
    book = pages(shopify_file([Sold(str(n)) for n in range(9000)]))
    with pytest.raises(Cancelled):
        book.count(cancelled=lambda: True)
    with pytest.raises(Cancelled):
        book.find("x", cancelled=lambda: True)
    assert numbers(book.page(1))[0] == "#10"


def test_what_no_layout_knows_and_lines_without_end_are_refused(pages):
    with pytest.raises(UnknownTable):
        pages("店,表\n1,2\n".encode())
    book = pages(shopify_file([Sold("1")]) + b"x" * 3_000_000)
    with pytest.raises(ImportFileError, match="長すぎ"):
        book.count()


def test_memory_is_that_of_a_page(pages, monkeypatch):
    monkeypatch.setattr(order_pages, "PAGE_ROWS", 100)
    data = shopify_file([Sold(str(n)) for n in range(20_000)])
    book = pages(data)
    tracemalloc.start()
    try:
        book.count()
        book.page(150)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < len(data) / 4


@settings(max_examples=30)
@given(st.lists(st.text(alphabet='甲"\n,a', max_size=6), min_size=1, max_size=40))
def test_pages_together_are_the_file(layouts, tmp_path_factory, names):
    path = tmp_path_factory.mktemp("pages") / "a.csv"
    path.write_bytes(
        shopify_file([Sold(str(n), goods=[Goods(f"x{name}")]) for n, name in enumerate(names)])
    )
    book = OrderPages(path, layouts, new_key=str, now=NOW)
    found = [number for page in range(book.count()) for number in numbers(book.page(page))]
    assert found == [f"#{n}" for n in range(len(names))]


def test_only_large_texts_are_paged(tmp_path, monkeypatch):
    monkeypatch.setattr(order_pages, "LARGE", 10)
    for data, large in (
        (b"x" * 5, False),
        (b"x" * 50, True),
        (b"PK" * 50, False),
        (b"\xff\xfe" * 50, False),
    ):
        (tmp_path / "a.csv").write_bytes(data)
        assert is_large(tmp_path / "a.csv") is large
    assert is_large(tmp_path / "none.csv") is False
