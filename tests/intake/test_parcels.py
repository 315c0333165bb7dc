"""Parcel lists: which order a parcel belongs to, and what it may bring to it."""

from __future__ import annotations

import pytest

from tests.intake.platform_rows import FILES, File
from tests.intake.test_merging import carried_out, order
from tests.intake.test_taking_files import take as take
from wizard.domain.case import Case
from wizard.intake.order_export import merge

B2 = "yamato_b2cloud_95"
SAGAWA = "sagawa_ehiden3_74"
PEOPLE = (
    {"お届け先名": "架空　一郎", "お届け先郵便番号": "1000001", "お届け先電話番号": "0300000001"},
    {"お届け先名": "見本　二郎", "お届け先郵便番号": "5300001", "お届け先電話番号": "0600000002"},
    {"お届け先名": "試験　三郎", "お届け先郵便番号": "8100001", "お届け先電話番号": "0920000003"},
)


def b2(*rows: tuple[str, str, int]) -> bytes:
    """Return a list of parcels: number, tracking number, which of `PEOPLE`."""
    cells = [
        {**FILES[B2].rows[0], "お客様管理番号": number, "伝票番号": tracking, **PEOPLE[who]}
        for number, tracking, who in rows
    ]
    return File("yamato_b2", cells, header=False).data(B2)


def sent(number: str, who: int, platform: str = "Shopify"):
    person = PEOPLE[who]
    return order(
        f"o{number}",
        number,
        platform,
        recipient__name=person["お届け先名"],
        recipient__postal_code=person["お届け先郵便番号"],
    )


THREE = b2(("A-1", "111", 0), ("A-2", "222", 1), ("A-10", "333", 2))


def tracking(case: Case) -> dict[str, str]:
    return {each.text("order.number"): each.text("order.tracking_number") for each in case.orders}


@pytest.mark.parametrize("turned", [False, True])
def test_numbers_that_end_like_parcels_are_orders_of_their_own(read, turned):
    orders = [sent("A-1", 0), sent("A-2", 1), sent("A-10", 2)]
    case = Case(orders=tuple(orders[::-1] if turned else orders))
    file = read(THREE)
    assert len(file.orders) == 3
    plan = merge(case, file.orders, completes=True)
    assert (plan.new, plan.differences, len(plan.filled)) == ((), (), 3)
    assert tracking(carried_out(case, plan.act())) == {"A-1": "111", "A-2": "222", "A-10": "333"}


def test_orders_of_one_person_that_end_like_parcels_stay_apart_too(read):
    case = Case(orders=(sent("A-1", 0), sent("A-2", 0)))
    parcels = read(b2(("A-1", "111", 0), ("A-2", "222", 0))).orders
    carried_out(case, merge(case, parcels, completes=True).act())
    assert tracking(case) == {"A-1": "111", "A-2": "222"}


@pytest.mark.parametrize("stands", [True, False])
def test_parcels_of_one_order_to_one_person_are_kept_together(read, stands):
    case = Case(orders=(sent("A", 0),) if stands else ())
    parcels = read(b2(("A-1", "111", 0), ("A-2", "222", 0), ("A-12", "333", 0))).orders
    carried_out(case, merge(case, parcels, completes=True).act())
    assert tracking(case) == {"A": "111、222、333"}
    again = merge(case, parcels, completes=True)
    assert (len(again.same), again.differences, again.filled) == (3, (), ())


def test_a_parcel_to_somebody_else_is_only_offered_to_the_order_of_its_short_number(read):
    case = Case(orders=(sent("A", 0),))
    plan = merge(case, read(b2(("A-1", "111", 0), ("A-2", "222", 1))).orders, completes=True)
    assert {d.place.item for d in plan.differences} >= {
        "order.tracking_number", "order.recipient.name", "order.recipient.phone",
    }  # fmt: skip
    assert tracking(carried_out(case, plan.act())) == {"A": "111"}


def test_parcels_to_several_people_without_any_order_are_several_orders(read):
    case = Case()
    plan = merge(case, read(THREE).orders, completes=True)
    assert tracking(carried_out(case, plan.act())) == {"A-1": "111", "A-2": "222", "A-10": "333"}


def test_one_number_and_two_recipients_in_a_list_are_two_parcels(read):
    parcels = read(b2(("7", "111", 0), ("7", "222", 1), ("7", "333", 0))).orders
    assert [each.text("order.tracking_number") for each in parcels] == ["111、333", "222"]
    case = Case(orders=(sent("7", 0),))
    plan = merge(case, parcels, completes=True)
    assert tracking(carried_out(case, plan.act())) == {"7": "111、333"}
    assert any(d.new.text == "222" and d.number == "7" for d in plan.differences)


def test_a_parcel_is_found_by_its_whole_number_and_by_its_orders(take):
    assert take(Case(), ("p.csv", THREE), wanted={"A-2"}).new == 1
    case = Case(orders=(sent("A-2", 1),))
    taken = take(case, ("p.csv", THREE), wanted={"A-2"})
    assert tracking(case) == {"A-2": "222"}
    assert taken.orders(case) == tuple(case.orders)
    two = b2(("A-1", "111", 0), ("A-2", "222", 0), ("B-1", "333", 0))
    case = Case()
    take(case, ("p.csv", two), wanted={"A"})
    assert tracking(case) == {"A": "111、222"}


def test_another_parcel_list_does_not_add_to_a_tracking_number_that_stands(read):
    case = Case(orders=(order("a", "A", tracking_number="999"),))
    plan = merge(case, read(b2(("A-1", "111", 0), ("A-2", "222", 0))).orders, completes=True)
    offered = [d.new.text for d in plan.differences if d.place.item == "order.tracking_number"]
    assert offered == ["111", "222"]
    assert tracking(carried_out(case, plan.act())) == {"A": "999"}


def sagawa(second_name: str) -> bytes:
    row = {**FILES[SAGAWA].rows[0], "お届け先名称２": second_name}
    return File("sagawa_ehiden3", [row]).data(SAGAWA)


def test_a_room_number_taken_for_an_order_number_brings_nothing(read):
    """名称２ = 101 is a room of somebody else, and there happens to be an order 101."""
    case = Case(orders=(sent("101", 0),))
    before = dict(case.orders[0].answers)
    plan = merge(case, read(sagawa("101")).orders, completes=True)
    assert (plan.new, plan.filled, plan.act().changes) == ((), (), ())
    assert {d.place.item for d in plan.differences} == {
        "order.tracking_number", "order.carrier", "order.recipient.name",
        "order.recipient.postal_code", "order.recipient.address", "order.recipient.phone",
    }  # fmt: skip
    [held] = [d for d in plan.differences if d.place.item == "order.tracking_number"]
    assert held.is_held
    assert "入れていない" in held.message
    act = plan.act({held.place})
    assert carried_out(case, act).orders[0].text("order.tracking_number") == "0001"
    assert dict(carried_out(case, act.inverse()).orders[0].answers) == before


@pytest.mark.parametrize("item", ["recipient__name", "recipient__postal_code"])
def test_a_parcel_of_which_a_name_or_a_code_agrees_belongs_to_the_order(read, item):
    other = {"recipient__name": "架空商店", "recipient__postal_code": "1000000"}
    agrees = {"recipient__name": "recipient__postal_code"}.get(item, "recipient__name")
    person = {"recipient__name": "髙見﨑子", "recipient__postal_code": "5304002"}
    stands = {item: other[item], agrees: person[agrees]}
    case = Case(orders=(order("a", "101", **stands),))
    plan = merge(case, read(sagawa("101")).orders, completes=True)
    filled = carried_out(case, plan.act()).orders[0]
    assert filled.text("order.tracking_number") == "0001"
    assert filled.text("order.recipient.address") == ""  # of a person who is not quite the same
    assert "order.recipient.address" in {d.place.item for d in plan.differences}


def test_two_lists_that_give_one_parcel_two_tracking_numbers_contradict(read):
    parcels = [*read(b2(("A-1", "111", 0))).orders, *read(b2(("A-1", "222", 0))).orders]
    case = Case(orders=(sent("A", 0),))
    plan = merge(case, parcels, completes=True)
    assert [d.new.text for d in plan.differences] == ["222"]
    assert tracking(carried_out(case, plan.act())) == {"A": "111"}


def test_of_several_values_for_one_place_the_accepted_one_is_taken(read):
    case = Case(orders=(sent("A", 0),))
    parcels = read(b2(("A", "111", 0), ("A", "222", 1), ("A", "333", 2))).orders
    plan = merge(case, parcels, completes=True)
    offered = [d for d in plan.differences if d.place.item == "order.tracking_number"]
    assert [d.new.text for d in offered] == ["222", "333"]
    fills = plan.act().changes
    assert plan.act({offered[0].place}).changes == fills  # the place alone names neither
    assert plan.act({each.choice for each in offered}).changes == fills
    for each in offered:
        changed = Case(orders=(sent("A", 0),))
        assert tracking(carried_out(changed, plan.act({each.choice}))) == {"A": each.new.text}


@pytest.mark.parametrize("title", ["様", " 様", "　殿", "御中", " さま"])
def test_a_title_behind_a_name_makes_no_other_person(read, title):
    titled = {**PEOPLE[0], "お届け先名": PEOPLE[0]["お届け先名"].replace("　", " ") + title}
    rows = [{**FILES[B2].rows[0], **who} for who in (PEOPLE[0], titled)]
    for count, row in enumerate(rows, 1):
        row.update({"お客様管理番号": f"A-{count}", "伝票番号": f"{count}" * 3})
    case = Case(orders=(sent("A", 0),))
    plan = merge(case, read(File("b", rows, header=False).data(B2)).orders, completes=True)
    assert plan.differences == ()
    assert tracking(carried_out(case, plan.act())) == {"A": "111、222"}


@pytest.mark.parametrize(("number", "code"), [("", "1000001"), ("A", "")])
def test_a_parcel_with_a_title_and_hardly_anything_else_belongs_to_the_order(number, code):
    person = {"recipient__name": "架空一郎様", "recipient__postal_code": code}
    case = Case(orders=(sent("A", 0),))
    parcel = order("x", number, "", tracking_number="111", **person)
    plan = merge(case, [parcel], completes=True)
    assert plan.differences == ()
    assert tracking(carried_out(case, plan.act())) == {"A": "111"}


@pytest.mark.parametrize(
    ("stands", "comes", "fills"),
    [
        ("大阪府大阪市北区見本町4丁目5番", "大阪市北区見本町4-5", True),
        ("大阪市北区見本町四丁目５番地", "大阪府大阪市北区見本町4-5", True),
        ("大阪府大阪市北区見本町4丁目5番", "大阪府大阪市北区見本町4-6", False),
        ("大阪府大阪市北区見本町", "京都府大阪市北区見本町", False),
        ("東京都府中市見本町4-5", "大阪府府中市見本町4-5", False),
    ],
)
def test_another_spelling_of_an_address_withholds_no_phone_number(stands, comes, fills):
    person = {"recipient__name": "見本 花子", "recipient__postal_code": "5300001"}
    case = Case(orders=(order("a", "A", recipient__address=stands, **person),))
    more = {"recipient__address": comes, "recipient__phone": "09000000000"}
    plan = merge(case, [order("x", "A", "", **person, **more)], completes=True)
    phone = carried_out(case, plan.act()).orders[0].text("order.recipient.phone")
    assert bool(phone) is fills
    assert case.orders[0].text("order.recipient.address") == stands


def shop_order(who: int, number: str = "A"):
    person = PEOPLE[who]
    more = {
        "recipient__name": person["お届け先名"],
        "recipient__postal_code": person["お届け先郵便番号"],
    }
    return order(f"s{who}", number, "EC-CUBE 4", buyer__name="試験 太郎", **more)


def test_an_order_that_comes_after_its_parcels_finds_the_one_to_its_recipient(read):
    case = Case()
    parcels = read(b2(("A-1", "111", 0), ("A-2", "222", 1))).orders
    carried_out(case, merge(case, parcels, completes=True).act())
    before = tracking(case)
    assert before == {"A-1": "111", "A-2": "222"}
    plan = merge(case, [shop_order(0)])
    assert (plan.new, plan.differences) == ((), ())
    act = plan.act()
    assert tracking(carried_out(case, act)) == {"A": "111", "A-2": "222"}
    assert case.orders[0].text("order.platform") == "EC-CUBE 4"
    assert len(merge(case, [shop_order(0)]).same) == 1
    again = merge(case, parcels, completes=True)
    assert (len(again.same), again.new, again.fills) == (2, (), ())
    assert tracking(carried_out(case, act.inverse())) == before


def test_an_order_takes_no_parcel_of_somebody_else_and_no_number_that_was_typed(read):
    case = Case()
    parcels = read(b2(("A-1", "111", 0), ("A-2", "222", 1))).orders
    carried_out(case, merge(case, parcels, completes=True).act())
    assert len(merge(case, [shop_order(2)]).new) == 1
    typed = Case(orders=(sent("A-1", 0, ""),))
    assert len(merge(typed, [shop_order(0)]).new) == 1
