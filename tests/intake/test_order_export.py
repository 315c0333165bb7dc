"""Files as a whole: which is whose, what cannot be read, repair, giving up, memory."""

from __future__ import annotations

import io
import itertools
import os
import tracemalloc
from pathlib import Path

import pytest

from tests.intake.writers import (
    ECCUBE,
    SHOPIFY,
    Goods,
    Person,
    Sold,
    eccube_file,
    eccube_rows,
    shopify_file,
    shopify_rows,
    standard_rows,
)
from wizard.errors import ImportFileError, UserError
from wizard.intake.order_export import Cancelled, Undecided, UnknownTable


def refused(read, source, **more) -> UserError:
    with pytest.raises(ImportFileError) as error:
        read(source, **more)
    sentence = error.value.sentence
    assert "\n" not in sentence
    assert sentence.endswith("。")
    assert "。。" not in sentence
    assert "{" not in sentence
    return error.value


# --- whose file it is --------------------------------------------------------------------------


def test_a_file_is_recognised_by_its_header_whatever_its_name(read, tmp_path):
    odd = tmp_path / "orders (1) 写し.txt"
    odd.write_bytes(SHOPIFY.read_bytes())
    assert read(odd).layout.name == "shopify"
    assert read(ECCUBE, layout="eccube4").layout.name == "eccube4"


def test_an_unknown_header_is_a_question_that_says_what_can_be_done(read):
    with pytest.raises(UnknownTable) as asked:
        read("店の表,名前\n1,甲\n".encode(), name="表.csv")
    assert "表.csv" in asked.value.what
    assert "列の意味" in asked.value.do


def test_a_layout_that_does_not_exist_is_said_with_those_that_do(read):
    error = refused(read, SHOPIFY, layout="ec-cube")
    assert "ec-cube" in error.what
    assert "shopify、eccube4、" in error.do


def test_a_layout_that_is_not_the_files_is_said(read):
    error = refused(read, SHOPIFY, layout="eccube4")
    assert "EC-CUBE 4" in error.what


def test_a_file_without_a_column_for_the_number_is_refused(read):
    data = "商品名,明細区分(ID)\n甲,1\n".encode("cp932")
    assert "注文番号・注文ID" in refused(read, data).what


# --- what cannot be read -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "空のファイル"),
        (b"\xef\xbb\xbf\r\n", "空のファイル"),
        (b"\x00\x01\x02" * 50, "文字のファイルではありません"),
        (b"PK\x03\x04" + b"x" * 50, "Excelのブック"),
        (b"x" * 3_000_000, "長すぎ"),
        (b"Name,Lineitem name\n", "注文がありません"),
        (b"Name,Lineitem name\n\n,\n", "注文がありません"),
    ],
)
def test_bad_files_get_one_sentence_each(read, data, words):
    assert words in refused(read, data).what


def test_a_huge_line_below_the_header_is_refused(read):
    data = b"Name,Lineitem name\n" + b"x" * 3_000_000
    assert "2行目" in refused(read, data).what


@pytest.mark.parametrize("name", ["orders.pdf", "orders", "orders.tsuho", "orders.csv.bak"])
def test_a_file_of_another_kind_is_refused_by_its_name(read, name):
    error = refused(read, shopify_file([Sold()]), name=name)
    assert ".csv・.txt・.tsv" in error.what


def test_a_workbook_is_called_that_whatever_its_name(read):
    assert "Excelのブック" in refused(read, b"PK\x03\x04" + b"x" * 9, name="注文.xlsx").what


def test_missing_file_folder_and_pipe(read, tmp_path):
    assert "見つかりません" in refused(read, tmp_path / "ない.csv").what
    assert "フォルダー" in refused(read, tmp_path).what
    assert "開けません" in refused(read, tmp_path / ("長" * 300 + ".csv")).what
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.csv")
        assert "文字のファイルではありません" in refused(read, tmp_path / "pipe.csv").what


def test_a_file_that_may_not_be_read(read, tmp_path, monkeypatch):
    path = tmp_path / "注文.csv"
    path.write_bytes(shopify_file([Sold()]))

    def denied(*_args, **_more):
        raise PermissionError(13, "denied")

    monkeypatch.setattr(Path, "open", denied)
    error = refused(read, path)
    assert "開けません" in error.what
    assert str(tmp_path) not in error.detail


def test_an_undecided_encoding_is_asked_and_unreadable_rows_are_kept_for_repair(read):
    rows = eccube_rows([Sold(), Sold("1025")])
    data = standard_rows(rows).encode("cp932").replace("架空".encode("cp932"), b"\xff\xfd", 1)
    with pytest.raises(Undecided) as asked:
        read(data)
    assert "注文番号" in asked.value.previews[1].text
    file = read(data, encoding=asked.value.previews[1].encoding)
    assert [order.text("order.number") for order in file.orders] == ["1024", "1025"]
    [problem] = file.row_problems
    assert problem.line == 2
    assert "読めない文字" in problem.message


# --- rows that cannot be read, and their repair -------------------------------------------------


def test_ragged_rows_are_reported_with_their_line_and_content_and_the_rest_is_read(read):
    rows = shopify_rows([Sold("1"), Sold("2"), Sold("3")])
    rows[2] = rows[2][:-1]
    rows[3].append("余分")
    file = read(standard_rows(rows).encode())
    assert [order.text("order.number") for order in file.orders] == ["#1"]
    short, long = file.row_problems
    assert (short.line, len(short.cells)) == (3, 78)
    assert (long.line, long.cells[-1]) == (4, "余分")
    assert "78個" in short.message
    assert "79個" in short.message
    assert short.cells[0] == "#2"
    assert short.raw.startswith("#2,")
    assert any("2行あります" in notice for notice in file.notices)


def test_a_row_that_the_person_has_repaired_is_read(read):
    rows = shopify_rows([Sold("1"), Sold("2")])
    whole = list(rows[2])
    rows[2] = rows[2][:-1]
    data = standard_rows(rows).encode()
    file = read(data, repairs={3: whole})
    assert [order.text("order.number") for order in file.orders] == ["#1", "#2"]
    assert file.row_problems == ()
    assert any("直していただいた" in notice for notice in file.notices)
    again = read(data, repairs={3: whole[:-2]})
    assert "77個" in again.row_problems[0].message


@pytest.mark.parametrize(
    ("number", "words"), [("", "注文番号がありません"), ("2.49E+17", "桁が失われた")]
)
def test_rows_without_a_sound_number_are_never_joined_with_others(read, number, words):
    rows = eccube_rows([Sold(), Sold("1025")])
    for row in rows[3:]:
        row[rows[0].index("注文番号")] = number
    file = read(standard_rows(rows).encode("cp932"))
    assert len(file.orders) == 1
    assert [problem.line for problem in file.row_problems] == [4, 5]
    assert words in file.row_problems[0].message
    assert "1025" not in file.row_problems[0].cells[1]
    assert "見本の腕時計" in file.row_problems[0].raw


def test_only_the_first_thousand_bad_rows_are_kept_but_all_are_counted(read):
    data = shopify_file([Sold()]) + b"x,y\n" * 1500
    file = read(data)
    assert len(file.row_problems) == 1000
    assert any("1500行あります" in notice for notice in file.notices)


# --- damage by Excel and card numbers ----------------------------------------------------------


def test_what_a_spreadsheet_has_damaged_is_said_and_only_postal_codes_are_mended(read):
    person = Person(postal_code="600001", phone="9000000000")
    sold = Sold(at="2026/8/1 22:14", buyer=person, tracking="4.9E+11")
    file = read(eccube_file([sold]))
    [order] = file.orders
    postal = order.answers["order.buyer.postal_code"]
    assert (postal.text, postal.original) == ("0600001", "600001")
    assert order.text("order.buyer.phone") == "9000000000"
    assert order.text("order.tracking_number") == "4.9E+11"
    assert order.text("order.purchased_at") == "2026-08-01T22:14+09:00"
    for words in (
        "先頭の0が消えていた",
        "先頭の0が消えているよう",
        "秒がありません",
        "桁の失われた",
    ):
        assert any(words in notice and "2行目" in notice for notice in file.notices), words


def test_card_numbers_are_masked_wherever_text_is_kept_and_that_is_said(read):
    card = "4111 1111 1111 1111"
    sold = Sold(goods=[Goods(f"腕時計 {card}")], buyer=Person(street=f"2-3 {card}"))
    rows = shopify_rows([sold])
    rows.append([card])
    file = read(standard_rows(rows).encode())
    [order] = file.orders
    assert order.lines[0].answers["order.items[].name"].text == "腕時計 4111 11** **** 1111"
    assert order.text("order.buyer.address").endswith("2-3 4111 11** **** 1111")
    assert "4111 1111" not in file.row_problems[0].raw + "".join(file.row_problems[0].cells)
    assert any("カード番号" in notice for notice in file.notices)
    for notice in file.notices:
        assert "4111" not in notice


def test_numbers_of_their_own_kind_are_not_taken_for_card_numbers(read):
    rows = eccube_rows([Sold("4111111111111111", tracking="4111111111111111")])
    [order] = read(standard_rows(rows).encode("cp932")).orders
    assert order.text("order.number") == "4111111111111111"
    assert order.text("order.tracking_number") == "4111111111111111"


def test_a_place_is_named_once_and_many_places_are_counted(read):
    sold = [Sold(str(n), buyer=Person(phone="9000000000")) for n in range(9)]
    file = read(shopify_file(sold))
    [said] = [notice for notice in file.notices if "電話番号" in notice]
    assert "9か所：2・3・4・5・6行目など" in said


# --- taking part, giving up, memory ------------------------------------------------------------


def test_orders_are_chosen_by_number(read):
    file = read(shopify_file([Sold("1"), Sold("2"), Sold("3")]))
    chosen = file.with_numbers({"#1", "#3", "#9"})
    assert [order.text("order.number") for order in chosen] == ["#1", "#3"]


def test_reading_is_given_up_when_asked(read):
    asked = []

    def cancelled() -> bool:
        asked.append(1)
        return len(asked) > 2

    data = shopify_file([Sold(str(n)) for n in range(10_000)])
    with pytest.raises(Cancelled):
        read(data, cancelled=cancelled)
    assert len(asked) == 3


def test_cancelled_is_asked_often(read):
    asked = []
    read(
        shopify_file([Sold(str(n)) for n in range(10_000)]),
        cancelled=lambda: asked.append(1) or False,  # type: ignore[func-returns-value]
    )
    assert len(asked) > 20


def test_memory_holds_the_orders_and_never_the_file(read, tmp_path):
    rows = shopify_rows([Sold(str(n)) for n in range(2000)])
    notes = rows[0].index("Notes")
    for number, row in enumerate(rows[1:]):
        row[notes] = f"{number:06}" * 1500
    path = tmp_path / "大きい.csv"
    path.write_bytes(standard_rows(rows).encode())
    size = path.stat().st_size
    assert size > 18_000_000
    tracemalloc.start()
    try:
        file = read(path)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert len(file.orders) == 2000
    assert peak < size / 2


def test_ten_thousand_rows_are_read_whole(read):
    sold = [Sold(str(n), goods=[Goods(f"品{n}", quantity=str(n % 7 + 1))]) for n in range(5000)]
    file = read(standard_rows(eccube_rows(sold)).encode("cp932"))
    assert file.rows == 10_000
    assert len(file.orders) == 5000
    assert file.orders[4321].lines[0].answers["order.items[].name"].text == "品4321"
    assert file.totals.quantity == sum(n % 7 + 1 for n in range(5000))


def test_a_disk_that_fails_while_reading_is_said(read, tmp_path, monkeypatch):
    path = tmp_path / "注文.csv"
    path.write_bytes(shopify_file([Sold()]))

    class Failing(io.BytesIO):
        def read(self, *_arguments):
            raise OSError(5, "Input/output error")

    monkeypatch.setattr("wizard.intake.tables.open_source", lambda _path: Failing())
    assert "開けません" in refused(read, path).what


def test_the_answers_of_an_order_behave_like_a_dict(read):
    [order] = read(SHOPIFY).orders
    assert order.answers["order.number"].text == "#1001"
    assert len(order.answers) == 12
    assert "order.carrier" not in order.answers
    assert order.answers.get("order.carrier") is None
    with pytest.raises(KeyError):
        order.answers["order.carrier"]
    assert order.answers["order.number"].text == "#1001"
    assert dict(order.answers) == order.answers


def test_a_bom_is_no_part_of_the_first_header_when_the_person_chose_the_encoding(read):
    data = b"\xef\xbb\xbf" + shopify_file([Sold()]) + b"\xff\n"
    with pytest.raises(Undecided):
        read(data)
    file = read(data, encoding="utf-8")
    assert file.orders[0].text("order.number") == "#1024"
    assert [problem.line for problem in file.row_problems] == [3]


def test_giving_up_is_asked_at_every_order_when_all_rows_are_read(read):
    """Putting 100,000 orders together takes a while of its own, after the last row."""
    data = shopify_file([Sold(str(n)) for n in range(1000, 1300)])
    asked = itertools.count()
    read(data, cancelled=lambda: next(asked) < 0)
    often = next(asked)
    assert often > 300
    for most in (0, 5, often - 1):
        times = itertools.count()
        with pytest.raises(Cancelled):
            read(data, cancelled=lambda most=most, times=times: next(times) >= most)
