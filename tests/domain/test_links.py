"""Orders that have something in common stand in one group, with what they share."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain import making
from wizard.domain.case import Answer, AnswerState, Order
from wizard.domain.insight import InsightFinder
from wizard.domain.link_words import label, named, order_names, sentence
from wizard.domain.links import LinkFinder, LinkGroup, find_links
from wizard.formdefs.flag_defs import read_flag_rules
from wizard.formdefs.loader import load_form

ROOT = Path(__file__).resolve().parents[2]
FORM = load_form(ROOT / "forms")
AGENT = "Mozilla/5.0 (Windows NT 10.0; Win64; x64)"


def order(key: str, number: str = "", **values: str) -> Order:
    return making.order(key, number, lines=0, **values)


def groups(*orders: Order) -> tuple[LinkGroup, ...]:
    return find_links(FORM, orders)


def kinds(group: LinkGroup) -> list[str]:
    return [shared.kind.id for shared in group.shared]


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        (
            "address",
            {"recipient__address": "東京都架空町1-2"},
            {"buyer__address": "架空町１丁目２"},
        ),
        ("phone", {"buyer__phone": "090-0000-0001"}, {"recipient__phone": "09000000001"}),
        ("email", {"buyer__email": "A@example.com"}, {"buyer__email": "a@example.com"}),
        ("ip", {"access__ip": "2001:db8::1"}, {"access__ip": "2001:DB8:0::1"}),
        ("recipient", {"recipient__name": "架空 太郎"}, {"recipient__name": "架空太郎様"}),
    ],
)
def test_each_kind_links_and_is_told(kind: str, one: dict[str, str], other: dict[str, str]) -> None:
    (group,) = groups(
        order("a", "1", **one), order("b", "2", buyer__name="x"), order("c", "3", **other)
    )
    assert group.orders == ("a", "c")
    assert kinds(group) == [kind]
    assert group.shared[0].value == next(iter(one.values()))


def test_a_browser_alone_links_nobody_but_is_told_of_linked_orders() -> None:
    a = order("a", access__user_agent=AGENT, access__ip="203.0.113.1")
    b = order("b", access__user_agent=AGENT)
    c = order("c", access__user_agent=AGENT, access__ip="203.0.113.1")
    assert groups(a, b) == ()
    (group,) = groups(a, b, c)
    assert group.orders == ("a", "c")
    assert kinds(group) == ["ip", "user_agent"]
    assert group.shared[1].orders == ("a", "c")


def test_whether_a_kind_links_alone_is_data() -> None:
    rules = replace(FORM.links, kinds=tuple(replace(k, alone=True) for k in FORM.links.kinds))
    both = (order("a", access__user_agent=AGENT), order("b", access__user_agent=AGENT))
    assert len(LinkFinder(rules).groups(both)) == 1


def test_a_chain_is_one_group_and_says_who_shares_what() -> None:
    (group,) = groups(
        order("a", "1", buyer__phone="03-0000-0001"),
        order("b", "2", buyer__phone="03-0000-0001", access__ip="203.0.113.1"),
        order("c", "3", access__ip="203.0.113.1"),
    )
    assert [(s.kind.id, s.orders) for s in group.shared] == [
        ("phone", ("a", "b")),
        ("ip", ("b", "c")),
    ]
    assert group.by_all() == ()


@pytest.mark.parametrize("value", ["", "同上", " なし ", "不明", "東京都", "千代田区架空町"])
def test_what_stands_for_no_value_links_nobody(value: str) -> None:
    assert (
        groups(
            *(
                order(k, recipient__address=value, recipient__name=value[:2] and "同上")
                for k in "ab"
            )
        )
        == ()
    )


@pytest.mark.parametrize(
    "same",
    [
        {"buyer__phone": "090-0000-0000"},
        {"buyer__phone": "０８０１２３４５６７８"},
        {"buyer__email": "noreply@example.com"},
        {"buyer__email": "No-Reply@example.com"},
    ],
)
def test_what_is_nobodys_own_links_nobody(same: dict[str, str]) -> None:
    assert groups(order("a", **same), order("b", **same)) == ()
    near = {"buyer__phone": "090-0000-0002", "buyer__email": "noreplying@example.com"}
    assert len(groups(order("a", **near), order("b", **near))[0].shared) == 2


def test_an_address_on_the_internet_is_told_with_care() -> None:
    """Many customers of a carrier share one."""
    by_ip = groups(order("a", access__ip="203.0.113.1"), order("b", access__ip="203.0.113.1"))
    by_phone = groups(*(order(k, buyer__phone="03-0000-0001") for k in "ab"))
    names = {"a": "1", "b": "2"}
    assert sentence(by_ip[0], names).endswith("別の人も同じIPアドレスになります。")
    assert "別の人" not in sentence(by_phone[0], names)


def test_states_and_proxies_link_nobody() -> None:
    state = {"order.access.ip": Answer("203.0.113.1", AnswerState.NO_RECORD)}
    assert groups(Order("a", state), Order("b", state)) == ()
    assert groups(order("a", access__ip="10.0.0.1"), order("b", access__ip="10.0.0.1")) == ()
    assert groups(order("a", buyer__phone="03-0000-0001", recipient__phone="03-0000-0001")) == ()


def test_an_address_without_prefecture_joins_only_where_there_is_one_like_it() -> None:
    tokyo = order("a", recipient__address="東京都府中市1-2")
    bare = order("b", recipient__address="府中市1-2")
    hiroshima = order("c", recipient__address="広島県府中市1-2")
    assert groups(tokyo, bare)[0].orders == ("a", "b")
    assert groups(tokyo, bare, hiroshima) == ()


def test_sentences_name_orders_but_no_person_and_no_address() -> None:
    orders = (
        order(
            "a",
            "1024",
            recipient__address="架空町1-2",
            recipient__name="架空太郎",
            access__ip="203.0.113.1",
        ),
        order(
            "b",
            "",
            recipient__address="架空町1丁目2",
            recipient__name="架空太郎",
            buyer__address="架空町1-2",
        ),
        order(
            "c",
            "1031",
            recipient__address="架空町1-2",
            recipient__name="架空太郎",
            access__ip="203.0.113.1",
        ),
    )
    (group,) = groups(*orders)
    names = order_names(orders)
    assert sentence(group, names) == (
        "注文番号 1024、2件目の注文、1031 の3件は、発注者・配送先の住所、配送先の氏名が同じです。"
        "一部の注文では、アクセス元IPアドレスも同じです。"
        "携帯回線などでは、別の人も同じIPアドレスになります。"
    )
    assert [label(shared) for shared in group.shared][-1] == "アクセス元IPアドレス"
    assert named(["a", "b", "c"], names, 2) == "1024、2件目の注文、ほか1件"


# --- against the plain way of doing it ---------------------------------------------------------------

value = st.sampled_from(["", "架空町1-2", "架空町1丁目2", "架空町3", "東京都架空町3", "同上"])
some = st.fixed_dictionaries(
    {
        "buyer__address": value,
        "recipient__address": value,
        "access__ip": st.sampled_from(["", "203.0.113.1", "203.0.113.2", "203.0.113.3"]),
        "access__user_agent": st.sampled_from(["", "x", "y"]),
    }
)


@given(st.lists(some, max_size=9))
def test_groups_are_the_connected_orders(values: list[dict[str, str]]) -> None:
    orders = [order(str(n), **each) for n, each in enumerate(values)]

    def keys(each: dict[str, str]) -> set[str]:
        same = {"架空町1丁目2": "架空町1-2", "東京都架空町3": "架空町3", "同上": ""}
        found = {same.get(each[a], each[a]) for a in ("buyer__address", "recipient__address")}
        return (found | {each["access__ip"]}) - {""}

    group = list(range(len(values)))
    for i, one in enumerate(values):
        for j, other in enumerate(values):
            if keys(one) & keys(other):
                low, high = sorted((group[i], group[j]))
                group = [low if g == high else g for g in group]
    wanted = [[str(n) for n, g in enumerate(group) if g == top] for top in sorted(set(group))]
    found = find_links(FORM, orders)
    assert [list(each.orders) for each in found] == [each for each in wanted if len(each) > 1]
    for each in found:
        for shared in each.shared:
            assert len(shared.orders) > 1
            assert set(shared.orders) <= set(each.orders)
            assert set(shared.orders) == {key for item in shared.by_item for key in item}


@given(st.lists(st.lists(some, max_size=6), min_size=1, max_size=4))
def test_a_finder_that_remembers_finds_what_a_fresh_one_finds(
    cases: list[list[dict[str, str]]],
) -> None:
    finder = LinkFinder(FORM.links)
    for values in cases:
        orders = [order(str(n), **each) for n, each in enumerate(values)]
        assert finder.groups(orders) == find_links(FORM, orders)
        assert finder.groups(orders) is finder.groups(orders)


def test_insight_comes_back_until_an_order_changes_and_stops_when_asked() -> None:
    finder = InsightFinder(FORM.links, read_flag_rules(ROOT / "resources"))
    orders = (
        order("a", recipient__address="架空町1-2"),
        order("b", recipient__address="架空町1-2"),
    )
    first = finder.look(orders)
    assert len(first.groups) == 1
    assert [flag.id for flag in first.flags] == ["same_address"]
    assert finder.look(list(orders)) is first
    other = (orders[0], order("b", recipient__address="架空町9"))
    assert finder.look(other, lambda: True) is first
    assert finder.look(other).groups == ()
