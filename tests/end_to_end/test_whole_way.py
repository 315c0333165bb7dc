"""A shop owner's whole way: fill every page by hand, close, reopen, export, read it all back.

What the program wrote is read with libraries that did not write it: the PDF with pypdf and
PDFium, the case file with Python's own sqlite3 where it matters.
"""

from __future__ import annotations

import unicodedata
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pypdf
import pytest
from PySide6.QtWidgets import QApplication, QWidget

from tests.end_to_end.driver import Driver
from wizard import commands, texts
from wizard.domain.form import Level
from wizard.formdefs.loader import load_form
from wizard.output.copy_text import egov_entries
from wizard.paths import Paths, private_paths

NOW = datetime(2026, 11, 21, 21, 4, 5, tzinfo=timezone(timedelta(hours=9)))

CASE_VALUES = {
    "shop": {
        "applicant.name": "髙見　﨑子",
        "applicant.name_kana": "タカミ　サキコ",
        "applicant.department": "通販事業部",
        "applicant.phone": "03-0000-0000",
        "applicant.email": "sakiko..mi.@example.com",
        "company.name": "株式会社架空商店",
        "company.postal_code": "100-0000",
        "company.prefecture": "神奈川県",
        "company.address": "横浜市架空区見本一丁目2-3　葛\U000e0100城ビル４階",
        "company.address_kana": "カナガワケンヨコハマシカクウク",
        "shop.name": "架空堂オンライン",
        "shop.url": "https://shop.example.com/",
        "site.contractor": "有",
        "site.contractor_name": "架空ウェブ制作株式会社",
    },
    "incident": {
        "incident.discovered_on": "2026/8/20",
        "incident.discovery": "カード会社から連絡がありました。\n　二行目は字下げしています。",
        "incident.reason": "カードの名義人が、利用した覚えがないと申し出ています。",
        "incident.goods_kind": "goods",
        "incident.loss_bearer": "chargeback_expected",
        "incident.loss_note": "送料1,000円も当店の負担です。",
        "case.notes": "3件とも同じ夜の注文です。",
    },
}
ORDERS = [
    {
        "order.number": "1024",
        "order.platform": "自社サイト",
        "order.purchased_at": "2026/8/1 22:14:05",
        "order.buyer.name": "架空　太郎",
        "order.buyer.postal_code": "100-0000",
        "order.buyer.address": "東京都千代田区架空町一丁目2-3",
        "order.buyer.phone": "03-0000-0001",
        "order.buyer.email": "taro@example.com",
        "order.recipient.name": "𠮷田　次郎",
        "order.recipient.postal_code": "530-0000",
        "order.recipient.address": "大阪府大阪市架空区見本9-8-7",
        "order.recipient.phone": "06-0000-0000",
        "order.carrier": "架空運輸",
        "order.tracking_number": "0000-0000-0001",
    },
    {
        "order.number": "1025",
        "order.platform": "自社サイト",
        "order.purchased_at": "2026/8/1 22:31:47",
        "order.buyer.name": "見本　花子",
        "order.buyer.postal_code": "150-0000",
        "order.buyer.address": "東京都渋谷区架空三丁目4-5",
        "order.buyer.phone": "090-0000-0000",
        "order.buyer.email": "hanako@example.com",
        "order.recipient.name": "𠮷田　次郎",
        "order.recipient.postal_code": "530-0000",
        "order.recipient.address": "大阪府大阪市架空区見本9-8-7",
        "order.recipient.phone": "06-0000-0000",
        "order.carrier": "架空運輸",
        "order.tracking_number": "0000-0000-0002",
    },
]
LINES = [
    {
        "order.items[].name": "見本の腕時計（銀）",
        "order.items[].quantity": "2",
        "order.items[].unit_price": "19,800",
    },
    {
        "order.items[].name": "見本の腕時計（金）",
        "order.items[].quantity": "1",
        "order.items[].unit_price": "29800",
    },
]
RECORDS = [
    {
        "order.access.ip": "203.0.113.45",
        "order.access.port": "51234",
        "order.access.at": "2026/8/1 22:14:03",
        "order.access.user_agent": "Mozilla/5.0 (Windows NT 10.0; Win64; x64)",
        "order.access.language": "ja-JP",
        "order.access.destination_ip": "203.0.113.10",
        "order.unauthorized_access": "有",
        "order.auth_server_location": "架空クラウド　東京都内",
        "order.operation_log": "有",
    },
    {
        "order.access.ip": "2001:db8::45",
        "order.unauthorized_access": "無",
        "order.operation_log": "不明",
    },
]
NOTE = {
    "note.at": "2026/8/24 10:30:00",
    "note.section": "架空警察署　生活安全課",
    "note.person": "見本巡査部長",
    "note.extension": "0000",
    "note.said": "8月26日に来るように言われました。",
    "note.receipt_number": "第0000号",
}
PREPARED = ("prepare.account", "prepare.two_factor", "prepare.app", "prepare.page")
AFTER = {"report.receipt_number": "202608211015000000", "report.sent_at": "2026/8/21 10:15:00"}


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return private_paths(tmp_path / "home")


def fill_every_page(driver: Driver) -> None:
    """Fill every page by its widgets."""
    for card in PREPARED:
        driver.step("prepare")
        driver.press(f"card:{card}", only_button(driver, f"card:{card}"))
    for step, values in CASE_VALUES.items():
        driver.step(step)
        driver.fill(values)
    fill_orders(driver)
    fill_records(driver)
    driver.step("police")
    driver.press("add_note")
    driver.fill(NOTE)
    driver.step("after")
    driver.fill(AFTER)


def only_button(driver: Driver, name: str) -> QWidget:
    """Return the card whose tick is named like it."""
    cards = driver.wizard.page.findChildren(QWidget, name)
    parent = min(cards, key=lambda w: w.width() * w.height()).parentWidget()
    assert parent is not None
    return parent


def fill_orders(driver: Driver) -> None:
    driver.step("orders")
    for values, line in zip(ORDERS, LINES, strict=True):
        driver.press("add_order")
        driver.fill(values)
        order = driver.wizard.session.case.orders[-1]
        if not order.lines:
            driver.press("add_line")
        driver.fill(line)
        driver.press("order_back")


def fill_records(driver: Driver) -> None:
    driver.step("records")
    table = driver.find("records_table", driver.wizard.page)
    for row, values in enumerate(RECORDS):
        table.selectRow(row)  # type: ignore[attr-defined]
        QApplication.processEvents()
        driver.fill(values)
        if row == 1:
            driver.press("no_record")


def test_every_page_by_its_widgets_then_reopen_then_export(
    qapp: QApplication, paths: Paths, tmp_path: Path
) -> None:
    folder = tmp_path / "被害 の 記録"
    driver = Driver(qapp, paths, clock=lambda: NOW)
    driver.new_case(folder, "架空堂オンライン")
    case_file = driver.wizard.case.path
    fill_every_page(driver)
    out = tmp_path / "渡す 書類"
    out.mkdir()
    documents_by_the_window(driver, out)
    content = driver.shown("report.content")
    assert "69,400円" in content
    driver.step("incident")
    driver.close()
    read_back(out)

    again = Driver(qapp, paths, clock=lambda: NOW)
    again.open(case_file)
    assert again.wizard.step.id == "incident"
    every_value_is_back(again)
    again.close()

    by_command = tmp_path / "out"
    assert commands.run(["export", str(case_file), "--to", str(by_command)], paths) == 0
    read_back(by_command)


def documents_by_the_window(driver: Driver, folder: Path) -> None:
    """Save both documents and copy every e-Gov field with the window's own buttons."""
    driver.step("documents")
    driver.save_with_dialog("save_pdf", folder / "申出書_20261121.pdf")
    driver.step("egov")
    driver.wait_for(lambda: driver.find("copy:form.content", driver.wizard).isEnabled())
    clipboard = QApplication.clipboard()
    form, case = driver.wizard.session.form, driver.wizard.session.case
    for entry in egov_entries(form, case, driver.wizard.case.safe):
        if entry.field.kind == "attachment":  # a file is attached, not copied
            continue
        clipboard.clear()
        driver.press(f"copy:{entry.field.id}")
        assert clipboard.text() == entry.text, entry.field.id
        assert driver.wizard.case.safe.gate.clean(entry.text).text == entry.text
        assert case.marks[f"copied:{entry.field.id}"] == "1"
        if entry.field.id == "form.name":
            assert clipboard.text() == "高見　崎子"
    old = driver.wizard.page.findChild(QWidget, "statement_is_old")
    assert old is not None
    assert old.isHidden()
    driver.save_with_dialog("save_text", folder / "e-Gov転記.txt")


def every_value_is_back(driver: Driver) -> None:
    for step, values in CASE_VALUES.items():
        driver.step(step)
        for item_id, text in values.items():
            assert driver.shown(item_id) == text, item_id
    case = driver.wizard.session.case
    assert [order.text("order.number") for order in case.orders] == ["1024", "1025"]
    for order, values, line in zip(case.orders, ORDERS, LINES, strict=True):
        for item_id, text in values.items():
            assert order.text(item_id) == text, item_id
        assert {i: a.text for i, a in order.lines[0].answers.items()} == line
    first, second = case.orders
    for item_id, text in RECORDS[0].items():
        assert first.text(item_id) == text
    state = second.answers["order.access.port"].state
    assert state is not None
    assert state.value == "記録なし"
    asked = {item.id for item in driver.wizard.session.form.of_level(Level.NOTE)}
    assert set(NOTE) == asked
    assert {i: a.text for i, a in case.notes[0].answers.items()} == NOTE
    driver.step("after")
    assert {item_id: driver.shown(item_id) for item_id in AFTER} == AFTER
    for card in PREPARED:
        assert case.marks[f"card:{card}"] == "1"


def read_back(folder: Path) -> None:
    (pdf,) = folder.glob("*.pdf")
    (text,) = folder.glob("*.txt")
    reader = pypdf.PdfReader(pdf)
    # Line ends and the breaking of long values are the layout's own affair.
    words = "".join("".join(page.extract_text().split()) for page in reader.pages)

    def on_paper(value: str) -> bool:
        return "".join(unicodedata.normalize("NFC", value).split()) in words

    for values in (*CASE_VALUES.values(), *ORDERS):
        for item_id, value in values.items():
            if item_id in NOT_IN_THE_STATEMENT:
                continue
            expected = PRINTED.get(item_id, {}).get(value, value)
            for line in expected.splitlines():
                assert on_paper(line), (item_id, line)
    for value in ("203.0.113.45", "51234", "2001:db8::45", "記録なし", "架空クラウド　東京都内"):
        assert on_paper(value), value
    assert on_paper("2026年8月1日(土) 22:14:05（日本時間）")
    assert on_paper("合計　69,400円") or on_paper("69,400円")
    assert on_paper("神奈川県警察本部　御中")
    pages = len(reader.pages)
    for number, page in enumerate(reader.pages, 1):
        assert f"{number}/{pages}" in "".join(page.extract_text().split())
    assert on_paper(texts.Explanation.TITLE)  # what e-Gov got instead, and the true spelling
    for value in ("U+9AD9", "U+FA11", "高見　崎子", "髙見　﨑子"):
        assert on_paper(value), value
    egov = text.read_bytes().decode("utf-8-sig")
    for value in (
        "高見　崎子",
        "神奈川県警察本部",
        "69,400円",
        "sakiko..mi.@example.com",
        pdf.name,
    ):
        assert value in egov, value
    for refused in "髙﨑\U000e0100〓":
        assert refused not in egov, refused


# Asked for e-Gov or for the wording only; the 申出書 has no row for them (guide, 表2 and 表3).
NOT_IN_THE_STATEMENT = {
    "applicant.name_kana",
    "applicant.email",
    "company.address_kana",
    "incident.goods_kind",
    "incident.loss_bearer",
    "incident.loss_note",
}
PRINTED: dict[str, dict[str, str]] = {
    "order.items[].unit_price": {"19,800": "19,800円"},
    "incident.discovered_on": {"2026/8/20": "2026年8月20日(木)"},
    "order.purchased_at": {
        "2026/8/1 22:14:05": "2026年8月1日(土) 22:14:05（日本時間）",
        "2026/8/1 22:31:47": "2026年8月1日(土) 22:31:47（日本時間）",
    },
}


def test_one_order_stands_inside_the_form(qapp: QApplication, paths: Paths, tmp_path: Path) -> None:
    driver = Driver(qapp, paths, clock=lambda: NOW)
    driver.new_case(tmp_path, "架空堂")
    driver.step("orders")
    driver.press("add_order")
    driver.fill(ORDERS[0])
    if not driver.wizard.session.case.orders[0].lines:
        driver.press("add_line")
    driver.fill(LINES[0])
    driver.step("documents")
    pdf = tmp_path / "申出書.pdf"
    driver.save_with_dialog("save_pdf", pdf)
    driver.close()
    pages = [page.extract_text() for page in pypdf.PdfReader(pdf).pages]
    words = "".join("".join(pages).split())
    assert "別紙" not in words
    for item_id, value in {**ORDERS[0], **LINES[0]}.items():
        expected = PRINTED.get(item_id, {}).get(value, value)
        assert "".join(expected.split()) in words, item_id


def test_every_item_of_the_forms_is_filled_by_this_test(forms_dir: Path) -> None:
    filled = {*NOTE, *AFTER, *LINES[0], *RECORDS[0]}
    for values in (*CASE_VALUES.values(), *ORDERS):
        filled |= set(values)
    # Proposed by the program from the registered office, the guide or the other answers.
    proposed = {"report.kind", "report.destination", "report.office", "report.content"}
    # These come with the shop's own files: tests/end_to_end/test_import_window.py.
    of_logs = {"order.access.log_line", "order.access.log_source", "order.operation_log_lines"}
    assert filled | proposed | of_logs | {"order.system_id"} == set(load_form(forms_dir).items)
