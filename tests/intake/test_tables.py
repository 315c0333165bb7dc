"""Workbooks, archives and pasted tables: what is read of them, and what is refused."""

from __future__ import annotations

import csv
import io
import itertools
import re
import subprocess
import sys
import zipfile
from datetime import datetime, timedelta

import openpyxl
import pytest
from openpyxl.worksheet.formula import ArrayFormula, DataTableFormula

from tests.intake.conftest import NOW
from tests.intake.platform_rows import FILES, HEADERS
from tests.intake.writers import SHOPIFY, Goods, Sold, eccube_file, eccube_rows, shopify_file
from wizard.errors import ImportFileError
from wizard.intake.order_export import (
    Cancelled,
    UnknownTable,
    pieces_in,
    read_all,
    read_orders,
    read_pasted,
)
from wizard.intake.workbooks import text_of, with_zeros


def book(*sheets, titles=("注文", "在庫", "控え")) -> bytes:
    """Return a workbook; a cell may be (value, number format)."""
    made = openpyxl.Workbook()
    made.remove(made.active)
    for title, rows in zip(titles, sheets, strict=False):
        sheet = made.create_sheet(title)
        for row, cells in enumerate(rows, 1):
            for column, cell in enumerate(cells, 1):
                value, form = cell if isinstance(cell, tuple) else (cell, None)
                place = sheet.cell(row, column, value if value != "" else None)
                if form:
                    place.number_format = form
    data = io.BytesIO()
    made.save(data)
    return data.getvalue()


def packed(**members: bytes) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("_DOT_", "."), content)
    return data.getvalue()


def cells(sold: list[Sold]) -> list[list[object]]:
    return [list(row) for row in eccube_rows(sold)]


def refused(read, data: bytes, name: str) -> ImportFileError:
    with pytest.raises(ImportFileError) as error:
        read(data, name=name)
    assert error.value.sentence.endswith("。")
    assert "{" not in error.value.sentence
    return error.value


# --- workbooks -----------------------------------------------------------------------------------


def test_a_workbook_is_read_like_the_csv_it_came_from(read):
    sold = [Sold("1024"), Sold("1025", goods=[Goods("甲,乙\n丙")])]
    file = read(book(cells(sold)), name="注文.xlsx")
    plain = read(eccube_file(sold))
    assert [o.text("order.number") for o in file.orders] == ["1024", "1025"]
    for one, other in zip(file.orders, plain.orders, strict=True):
        assert {i: a.text for i, a in one.answers.items()} == {
            i: a.text for i, a in other.answers.items()
        }
    assert "2行目" in file.orders[0].answers["order.number"].source.detail
    assert any("保存し直されている" in notice for notice in file.notices)


def test_numbers_dates_and_zeros_of_a_workbook(read):
    rows = cells([Sold()])
    header = rows[0]
    for name, cell in {
        "注文番号": 1024,
        "郵便番号": (600001, "0000000"),
        "配送先_郵便番号": (5300001, r"[<=999]000;[<=9999]000\-00;000\-0000"),
        "TEL": (312345678, "0000000000"),
        "受注日": datetime(2026, 8, 1, 22, 14, 5),  # noqa: DTZ001  as a workbook has it
        "価格": 18000.0,
        "個数": 2,
        "出荷伝票番号": 490000000000000001,
    }.items():
        for row in rows[1:]:
            row[header.index(name)] = cell
    file = read(book(rows), name="注文.xlsx")
    [order] = file.orders
    assert order.text("order.number") == "1024"
    assert order.text("order.buyer.postal_code") == "0600001"
    assert order.text("order.recipient.postal_code") == "530-0001"
    assert order.text("order.buyer.phone") == "0312345678"
    assert order.text("order.purchased_at") == "2026-08-01T22:14:05+09:00"
    assert order.lines[0].answers["order.items[].unit_price"].text == "19800"
    assert order.text("order.tracking_number").endswith("E+17")
    assert any("桁の失われた" in notice for notice in file.notices)
    assert any("表示に合わせて" in notice for notice in file.notices)


def test_formulas_and_paths_are_text_and_nothing_more(read):
    rows = cells(
        [
            Sold(
                goods=[Goods('=HYPERLINK("http://203.0.113.9/","見る")')],
                carrier="../../../etc/passwd",
            )
        ]
    )
    file = read(book(rows), name="注文.xlsx")
    [order] = file.orders
    assert order.lines[0].answers["order.items[].name"].text.startswith("=HYPERLINK")
    assert order.text("order.carrier") == "../../../etc/passwd"
    assert any("計算せず" in notice for notice in file.notices)
    sold = [Sold(goods=[Goods('=HYPERLINK("http://203.0.113.9/")')])]
    assert any("計算せず" in notice for notice in read(eccube_file(sold)).notices)


def test_text_kept_as_a_formula_by_a_spreadsheet_is_that_text(read):
    rows = eccube_rows([Sold()])
    for name, text in (("TEL", '="0312345678"'), ("注文番号", '="00123"')):
        for row in rows[1:]:
            row[rows[0].index(name)] = text
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    [order] = read(out.getvalue().encode("cp932")).orders
    assert order.text("order.buyer.phone") == "0312345678"
    assert order.text("order.number") == "00123"


def test_the_first_sheet_that_is_known_is_read_and_the_others_are_named(read, tmp_path, layouts):
    data = book([["在庫", "数"], ["甲", 1]], cells([Sold()]))
    file = read(data, name="注文.xlsx")
    assert file.piece == "在庫"
    assert any("「注文」も入って" in notice for notice in file.notices)
    path = tmp_path / "注文.xlsx"
    assert pieces_in(path) == ("注文", "在庫")
    with pytest.raises(UnknownTable):
        read(path, piece="注文")
    with pytest.raises(ImportFileError, match="ない"):
        read(path, piece="ない")


def test_rows_too_wide_and_blank_rows_of_a_sheet(read):
    rows = cells([Sold()])
    rows.insert(1, [""] * len(rows[0]))
    rows[2] = [*rows[2], "余分"]
    file = read(book(rows), name="注文.xlsx")
    [problem] = file.row_problems
    assert problem.line == 3
    assert "71個" in problem.message


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (book([]), "空.xlsx", "空のファイル"),
        (book([["注文ID"]]), "注文.xlsx", "列の名前"),
        (b"PK\x03\x04" + b"\0" * 400, "注文.xlsx", "壊れている"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 400, "注文.xls", "古い形式"),
        (packed(**{"xl/workbook_DOT_xml": b"<x"}), "注文.xlsx", "最後まで読めません"),
        (book(cells([Sold()]))[:-900], "注文.xlsx", "壊れている"),
    ],
)
def test_bad_workbooks_get_one_sentence_each(read, data, name, words):
    assert words in refused(read, data, name).what


def test_a_workbook_under_another_name_is_still_read_and_one_under_a_strange_name_is_not(read):
    data = book(cells([Sold()]))
    assert read(data, name="注文.csv").orders
    assert "種類" in refused(read, data, "注文.pdf").what


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""), (True, "TRUE"), (12, "12"), (12.0, "12"), (0.1, "0.1"), (123456789012345, "123456789012345"),
        (249000000000000000, "2.49E+17"), (4111111111111111, "4.11E+15"), (4.111111111111111e15, "4.11E+15"), (timedelta(hours=25, minutes=1), "25:01:00"),
        (ArrayFormula("A1:A2", "=A1&B1"), "=A1&B1"), (DataTableFormula("A1:A2"), "="), (datetime(2026, 8, 1, 22, 14, 4, 999999), "2026-08-01 22:14:05"),  # noqa: DTZ001
        (datetime(2026, 8, 1).date(), "2026-08-01"), ("x", "x"),  # noqa: DTZ001
    ],
)  # fmt: skip
def test_texts_of_values(value, text):
    assert text_of(value) == text


DAY = datetime(2026, 8, 1)  # noqa: DTZ001  as a workbook has it
MINUTE = datetime(2026, 8, 1, 22, 14)  # noqa: DTZ001
SECOND = datetime(2026, 8, 1, 22, 14, 5)  # noqa: DTZ001


@pytest.mark.parametrize(
    ("value", "form", "text"),
    [
        (DAY, "yyyy/m/d", "2026-08-01"), (DAY, "mm-dd-yy", "2026-08-01"),
        (DAY, '[$-411]ggge"年"m"月"d"日";@', "2026-08-01"), (DAY, r"yyyy\h", "2026-08-01"),
        (DAY, "[$-F800]dddd, mmmm dd, yyyy", "2026-08-01"), (DAY, "General", "2026-08-01"),
        (DAY, "yyyy/m/d h:mm:ss", "2026-08-01 00:00:00"), (DAY, "yyyy/m/d h:mm", "2026-08-01 00:00"),
        (SECOND, "yyyy/m/d", "2026-08-01 22:14:05"), (SECOND, "yyyy/m/d h:mm", "2026-08-01 22:14:05"),
        (MINUTE, "yyyy/m/d h:mm", "2026-08-01 22:14"), (MINUTE, "yyyy/m/d h:mm:ss", "2026-08-01 22:14:00"),
        (SECOND.time(), "h:mm:ss", "22:14:05"), (MINUTE.time(), "h:mm", "22:14"), (MINUTE.time(), "h:mm:ss", "22:14:00"),
    ],
)  # fmt: skip
def test_no_hour_and_no_second_is_told_that_a_cell_neither_shows_nor_has(value, form, text):
    assert text_of(value, form) == text


def test_a_day_without_hours_is_no_midnight_and_is_said(read):
    rows = cells([Sold()])
    for row in rows[1:]:
        row[rows[0].index("受注日")] = (DAY, "yyyy/m/d")
    file = read(book(rows), name="注文.xlsx")
    assert file.orders[0].text("order.purchased_at") == "2026-08-01"
    assert any("日時として読めない" in notice for notice in file.notices)


def test_a_day_and_an_hour_in_two_cells_are_one_time(read):
    header = list(HEADERS["rakuten_pay_158_2023"]["columns"])
    row: list[object] = ["" for _ in header]
    row[header.index("注文番号")] = "100000-20260801-0000000001"
    row[header.index("注文日")] = (DAY, "yyyy/m/d")
    row[header.index("注文時間")] = (SECOND.time(), "h:mm:ss")
    file = read(book([header, row]), name="注文.xlsx")
    assert file.orders[0].text("order.purchased_at") == "2026-08-01T22:14:05+09:00"


def test_a_house_number_that_became_a_date_is_said_in_a_workbook_too(read):
    rows = cells([Sold()])
    for row in rows[1:]:
        row[rows[0].index("住所2")] = (DAY, "m/d")
    file = read(book(rows), name="注文.xlsx")
    assert file.orders[0].text("order.buyer.address").endswith("2026-08-01")
    assert any("番地が日付" in notice for notice in file.notices)


def test_a_card_number_that_a_workbook_keeps_as_a_number_does_not_show(read):
    rows = cells([Sold(), Sold("1025")])
    for row in rows[1:]:
        row[rows[0].index("商品名")] = 4111111111111111
    file = read(book(rows), name="注文.xlsx")
    assert file.orders[0].lines[0].answers["order.items[].name"].text == "4.11E+15"


def test_a_formula_over_several_cells_is_its_text(read):
    rows = cells([Sold()])
    for row in rows[1:]:
        row[rows[0].index("商品名")] = ArrayFormula("A2", "=A1&B1")
    file = read(book(rows), name="注文.xlsx")
    assert file.orders[0].lines[0].answers["order.items[].name"].text == "=A1&B1"
    assert any("計算せず" in notice for notice in file.notices)


def test_only_sheets_that_a_person_sees_are_read(read, tmp_path):
    data = io.BytesIO(book(cells([Sold()]), [["控え"], ["1"]]))
    made = openpyxl.load_workbook(data)
    made.worksheets[1].sheet_state = "hidden"
    path = tmp_path / "注文.xlsx"
    made.save(path)
    assert pieces_in(path) == ("",)
    assert not any("ほかに" in notice for notice in read(path).notices)


def test_a_sheet_is_read_to_its_end_whatever_it_says_of_its_size(read):
    """Some programs write a size of one cell, and many columns would be lost."""
    source = zipfile.ZipFile(io.BytesIO(book(cells([Sold()]))))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        for member in source.infolist():
            data = source.read(member)
            if member.filename.endswith("sheet1.xml"):
                assert b"<dimension ref=" in data
                data = re.sub(rb'<dimension ref="[^"]*"', b'<dimension ref="A1:B2"', data)
            target.writestr(member, data)
    [order] = read(out.getvalue(), name="注文.xlsx").orders
    assert order.text("order.purchased_at") == "2026-08-01T22:14:05+09:00"


@pytest.mark.parametrize(
    ("digits", "form", "text"),
    [
        ("600001", "0000000", "0600001"), ("600001", "General", "600001"), ("600001", r"000\-0000", "060-0001"),
        ("5300001", r"000\-0000", "530-0001"), ("1", "0", "1"), ("12345678", r"000\-0000", "12345678"),
    ],
)  # fmt: skip
def test_zeros_that_the_cell_itself_shows(digits, form, text):
    assert with_zeros(digits, form) == text


# --- archives ------------------------------------------------------------------------------------


def test_every_known_table_of_an_archive_is_read(tmp_path, layouts):
    path = tmp_path / "注文.zip"
    path.write_bytes(
        packed(
            a_DOT_csv=shopify_file([Sold("1")]),
            b_DOT_xlsx=book(cells([Sold("2")])),
            c_DOT_txt=b"nothing,known\n1,2\n",
            d_DOT_pdf=b"%PDF",
            **{"__MACOSX/._a.csv": b"x", ".hidden.csv": b"x"},
        )
    )
    keys = itertools.count()
    files = read_all(path, layouts, new_key=lambda: str(next(keys)), now=NOW)
    assert [file.layout.name for file in files] == ["shopify", "eccube4"]
    assert [file.piece for file in files] == ["a.csv", "b.xlsx"]
    assert any("c.txt" in notice for notice in files[0].notices)
    assert "注文.zipのa.csv" in files[0].orders[0].answers["order.number"].source.detail
    one = read_orders(path, layouts, new_key=lambda: str(next(keys)), now=NOW, piece="b.xlsx")
    assert [order.text("order.number") for order in one.orders] == ["2"]


class WindowsName(zipfile.ZipInfo):
    """A member whose name Windows in Japan wrote: CP932, not marked as anything."""

    def _encodeFilenameFlags(self):
        return self.filename.encode("cp932"), self.flag_bits & ~0x800


def test_names_that_windows_wrote_without_saying_so(tmp_path):
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name in ("注文表.csv", "表.txt"):
            archive.writestr(WindowsName(f"控え/{name}"), shopify_file([Sold()]))
    assert pieces_in(path) == ("注文表.csv", "表.txt")


@pytest.mark.parametrize(
    ("members", "words"),
    [
        ({"a_DOT_pdf": b"x"}, "ありません"),
        ({"a_DOT_zip": packed(b_DOT_csv=b"x")}, "ありません"),
        ({f"{n}_DOT_csv": b"x" for n in range(1001)}, "多すぎます"),
        ({"a_DOT_csv": b"\0" * (30 << 20)}, "大きくなりすぎる"),
        ({"a_DOT_csv": b""}, "空のファイル"),
    ],
)
def test_archives_that_are_refused(read, members, words):
    assert words in refused(read, packed(**members), "注文.zip").what


def test_a_workbook_that_unpacks_beyond_all_measure_is_refused(read):
    data = packed(
        **{"xl/workbook_DOT_xml": b"x", "xl/worksheets/sheet1_DOT_xml": b" " * (40 << 20)}
    )
    assert "大きくなりすぎる" in refused(read, data, "注文.xlsx").what


def test_a_damaged_member_is_said(read):
    data = bytearray(packed(a_DOT_csv=shopify_file([Sold(str(n)) for n in range(200)])))
    data[200:260] = b"\xff" * 60
    assert refused(read, bytes(data), "注文.zip")


def test_giving_up_works_inside_archives_and_workbooks(read):
    many = cells([Sold(str(n)) for n in range(400)])
    for data, name in ((book(many), "a.xlsx"), (packed(a_DOT_xlsx=book(many)), "a.zip")):
        asked = itertools.count()
        with pytest.raises(Cancelled):
            read(data, name=name, cancelled=lambda asked=asked: next(asked) > 3)


# --- pasted --------------------------------------------------------------------------------------


def paste(text: str, layouts, **more):
    keys = itertools.count()
    return read_pasted(text, layouts, new_key=lambda: str(next(keys)), now=NOW, **more)


def test_a_table_pasted_from_a_spreadsheet(layouts):
    rows = eccube_rows([Sold("1024", goods=[Goods("二行の\n品")])])
    out = io.StringIO()
    csv.writer(out, delimiter="\t", lineterminator="\r\n").writerows(rows)
    file = paste(out.getvalue(), layouts)
    assert file.layout.name == "eccube4"
    assert file.orders[0].lines[0].answers["order.items[].name"].text == "二行の\u3000品"
    assert "貼り付けた表" in file.orders[0].answers["order.number"].source.detail


def test_a_pasted_parcel_list_without_header(layouts):
    data = FILES["yamato_b2cloud_95"].data("yamato_b2cloud_95").decode("cp932").replace(",", "\t")
    assert len(HEADERS["yamato_b2cloud_95"]["columns"]) == 95
    assert paste(data, layouts).orders[0].text("order.number") == "1024"


def test_nothing_pasted_and_something_unknown(layouts):
    with pytest.raises(ImportFileError, match="貼り付けた文字"):
        paste(" \n", layouts)
    with pytest.raises(UnknownTable):
        paste("甲\t乙\n1\t2\n", layouts)


def test_only_named_orders_are_kept(read):
    file = read(SHOPIFY, only={"1001"})
    assert [order.text("order.number") for order in file.orders] == ["#1001"]
    assert read(SHOPIFY, only={"9"}).orders == ()


def test_the_library_for_workbooks_is_not_loaded_before_the_first_one():
    code = "import sys, wizard.intake.order_export as _; print('openpyxl' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
