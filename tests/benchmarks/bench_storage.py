"""Saving one field through the case file, against a raw write of 4 KB with fsync."""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from itertools import count
from pathlib import Path

import apsw

from tests.benchmarks.harness import Claim, main, medians, ratio, scratch
from wizard.domain.case import Answer, Case, LineItem, Order, Place
from wizard.domain.changes import SetAnswer
from wizard.storage.casefile import CaseFile, create

NOW = datetime(2026, 11, 21, 21, 4, 5, tzinfo=timezone(timedelta(hours=9)))
MEGABYTE = 1024 * 1024
FILLER_MB = 500
ROUNDS = 150


def claims() -> list[Claim]:
    """Measure one save in a small case, in one with 500 MB inside and in one of 10,000 orders."""
    with scratch() as folder:
        raw = os.open(folder / "raw", os.O_RDWR | os.O_CREAT, 0o600)
        small = new_case(folder / "small.tsuho")
        filled = new_case(folder / "filled.tsuho")
        fill(filled)
        many = new_case(folder / "many.tsuho", orders=10_000)
        many_order = Place("order.buyer.name", "k5000")
        try:
            found = medians(
                {
                    "raw": raw_write(raw),
                    "small": saving(small, Place("company.address")),
                    "filled": saving(filled, Place("company.address")),
                    "many": saving(many, many_order),
                },
                rounds=ROUNDS,
            )
        finally:
            os.close(raw)
            for file in (small, filled, many):
                file.close()
    return [
        ratio("one field saved / raw 4 KB write + fsync", found["small"], found["raw"], limit=12.0),
        ratio(
            f"the same with {FILLER_MB} MB inside / without",
            found["filled"],
            found["small"],
            limit=1.3,
        ),
        ratio(
            "the same among 10,000 orders / in a small case",
            found["many"],
            found["small"],
            limit=1.3,
        ),
    ]


def raw_write(handle: int) -> Callable[[], None]:
    """Return the floor: 4 KB written over and made durable."""
    block = random.Random(1).randbytes(4096)

    def write() -> None:
        os.lseek(handle, 0, os.SEEK_SET)
        os.write(handle, block)
        os.fsync(handle)

    return write


def saving(file: CaseFile, place: Place) -> Callable[[], None]:
    """Return one save of one field, as the window's saver does it."""
    numbers = count()
    file.read()

    def save() -> None:
        answer = Answer(f"東京都千代田区架空町一丁目2-{next(numbers)}", changed_at=NOW)
        file.apply([SetAnswer(place, None, answer)])

    return save


def new_case(path: Path, orders: int = 3) -> CaseFile:
    """Return an open case of the usual size."""
    answers = {f"item.{n}": Answer(f"答え {n}", changed_at=NOW) for n in range(40)}
    case = Case(answers, tuple(new_order(number) for number in range(orders)))
    return create(path, case, lock_dir=path.parent / "locks")


def new_order(number: int) -> Order:
    """Return an order with as many answers as a real one."""
    answers = {f"order.item{n}": Answer(f"値 {number}-{n}", changed_at=NOW) for n in range(20)}
    line = LineItem("l", {"order.items[].name": Answer("見本の腕時計", changed_at=NOW)})
    return Order(f"k{number}", answers, (line,))


def fill(file: CaseFile) -> None:
    """Put large files into the case, as evidence will be."""
    connection = apsw.Connection(str(file.path))
    connection.execute("CREATE TABLE filler (id INTEGER PRIMARY KEY, content BLOB)")
    chance = random.Random(2)
    for _ in range(FILLER_MB // 10):
        connection.execute(
            "INSERT INTO filler (content) VALUES (?)", (chance.randbytes(10 * MEGABYTE),)
        )
    connection.close()


if __name__ == "__main__":
    raise SystemExit(main(claims))
