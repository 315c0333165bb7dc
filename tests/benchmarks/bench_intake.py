"""Reading an order file of 200,000 rows, against decoding it and running the csv module over it.

The files are written as the platforms write them, with every usual column filled.
"""

from __future__ import annotations

import csv
import io
import itertools
import tracemalloc
from collections.abc import Sequence
from datetime import datetime, timedelta, timezone
from pathlib import Path

from tests.benchmarks.harness import ROOT, Claim, against, main, scratch
from wizard.domain.order_layout import OrderLayout
from wizard.formdefs.loader import load_form
from wizard.formdefs.order_layouts import load_order_layouts
from wizard.intake.order_export import read_orders

ROWS = 200_000
LIMIT = 4.0
MEMORY_LIMIT = 6.0  # times the size of the file
SAMPLES = ROOT / "tests" / "data" / "orders"
NOW = datetime(2026, 8, 20, 9, 0, tzinfo=timezone(timedelta(hours=9)))
# Columns that a platform always fills and the samples leave out.
SHOPIFY_MORE = {
    "Fulfillment Status": "unfulfilled",
    "Accepts Marketing": "no",
    "Discount Amount": "0",
    "Lineitem compare at price": "45000",
    "Lineitem sku": "WATCH-01",
    "Lineitem requires shipping": "true",
    "Lineitem taxable": "true",
    "Lineitem fulfillment status": "pending",
    "Shipping Street": "見本町4-5",
    "Payment Reference": "r0000000000000000000000000",
    "Refunded Amount": "0",
    "Outstanding Balance": "0",
    "Vendor": "見本商店",
    "Risk Level": "Low",
    "Source": "web",
    "Lineitem discount": "0",
    "Tax 1 Name": "CT 10%",
    "Tax 1 Value": "4145",
    "Payment ID": "r0000000000000000000000000",
    "Payment References": "r0000000000000000000000000",
}


def write_shopify(folder: Path) -> Path:
    """Write one-line orders: 200,000 rows of UTF-8."""
    rows = _rows("shopify_jp.csv", "utf-8")
    header, first = rows[0], rows[1]
    for name, text in SHOPIFY_MORE.items():
        first[header.index(name)] = text
    found = [header]
    for number in range(ROWS):
        first[0] = f"#{number + 1001}"
        found.append(list(first))
    return _write(folder / "shopify.csv", found, "utf-8")


def write_eccube(folder: Path) -> Path:
    """Write orders of one product row and one 送料 row: 200,000 rows of CP932."""
    header, goods, postage = _rows("eccube4.3_juchu.csv", "cp932")
    found = [header]
    for number in range(ROWS // 2):
        for row in (goods, postage):
            row[0] = row[1] = str(number + 1)
            found.append(list(row))
    return _write(folder / "eccube.csv", found, "cp932")


def _rows(sample: str, encoding: str) -> list[list[str]]:
    with (SAMPLES / sample).open(encoding=encoding, newline="") as file:
        return list(csv.reader(file))


def _write(path: Path, rows: Sequence[Sequence[str]], encoding: str) -> Path:
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)
    return path


def claims() -> list[Claim]:
    """Measure both platforms."""
    form = load_form(ROOT / "forms")
    layouts = load_order_layouts(ROOT / "resources" / "order_exports", form)
    found: list[Claim] = []
    with scratch() as folder:
        for title, write, encoding in (
            ("Shopify", write_shopify, "utf-8"),
            ("EC-CUBE 4", write_eccube, "cp932"),
        ):
            path = write(folder)
            found += [_claim(title, path, encoding, layouts), _memory(title, path, layouts)]
            path.unlink()
    return found


def _claim(title: str, path: Path, encoding: str, layouts: Sequence[OrderLayout]) -> Claim:
    def read() -> int:
        return _read(path, layouts)

    def floor() -> int:
        text = path.read_bytes().decode(encoding)
        return sum(1 for _ in csv.reader(io.StringIO(text, newline="")))

    name = f"reading 200,000 rows of {title} / decode + csv.reader"
    return against(name, read, floor, limit=LIMIT, rounds=3, warm_up=1)


def _memory(title: str, path: Path, layouts: Sequence[OrderLayout]) -> Claim:
    """Measure the most memory that reading holds, over the size of the file."""
    tracemalloc.start()
    try:
        _read(path, layouts)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    size = path.stat().st_size
    note = f"{peak / 1e6:.0f} MB / {size / 1e6:.0f} MB"
    name = f"memory of reading 200,000 rows of {title} / the file"
    return Claim(name, peak / size, MEMORY_LIMIT, note)


def _read(path: Path, layouts: Sequence[OrderLayout]) -> int:
    keys = itertools.count()
    return len(read_orders(path, layouts, new_key=lambda: str(next(keys)), now=NOW).orders)


if __name__ == "__main__":
    raise SystemExit(main(claims))
