"""Invented cases, and what the tests of the case file share."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path

from wizard.domain.case import Answer, AnswerState, Case, LineItem, Note, Order, Source, SourceKind

JAPAN = timezone(timedelta(hours=9))
NOW = datetime(2026, 11, 21, 21, 4, 5, tzinfo=JAPAN)
NOBODY = 65534


def typed(text: str) -> Answer:
    return Answer(text, changed_at=NOW)


def taken_over(text: str, original: str = "") -> Answer:
    source = Source(SourceKind.ORDER_FILE, "注文 2026.csv の 2行目")
    return Answer(text, source=source, changed_at=NOW, original=original)


def order(key: str, lines: int = 2) -> Order:
    answers = {
        "order.number": taken_over(f"10{key}"),
        "order.purchased_at": taken_over("2026-08-01T22:14:05+09:00", "2026-08-01T13:14:05Z"),
        "order.access.ip": Answer("", AnswerState.CHECKING, changed_at=NOW),
        "order.access.port": Answer(
            "443", AnswerState.UNAVAILABLE, "架空カート株式会社", changed_at=NOW
        ),
    }
    return Order(key, answers, tuple(line(f"{key}-{n}") for n in range(lines)))


def line(key: str) -> LineItem:
    return LineItem(
        key, {"order.items[].name": typed("見本の腕時計"), "order.items[].quantity": typed("2")}
    )


def note(key: str) -> Note:
    return Note(key, {"note.said": typed("後日、\n来署の予定。　全角の空白も残す")})


def invented_case(orders: int = 3) -> Case:
    return Case(
        answers={
            "company.name": typed("株式会社架空商店"),
            "shop.name": Answer("架空堂", source=Source(SourceKind.LAST_CASE)),
            "incident.reason": typed("𠮷野葛\U000e0100 と 髙橋\n「高額」🙂"),
            "case.notes": Answer("", AnswerState.NO_RECORD, changed_at=NOW),
        },
        orders=tuple(order(f"k{number}") for number in range(orders)),
        notes=(note("n0"), note("n1")),
        marks={"page": "orders", "seen:shop": "1"},
        number="T-20261121-ABCD",
    )


def same(one: Case, other: Case) -> bool:
    """Compare everything that a case file keeps."""
    return (
        one.number == other.number
        and one.answers == other.answers
        and one.orders == other.orders
        and one.notes == other.notes
        and one.marks == other.marks
    )


@contextlib.contextmanager
def as_somebody() -> Iterator[None]:
    """Work without root's rights, to whom no file is read-only."""
    if os.name == "nt" or os.geteuid() != 0:
        yield
        return
    os.setegid(NOBODY)
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)
        os.setegid(0)


def give_to_somebody(*paths: Path) -> None:
    if os.name != "nt" and os.geteuid() == 0:
        for path in paths:
            os.chown(path, NOBODY, NOBODY)


@contextlib.contextmanager
def plain_sqlite(path: Path) -> Iterator[sqlite3.Connection]:
    """Open a file with another SQLite library than the program's."""
    connection = sqlite3.connect(path)
    try:
        yield connection
        connection.commit()
    finally:
        connection.close()
