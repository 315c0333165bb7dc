"""Invented order files for the tests of the import: known ones, unknown ones, damaged ones."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable
from pathlib import Path

from openpyxl import Workbook
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from wizard.domain.order_layout import PriceOf

DATA = Path(__file__).resolve().parents[2] / "data" / "orders"
ECCUBE = DATA / "eccube4.3_juchu.csv"
YAMATO = DATA / "yamato_b2_with_header.csv"

HEADER = (
    "受付No.,ご注文番号,ご注文日時,ご注文者名,ご注文者〒,ご注文者住所,ご注文者TEL,お届け先様名,"
    "お届け先様〒,お届け先様住所,お届け先様電話,品名,数量,単価,伝票番号,セキュリティコード"
)
FIRST = (
    "1,A-77,2026/08/01 22:14:05,架空太郎,100-0001,東京都千代田区架空町1,03-0000-0000,髙見﨑子,"
    "530-0001,大阪府大阪市見本町4,090-0000-0000,見本の腕時計,2,19800,0001,123"
)
SECOND = (
    "2,A-78,2026/08/02 02:14:05,架空太郎,100-0001,東京都千代田区架空町1,03-0000-0000,見本花子,"
    "530-0001,大阪府大阪市見本町4,090-0000-0000,見本の財布,1,39800,0002,456"
)


def unknown_file(path: Path, *rows: str) -> Path:
    """A file of a shop that no layout knows."""
    path.write_bytes(("\n".join((HEADER, *(rows or (FIRST, SECOND)))) + "\n").encode("cp932"))
    return path


def eccube(
    path: Path,
    count: int,
    change: Callable[[int, list[str], list[str]], None] | None = None,
    short: tuple[int, ...] = (),
) -> Path:
    """An EC-CUBE 4 file; `change` gets number, header and row, rows in `short` are cut."""
    header, first = list(csv.reader(io.StringIO(ECCUBE.read_text(encoding="cp932"))))[:2]
    with path.open("w", encoding="cp932", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        for n in range(count):
            row = list(first)
            row[header.index("注文ID")] = str(7000 + n)
            row[header.index("注文番号")] = str(2000 + n)
            if change is not None:
                change(n, header, row)
            writer.writerow(row[:-3] if n in short else row)
    return path


def parcels(path: Path, numbers: dict[str, str]) -> Path:
    """A parcel list of Yamato: tracking number by order number."""
    header, first = list(csv.reader(io.StringIO(YAMATO.read_text(encoding="cp932"))))[:2]
    with path.open("w", encoding="cp932", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        for number, tracking in numbers.items():
            row = list(first)
            row[0] = number
            row[3] = tracking
            writer.writerow(row)
    return path


def archive(path: Path, *files: Path) -> Path:
    """An archive of files."""
    with zipfile.ZipFile(path, "w") as packed:
        for file in files:
            packed.write(file, file.name)
    return path


def book(path: Path) -> Path:
    """A workbook with a sheet of notes and a sheet of orders of an unknown shop."""
    made = Workbook()
    notes = made.active
    notes.title = "メモ"
    notes.append(["これは", "覚え書きです"])
    orders = made.create_sheet("注文")
    for line in (HEADER, FIRST, SECOND):
        orders.append(line.split(","))
    made.save(path)
    made.close()
    return path


def drop(page, *paths: Path):
    """Drop files on the page and return the dialog that opens, if any."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    event = QDropEvent(
        QPointF(20, 20),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    page.drop.dropEvent(event)
    assert event.isAccepted()
    return page.importer.dialog


def press(window, name: str) -> None:
    """Press a button that is in view."""
    button = window.findChild(QPushButton, name)
    assert button.isVisibleTo(window), name
    assert button.isEnabled(), name
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def use_columns(mapper) -> None:
    """Read by the columns as they are told; prices are of one piece unless it was said."""
    prices = mapper.options.prices
    if prices.isVisibleTo(mapper) and prices.chosen_price_of() is None:
        prices.price_of[PriceOf.UNIT].click()
    press(mapper, "map_use")


def numbers_of(session) -> list[str]:
    """The order numbers of the case."""
    return [order.text("order.number") for order in session.case.orders]
