"""Suggestions for 不正利用と判断した理由: counted from the orders, facts only."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain import making
from tests.domain.making import line
from wizard import texts
from wizard.domain.case import Order
from wizard.domain.flag_rules import ForwardingWord, RedFlag
from wizard.domain.item_types import JAPAN
from wizard.domain.links import find_links
from wizard.domain.red_flag_counts import bursts
from wizard.domain.red_flags import find_flags
from wizard.formdefs.flag_defs import read_flag_rules
from wizard.formdefs.loader import load_form

ROOT = Path(__file__).resolve().parents[2]
FORM = load_form(ROOT / "forms")
RULES = read_flag_rules(ROOT / "resources")
ADDRESS = "大阪府大阪市北区架空町9-8-7"


def order(key: str, number: str = "", **values: str) -> Order:
    return making.order(key, number, lines=0, **values)


def flags(*orders: Order) -> dict[str, RedFlag]:
    found = find_flags(orders, find_links(FORM, orders), RULES)
    assert len({flag.id for flag in found}) == len(found)
    return {flag.id: flag for flag in found}


def test_one_quiet_order_gives_none() -> None:
    quiet = order("a", "1", purchased_at="2026-08-01T12:00:00+09:00", buyer__name="架空太郎")
    assert flags() == {}
    assert flags(quiet) == {}


def test_several_names_at_one_address() -> None:
    found = flags(
        order("a", "1024", recipient__address=ADDRESS, buyer__name="架空太郎"),
        order("b", "1025", recipient__address=ADDRESS + "号", buyer__name="見本花子"),
    )["same_address"]
    assert (
        found.sentence
        == "名前の異なる2件の注文が、同じ住所を配送先にしています（注文番号 1024、1025）。"
    )
    assert found.orders == ("a", "b")
    assert ADDRESS in found.evidence[0]


def test_one_name_at_one_address_is_said_without_other_names() -> None:
    same = [order(k, k, recipient__address=ADDRESS, buyer__name="架空太郎") for k in "ab"]
    assert flags(*same)["same_address"].sentence.startswith("2件の注文が")


def test_names_that_partly_differ_are_said_so() -> None:
    names = {"a": "架空太郎", "b": "架空 太郎", "c": "見本花子"}
    orders = [order(k, k, recipient__address=ADDRESS, buyer__name=names[k]) for k in names]
    found = flags(*orders)["same_address"].sentence
    assert found.startswith("名前の異なる注文を含む3件の注文が、")
    nameless = [order(k, k, recipient__address=ADDRESS, buyer__name=n) for k, n in
                (("a", "架空太郎"), ("b", "見本花子"), ("c", ""))]  # fmt: skip
    assert "名前の異なる注文を含む3件" in flags(*nameless)["same_address"].sentence


def test_two_addresses_are_two_sentences() -> None:
    orders = [
        order(
            f"{place}{n}",
            f"{place}{n}",
            recipient__address=f"架空町{place}",
            buyer__name=f"架空{n}郎",
        )
        for place in (1, 2, 3, 4)
        for n in range(2)
    ]
    found = flags(*orders)["same_address"]
    assert found.sentence.count("名前の異なる2件") == 3
    assert found.sentence.endswith("ほかにも、同じ様子の注文のまとまりが1組あります。")
    assert len(found.orders) == 8


def test_contacts_count_only_between_different_names() -> None:
    def two(second: str) -> dict[str, RedFlag]:
        return flags(
            order(
                "a",
                "1",
                buyer__phone="03-0000-0001",
                buyer__email="x@example.com",
                buyer__name="架空太郎",
            ),
            order(
                "b",
                "2",
                buyer__phone="0300000001",
                buyer__email="X@example.com",
                buyer__name=second,
            ),
        )

    assert "same_contact" not in two("架空　太郎")
    assert two("見本花子")["same_contact"].sentence.count("名前の異なる2件") == 1


def test_one_ip_address_and_where_it_is_is_not_guessed() -> None:
    found = flags(*(order(k, k, access__ip="203.0.113.1", buyer__name=f"架空{k}郎") for k in "ab"))
    assert list(found) == ["same_ip"]
    assert found["same_ip"].sentence.splitlines() == [
        "名前の異なる2件の注文が、同じIPアドレスから行われています（注文番号 a、b）。",
        "携帯回線などでは、別の人も同じIPアドレスになります。",
    ]
    assert flags(order("a", access__ip="203.0.113.1")) == {}


@pytest.mark.parametrize("where", ["recipient__address", "recipient__name"])
def test_words_of_forwarding_services_are_said_as_unconfirmed(where: str) -> None:
    found = flags(order("a", "1", **{where: "見本町1 ＴＥＮＳＯ 内 TS00"}))["forwarding"]
    assert not found.confirmed
    assert "「tenso」" in found.sentence
    assert "未確認" in found.sentence
    assert "未確認" in found.evidence[0]
    assert flags(order("a", "1", buyer__address="転送 1")) == {}


def test_each_word_is_said_of_its_own_orders() -> None:
    words = {"a": "転送", "b": "気付", "c": "転送"}
    orders = [order(k, k, recipient__address=f"架空町1 {word}") for k, word in words.items()]
    said = flags(*orders)["forwarding"].sentence.splitlines()
    assert said == [
        "届け先に「転送」とあり、転送サービスの可能性があります（未確認、注文番号 a、c）。",
        "届け先に「気付」とあり、転送サービスの可能性があります（未確認、注文番号 b）。",
    ]


def test_a_confirmed_word_is_said_without_doubt() -> None:
    rules = replace(RULES, forwarding=(ForwardingWord("見本転送", "", True),))
    (found,) = find_flags([order("a", "1", recipient__name="見本転送")], (), rules)
    assert found.confirmed
    assert "可能性" not in found.sentence


def test_another_recipient_is_said_when_name_and_address_differ() -> None:
    values = {"buyer__name": "架空太郎", "buyer__address": "架空町1-2"}
    differ = {"recipient__name": "見本次郎", "recipient__address": ADDRESS}
    assert "different_place" in flags(order("a", "1", **values, **differ))
    assert flags(order("a", "1", **values, recipient__name="見本次郎")) == {}
    same = {"recipient__name": "架空　太郎", "recipient__address": ADDRESS}
    assert flags(order("a", "1", **values, **same)) == {}
    longer = {"recipient__name": "見本次郎", "recipient__address": "架空町1-23"}
    assert "different_place" in flags(order("a", "1", **values, **longer))
    room = {"recipient__name": "見本次郎", "recipient__address": "架空町1-2 見本荘34"}
    assert flags(order("a", "1", **values, **room)) == {}
    prefecture = {"recipient__name": "見本次郎", "recipient__address": "東京都架空町１丁目２"}
    assert flags(order("a", "1", **values, **prefecture)) == {}


def test_high_amounts_many_pieces_and_where_they_begin() -> None:
    def of(quantity: int, price: int) -> dict[str, RedFlag]:
        return flags(Order("a", {}, (line("l", "見本の腕時計", str(quantity), str(price)),)))

    assert list(of(1, RULES.high_yen)) == ["high_amount"]
    assert of(1, RULES.high_yen - 1) == {}
    assert list(of(RULES.item_pieces, 1)) == ["same_item"]
    assert of(RULES.item_pieces - 1, 1) == {}
    assert "3点" in of(3, 1)["same_item"].sentence


def test_pieces_are_summed_over_orders() -> None:
    orders = [
        Order(k, {}, (line(k, name, "2", "1"),))
        for k, name in (("a", "時計　銀"), ("b", "時計 銀"))
    ]
    assert flags(*orders)["same_item"].orders == ("a", "b")


@pytest.mark.parametrize(
    ("clock", "night"),
    [("00:00:00", True), ("04:59:59", True), ("05:00:00", False), ("23:59:59", False)],
)
def test_the_night_is_japans_and_data(clock: str, night: bool) -> None:
    assert ("night" in flags(order("a", "1", purchased_at=f"2026-08-01T{clock}+09:00"))) is night
    late = replace(RULES, night_from=22, night_to=5)
    assert late.is_night(23)
    assert late.is_night(4)
    assert not late.is_night(12)


def test_evidence_names_ten_orders_and_counts_the_others() -> None:
    def at(count: int) -> dict[str, RedFlag]:
        return flags(
            *(
                order(f"k{n}", str(n), purchased_at=f"2026-08-{n + 1:02}T02:00:00+09:00")
                for n in range(count)
            )
        )

    assert len(at(10)["night"].evidence) == 10
    assert len(at(13)["night"].orders) == 13
    assert at(13)["night"].evidence[10:] == ("ほか3件",)


def test_orders_that_follow_each_other_closely() -> None:
    def at(*times: str) -> dict[str, RedFlag]:
        return flags(*(order(t, t, purchased_at=f"2026-08-01T{t}:00+09:00") for t in times))

    assert at("12:00", "12:30")["short_time"].orders == ("12:00", "12:30")
    assert at("12:00", "12:31") == {}
    assert at("12:00", "12:31", "12:40")["short_time"].orders == ("12:31", "12:40")


def test_each_run_is_a_sentence_with_its_day() -> None:
    times = {
        "a": "2026-08-01T12:00:00+09:00",
        "b": "2026-08-01T12:10:05+09:00",
        "c": "2026-08-05T23:50:00+09:00",
        "d": "2026/8/6 0:10",
        "e": "2026/8/9 9:00",
        "f": "2026/8/9 9:00",
    }
    found = flags(*(order(k, k, purchased_at=at) for k, at in times.items()))["short_time"]
    assert found.sentence.splitlines() == [
        "2026年8月1日 12:00:00から12:10:05までに、続けて行われた注文が2件あります（注文番号 a、b）。",
        (
            "2026年8月5日 23:50:00から2026年8月6日 00:10までに、"
            "続けて行われた注文が2件あります（注文番号 c、d）。"
        ),
        "2026年8月9日 09:00に、続けて行われた注文が2件あります（注文番号 e、f）。",
    ]
    assert found.orders == tuple("abcdef")
    assert "2026年8月5日" in found.evidence[1]


def test_a_time_without_seconds_is_told_without() -> None:
    found = flags(order("a", "1", purchased_at="2026/8/1 0:00"))["night"]
    assert found.evidence == ("1：2026年8月1日 00:00",)
    found = flags(order("a", "1", purchased_at="2026-08-01T00:00:07+09:00"))["night"]
    assert found.evidence == ("1：2026年8月1日 00:00:07",)


@given(st.lists(st.integers(0, 200), max_size=12), st.integers(2, 4))
def test_every_run_is_short_and_no_close_pair_is_missed(minutes: list[int], least: int) -> None:
    begin = datetime(2026, 8, 1, tzinfo=JAPAN)
    times = [(begin + timedelta(minutes=m), str(n)) for n, m in enumerate(minutes)]
    found = bursts(times, 30, least)
    for burst in found:
        assert len(burst.orders) >= least
        assert burst.last - burst.first <= timedelta(minutes=30)
    named = [key for burst in found for key in burst.orders]
    assert len(named) == len(set(named))
    ordered = sorted(m for m in minutes)
    close = any(b - a <= 30 for a, b in zip(ordered, ordered[least - 1 :], strict=False))
    assert bool(found) is close


def test_every_suggestion_names_no_person_and_no_crime() -> None:
    orders = [
        order(
            k, k, purchased_at="2026-08-01T02:00:00+09:00", buyer__name=f"架空{k}郎", buyer__address="架空町1",
            recipient__name="見本次郎", recipient__address=ADDRESS + " 転送", access__ip="203.0.113.1",
            buyer__phone="03-0000-0001",
        )
        for k in "ab"
    ]  # fmt: skip
    rich = [Order(o.key, o.answers, (line(o.key, "見本の腕時計", "3", "99000"),)) for o in orders]
    found = flags(*rich)
    assert len(found) == 9
    for flag in found.values():
        assert flag.label
        assert flag.orders
        for word in ("次郎", "架空a郎", "犯", "詐欺", ADDRESS):
            assert word not in flag.sentence


def test_ids_and_labels_are_those_of_the_chips() -> None:
    chips = {chip.value: chip.label for chip in FORM.item("incident.reason").suggestions}
    own = {"night", "same_item"}
    for flag, label in texts.RedFlags.LABELS.items():
        assert flag in own or chips[flag] == label
