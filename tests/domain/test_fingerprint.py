from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from wizard.domain.case import Answer, AnswerState, Case, LineItem, Note, Order, Source, SourceKind
from wizard.domain.fingerprint import fingerprint, printed_items
from wizard.formdefs.loader import load_form

ROOT = Path(__file__).resolve().parents[2]
LATER = datetime(2026, 8, 21, 10, 15, tzinfo=timezone(timedelta(hours=9)))


@pytest.fixture(scope="module")
def real_form():
    return load_form(ROOT / "forms", ROOT / "resources")


def an_order(number="1001", name="見本の腕時計"):
    line = LineItem("l", {"order.items[].name": Answer(name)})
    return Order("o", {"order.number": Answer(number)}, (line,))


def a_case(**more):
    answers = {"shop.name": Answer("架空堂"), "company.name": Answer("架空商店")}
    notes = (Note("n", {"note.said": Answer("話")}),)
    return Case(**{"answers": answers, "orders": (an_order(),), "notes": notes, **more})


def test_it_is_the_same_for_the_same_content(real_form):
    mixed = {"company.name": Answer("架空商店"), "shop.name": Answer("架空堂")}
    elsewhere = Answer("架空堂", source=Source(SourceKind.ORDER_FILE, "x"), changed_at=LATER)
    marked = a_case(answers={**mixed, "shop.name": elsewhere}, marks={"page": "egov"})
    assert fingerprint(real_form, marked) == fingerprint(real_form, a_case())


@pytest.mark.parametrize(
    "other",
    [
        {"answers": {"company.name": Answer("架空堂"), "shop.name": Answer("架空商店")}},
        {"answers": {"shop.name": Answer("架空堂")}},
        {
            "answers": {
                "company.name": Answer("架空商店"),
                "shop.name": Answer("架空堂", AnswerState.CHECKING),
            }
        },
        {"orders": ()},
        {"orders": (an_order("1002"),)},
        {"orders": (an_order(name="見本の鞄"),)},
        {"orders": (an_order(), replace(an_order("1002"), key="p"))},
        {"orders": (replace(an_order("1002"), key="p"), an_order())},
    ],
)
def test_it_differs_when_the_paper_would(real_form, other):
    assert fingerprint(real_form, a_case(**other)) != fingerprint(real_form, a_case())


def test_the_order_of_orders_counts(real_form):
    one, two = an_order(), replace(an_order("1002"), key="p")
    first, second = a_case(orders=(one, two)), a_case(orders=(two, one))
    assert fingerprint(real_form, first) != fingerprint(real_form, second)


def test_notes_count_only_when_they_are_printed(real_form):
    silent = a_case(notes=())
    assert fingerprint(real_form, silent) == fingerprint(real_form, a_case())
    with_notes = fingerprint(real_form, a_case(), with_notes=True)
    assert fingerprint(real_form, silent, with_notes=True) != with_notes


def test_what_is_for_egov_alone_does_not_count(real_form):
    written = a_case()
    written.answers["report.content"] = Answer("自動で書かれた文章")
    assert fingerprint(real_form, written) == fingerprint(real_form, a_case())
    assert "report.content" not in printed_items(real_form)
    assert {"company.name", "order.buyer.name", "note.said"} <= printed_items(real_form)
