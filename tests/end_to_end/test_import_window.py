"""Nobody retypes an order: two files are dropped on the window, and stand on paper.

As a shop owner does it: drop the file of the shop, tick the fraudulent orders, drop a log, look
at the lines, confirm, save the 申出書. What is expected comes from `shop_files`, never from the
program; the PDF is read with pypdf.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from functools import partial
from pathlib import Path
from typing import Any

import pypdf
import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QRadioButton

from tests.end_to_end import shop_files
from tests.end_to_end.driver import Driver
from tests.end_to_end.shop_files import DAY, Person, Purchase
from wizard import commands
from wizard.paths import Paths, private_paths
from wizard.ui.orders.rows import Column

NOW = datetime(2026, 11, 21, 21, 4, 5, tzinfo=timezone(timedelta(hours=9)))


@dataclass(frozen=True)
class Shop:
    """A platform with its files, and how its orders are called in the program."""

    platform: str
    prefix: str
    orders: tuple[str, Callable[[Path, Sequence[Purchase]], Path]]
    log: tuple[str, Callable[[Path, Sequence[Purchase]], Path]]
    by: str  # the reason that stands beside a candidate
    more: bool = True  # the file holds tracking numbers and an id beside the number


ECCUBE = Shop(
    "EC-CUBE 4",
    "",
    ("受注 一覧.csv", shop_files.eccube4),
    ("site-2026-08-01.log", shop_files.site_log),
    "の購入が完了しています",
)
SHOPIFY = Shop(
    "Shopify",
    "#",
    ("orders_export_1.csv", shop_files.shopify),
    ("access.log", shop_files.access_log),
    "注文の日時と同じ秒",
    more=False,
)


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return private_paths(tmp_path / "home")


@pytest.mark.parametrize("shop", [ECCUBE, SHOPIFY], ids=lambda shop: shop.platform)
def test_drop_tick_confirm_export(
    qapp: QApplication,
    paths: Paths,
    tmp_path: Path,
    shop: Shop,
    capsys: pytest.CaptureFixture[str],
) -> None:
    first, honest, second = bought = shop_files.purchases(shop.prefix)
    driver = Driver(qapp, paths, clock=lambda: NOW)
    driver.new_case(tmp_path / "被害 の 記録", "架空堂")
    case_file = driver.wizard.case.path
    name, write = shop.orders
    take_orders_over(driver, shop, write(tmp_path / name, bought), (first, second))
    name, write = shop.log
    log = write(tmp_path / name, [*bought, stranger(first)])
    confirm_lines(driver, shop, log, (first, second))
    pdf = tmp_path / "申出書.pdf"
    driver.step("documents")
    driver.save_with_dialog("save_pdf", pdf)
    driver.close()

    assert commands.run(["show", str(case_file), "--json"], paths) == 0
    shown = json.loads(capsys.readouterr().out)["orders"]
    assert [order["number"] for order in shown] == [first.number, second.number]
    words = plain("".join(page.extract_text() for page in pypdf.PdfReader(pdf).pages))
    lines = log.read_text(encoding="utf-8").splitlines()
    for order, purchase in zip(shown, (first, second), strict=True):
        same_in_json(order, purchase, shop)
        same_on_paper(words, purchase)
        assert (f"（注文ID{purchase.own_id}）" in words) is shop.more
        same_line(words, order, purchase, lines, log)
    for stays_out in (honest.number, honest.ip, *of_person(honest.buyer), honest.goods[0].name):
        assert plain(stays_out) not in words, stays_out


def stranger(purchase: Purchase) -> Purchase:
    """Another who buys a second later: the order's number or time must tell them apart."""
    return Purchase("499999", purchase.at[:-1] + "6", *STRANGER)


STRANGER = (
    shop_files.HANAKO,
    shop_files.HANAKO,
    (shop_files.PURSE,),
    "198.51.100.9",
    shop_files.FIREFOX,
)


# --- by the window ----------------------------------------------------------------------------


def take_orders_over(driver: Driver, shop: Shop, file: Path, wanted: Sequence[Purchase]) -> None:
    """Drop a file of orders, tick some of them, take them over."""
    driver.step("orders")
    driver.drop("drop_orders", file)
    preview = driver.dialog("import_dialog")
    take = driver.find("take_over", preview)
    assert not take.isEnabled()  # nothing is ticked beforehand
    for purchase in wanted:
        driver.click_cell("import_table", preview, purchase.number, Column.TICK)
    assert isinstance(take, QAbstractButton)
    assert str(len(wanted)) in take.text()
    driver.click("take_over", preview)
    case = driver.wizard.session.case
    driver.wait_for(lambda: len(case.orders) == len(wanted))
    assert {order.text("order.platform") for order in case.orders} == {shop.platform}


def confirm_lines(driver: Driver, shop: Shop, log: Path, wanted: Sequence[Purchase]) -> None:
    """Drop a log, look at the candidates of each order, confirm the line of its buyer."""
    driver.step("records")
    driver.drop("drop_logs", log)
    driver.wait_for(lambda: bool(candidates(driver)))
    for purchase in wanted:
        driver.click_cell("records_table", driver.wizard.page, purchase.number, Column.NUMBER)
        radio = candidates(driver)[purchase.ip]
        assert shop.by in radio.accessibleDescription()
        driver.click(radio.objectName())
        assert radio.isChecked()
        driver.click("log_confirm")
        driver.wait_for(partial(is_recorded, driver, purchase.ip))


def is_recorded(driver: Driver, ip: str) -> bool:
    """Whether an address stands in the record of an order."""
    orders = driver.wizard.session.case.orders
    return any(order.text("order.access.ip") == ip for order in orders)


def candidates(driver: Driver) -> dict[str, QRadioButton]:
    """Return the candidates in view by their IP address."""
    radios = driver.wizard.page.findChildren(QRadioButton)
    seen = [r for r in radios if r.isVisible() and r.objectName().startswith("candidate=")]
    return {radio.accessibleName().split()[-1]: radio for radio in seen}


# --- the same values --------------------------------------------------------------------------


def same_in_json(order: dict[str, Any], purchase: Purchase, shop: Shop) -> None:
    at = f"{DAY}T{purchase.at}+09:00"
    assert order["platform"] == shop.platform
    assert order["purchased_at"] == at
    assert order["items"] == [
        {"name": each.name, "quantity": each.quantity, "unit_price": each.price}
        for each in purchase.goods
    ]
    for role, person in (("buyer", purchase.buyer), ("recipient", purchase.recipient)):
        found = order[role]
        assert plain(found["name"]) == person.family + person.given
        assert found["address"] == person.address
        assert found["postal_code"].replace("-", "") == person.postal_code
        assert found["phone"].replace("-", "") == person.phone
    access = order["access"]
    assert (access["ip"], access["user_agent"], access["at"]) == (purchase.ip, purchase.agent, at)
    assert access["port"] == {"state": "記録なし"}  # neither form of log holds it
    assert order["tracking_number"] == ((shop.more and purchase.tracking) or None)
    assert order["system_id"] == (purchase.own_id if shop.more else None)


def same_on_paper(words: str, purchase: Purchase) -> None:
    for each in purchase.goods:
        assert plain(each.name) in words
        assert f"{each.price:,}円" in words
    for told in (
        purchase.number,
        f"2026年8月1日(土){purchase.at}（日本時間）",
        *of_person(purchase.buyer),
        *of_person(purchase.recipient),
        purchase.ip,
        purchase.agent,
    ):
        assert plain(told) in words, told
    figures = words.replace("-", "")
    for person in (purchase.buyer, purchase.recipient):
        assert person.postal_code in figures
        assert person.phone in figures


def same_line(
    words: str, order: dict[str, Any], purchase: Purchase, lines: Sequence[str], log: Path
) -> None:
    """The line of the purchase, where it stands, and the fingerprint of the file."""
    number, line = max((n, line) for n, line in enumerate(lines, 1) if purchase.ip in line)
    assert purchase.agent in line
    assert line in order["access"]["log_line"].splitlines()
    assert plain(line) in words
    digest = hashlib.sha256(log.read_bytes()).hexdigest()
    assert digest in order["access"]["log_source"]
    assert digest in words
    assert f"{log.name}{number}行目" in words


def of_person(person: Person) -> tuple[str, str]:
    return person.family + person.given, person.address


def plain(text: str) -> str:
    """Return a text without its line ends and spaces, which are the layout's own affair."""
    return "".join(unicodedata.normalize("NFC", text).split())
