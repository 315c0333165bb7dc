"""Where a table begins: titles above the header, parcels without one, and what encoding it is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.intake.conftest import NOW
from tests.intake.platform_rows import FILES
from tests.intake.test_tables import book, cells
from tests.intake.writers import Goods, Person, Sold, eccube_file, shopify_file
from wizard.intake.order_export import Undecided, UnknownTable
from wizard.intake.order_pages import OrderPages
from wizard.intake.sampling import sample_table

TITLE = "列の名前より上の"


@pytest.mark.parametrize(
    ("above", "count"),
    [
        ("sep=,\r\n", 1),
        ('"sep=,"\n', 1),
        ("注文一覧\n", 1),
        ("注文一覧,,,\n\n2026年8月分\n", 2),
        ("\n\n甲\n乙\n丙\n", 3),
    ],
)
def test_titles_above_the_header_are_passed_over_and_said(read, above, count):
    plain = read(eccube_file([Sold(), Sold("1025")]))
    file = read(above.encode("cp932") + eccube_file([Sold(), Sold("1025")]))
    assert [o.text("order.number") for o in file.orders] == ["1024", "1025"]
    assert [o.text("order.buyer.name") for o in file.orders] == [
        o.text("order.buyer.name") for o in plain.orders
    ]
    assert any(f"{TITLE}{count}行" in said for said in file.notices)
    line = above.count("\n") + 2
    assert f"{line}行目" in file.orders[0].answers["order.number"].source.detail
    assert not any(TITLE in said for said in plain.notices)


@pytest.mark.parametrize("above", ["甲\n乙\n丙\n丁\n", "注文一覧,2026年8月\n"])
def test_what_may_be_data_is_not_passed_over(read, above):
    with pytest.raises(UnknownTable):
        read(above.encode("cp932") + eccube_file([Sold()]))


def test_a_title_above_the_header_of_a_sheet(read):
    file = read(book([["注文一覧"], [], *cells([Sold()])]), name="注文.xlsx")
    assert file.orders[0].text("order.number") == "1024"
    assert any(f"{TITLE}1行" in said for said in file.notices)


def test_a_title_above_an_unknown_table_is_not_its_header(tmp_path):
    path = tmp_path / "表.csv"
    path.write_text("売上の表\n番号,品名\n1,時計\n", encoding="utf-8")
    sample = sample_table(path)
    assert sample.header == ("番号", "品名")
    assert sample.rows == (("1", "時計"),)
    path.write_text("番号\n1\n2\n", encoding="utf-8")  # a table of one column has no title
    assert sample_table(path).header == ("番号",)


def test_pages_of_a_large_file_begin_below_the_title(layouts, tmp_path):
    path = tmp_path / "注文.csv"
    path.write_bytes("注文一覧\n\n".encode("cp932") + eccube_file([Sold(), Sold("1025")]))
    pages = OrderPages(path, layouts, new_key=lambda: "k", now=NOW)
    page = pages.page(0)
    assert [o.text("order.number") for o in page.orders] == ["1024", "1025"]
    assert page.bad_rows == 0
    assert len(pages.find("1025")) == 1
    assert "4行目" in page.orders[0].answers["order.number"].source.detail


# --- parcels without a header ---------------------------------------------------------------------

B2 = next(key for key in FILES if key.startswith("yamato") and not FILES[key].header)


def parcels(*codes: str) -> bytes:
    """Return rows of a parcel list without header, with these postal codes."""
    file = FILES[B2]
    place = next(name for name in file.rows[0] if "郵便番号" in str(name) and "届け先" in str(name))
    rows = [{**file.rows[0], place: code} for code in codes]
    return replace(file, rows=rows).data(B2)


@pytest.mark.parametrize(
    "codes",
    [("", "5300001"), ("600001", "5300001"), ("10010",), ("600001",), ("-", "", "530-0001")],
)
def test_parcels_without_header_are_known_when_the_first_postal_code_is_damaged(read, codes):
    file = read(parcels(*codes))
    assert file.rows == len(codes)


@pytest.mark.parametrize("codes", [("", ""), ("郵便番号", "5300001"), ("123",)])
def test_rows_that_nothing_proves_are_not_taken_for_parcels(read, codes):
    with pytest.raises(UnknownTable):
        read(parcels(*codes))


# --- encodings ------------------------------------------------------------------------------------


def test_a_file_in_letters_only_is_not_said_to_be_saved_again(read):
    key = next(key for key, file in FILES.items() if file.layout == "yahoo_order")
    file = FILES[key]
    ascii_only = [
        {name: text if text.isascii() else "x" for name, text in row.items()} for row in file.rows
    ]
    data = replace(file, rows=ascii_only, encoding="ascii").data(key)
    assert not any("保存し直されている" in said for said in read(data).notices)
    assert any("保存し直されている" in said for said in read(b"\xef\xbb\xbf" + data).notices)


def test_a_text_in_two_encodings_is_asked_with_previews(read):
    person = Person("山田", "太郎", city="Tokyo", street="2-3")
    sold = Sold(buyer=person, recipient=person, goods=[Goods("Watch")])
    data = shopify_file([sold]).decode().encode("euc_jp")
    data.decode("cp932")  # ｻｳﾅﾄ ﾂﾀﾏｺ
    with pytest.raises(Undecided) as asked:
        read(data)
    shown = {each.encoding: each.text for each in asked.value.previews}
    assert "山田" in shown["euc_jp"]
    assert "山田" not in shown["cp932"]
    file = read(data, encoding="euc_jp")
    assert "山田" in file.orders[0].text("order.buyer.name")


def test_half_width_kana_in_cp932_are_read_without_asking(read):
    sold = Sold()
    sold.buyer.family = "ﾔﾏﾀﾞｱ"  # five bytes are no whole characters of EUC-JP
    assert read(eccube_file([sold])).encoding == "cp932"
    sold.buyer.family, sold.buyer.given = "架空ｻﾝ", "ﾀﾛｳ"
    data = shopify_file([sold]).decode().encode("cp932")
    assert read(data).encoding == "cp932"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_its_mark_is_read(read, encoding):
    data = eccube_file([Sold()]).decode("cp932").encode(encoding)
    file = read(data)
    assert file.encoding == encoding
    assert file.orders[0].text("order.buyer.name") == "架空\u3000太郎"
