"""A process that writes the 申出書 of an invented case; measured by `bench_statement`.

python -m tests.benchmarks.statement_process COUNT FILE NAME [FILE-FOR-SECONDS]
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from time import process_time

from wizard.domain.case import Answer, Case, LineItem, Order
from wizard.formdefs.loader import load_form
from wizard.output.statement import write_statement

FONTS = Path("resources") / "fonts"


def run(arguments: Sequence[str]) -> int:
    """Write it, and the seconds of processor time that the writing itself took."""
    count, to, name = int(arguments[0]), Path(arguments[1]), arguments[2]
    form = load_form(Path("forms"))
    company = {"company.name": Answer("株式会社架空商店"), "applicant.name": Answer("髙見﨑子")}
    orders = tuple(order(number, name) for number in range(count))
    case = Case(company, orders, number="T-20260825-AAAA")
    start = process_time()
    write_statement(form, case, to, fonts_dir=FONTS, made_on=date(2026, 8, 25))
    if len(arguments) > 3:
        Path(arguments[3]).write_text(str(process_time() - start), encoding="ascii")
    return 0


def order(number: int, name: str) -> Order:
    """Return an order whose every item is answered, with one or two lines."""
    n = number
    at = f"2026-08-{n % 28 + 1:02}T{n % 24:02}:{n % 60:02}:{n * 7 % 60:02}+09:00"
    agent = f"AppleWebKit/537.36 (KHTML, like Gecko) Chrome/{n % 140}.0.0.0 Safari/537.36"
    texts = {
        "number": f"{100000 + n}",
        "platform": "EC-CUBE 4",
        "purchased_at": at,
        "buyer.postal_code": f"1{n % 100:02}-{n % 10000:04}",
        "buyer.address": f"東京都千代田区架空町{n % 40}丁目{n % 30}-{n % 17}　見本ビル{n % 12}階",
        "buyer.name": f"{name}{n % 977}",
        "buyer.phone": f"090-{n % 10000:04}-0000",
        "buyer.email": f"u{n}@example.com",
        "recipient.postal_code": "530-0000",
        "recipient.address": f"大阪府大阪市北区架空町{n % 99}-8-7　見本荘{n % 500}号室",
        "recipient.name": f"見本次郎{n % 431}",
        "recipient.phone": f"06-0000-{n % 10000:04}",
        "carrier": "架空運輸",
        "tracking_number": f"0000-{n % 10000:04}-0001",
        "access.ip": f"203.0.113.{n % 256}",
        "access.port": str(40000 + n % 20000),
        "access.at": at,
        "access.user_agent": f"Mozilla/5.0 (Windows NT 10.0; Win64; x64) {agent}",
        "access.language": "ja-JP",
        "access.destination_ip": "203.0.113.10",
        "unauthorized_access": "無",
        "operation_log": "有",
    }
    lines = tuple(
        LineItem(
            f"l{line}",
            {
                "order.items[].name": Answer(f"見本の腕時計（銀）第{n * 3 + line}型"),
                "order.items[].quantity": Answer(str(line + 1)),
                "order.items[].unit_price": Answer(str(19800 + n % 1000)),
            },
        )
        for line in range(1 + n % 2)
    )
    return Order(f"k{n}", {f"order.{key}": Answer(text) for key, text in texts.items()}, lines)


if __name__ == "__main__":
    raise SystemExit(run(sys.argv[1:]))
