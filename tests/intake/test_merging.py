import itertools
from dataclasses import replace

import pytest

from tests.intake.conftest import NOW
from tests.intake.writers import Goods, Person, Sold, shopify_file
from wizard.domain.case import Answer, AnswerState, Case, LineItem, Order, Place, with_answer
from wizard.intake.answers import AnswerMaker, FileAnswers
from wizard.intake.decode import Cancelled
from wizard.intake.order_export import merge


def order(key: str, number: str, platform: str = "Shopify", **more: str) -> Order:
    answers = {
        f"order.{item.replace('__', '.')}": Answer(text, changed_at=NOW)
        for item, text in {"number": number, "platform": platform, **more}.items()
        if text
    }
    return Order(key, answers)


def goods(key: str, name: str, quantity: str = "1", price: str = "") -> LineItem:
    cells = {"name": name, "quantity": quantity, "unit_price": price}
    return LineItem(key, {f"order.items[].{k}": Answer(v) for k, v in cells.items() if v})


def carried_out(case: Case, act) -> Case:
    for change in act.changes:
        case.apply(change)
    return case


def snapshot(case: Case):
    return [
        (o.key, dict(o.answers), [(line.key, dict(line.answers)) for line in o.lines])
        for o in case.orders
    ]


def test_new_orders_go_to_the_end_or_where_they_are_wanted():
    for index, keys in ((None, ["a", "b", "x", "y"]), (1, ["a", "x", "y", "b"])):
        case = Case(orders=(order("a", "#1"), order("b", "#2")))
        plan = merge(case, [order("x", "#3"), order("y", "#4")])
        assert [o.key for o in plan.new] == ["x", "y"]
        before = snapshot(case)
        act = plan.act(index=index, step="orders")
        assert act.step == "orders"
        assert act.label
        assert [o.key for o in carried_out(case, act).orders] == keys
        assert snapshot(carried_out(case, act.inverse())) == before


def test_the_same_order_is_not_taken_twice():
    case = Case(orders=(order("a", "#1", buyer__name="架空 太郎"),))
    plan = merge(case, [order("x", "#1", buyer__name="架空 太郎")])
    assert [o.key for o in plan.same] == ["x"]
    assert (plan.new, plan.filled, plan.differences) == ((), (), ())
    assert plan.act().changes == ()


def test_the_same_number_on_another_platform_is_another_order():
    case = Case(orders=(order("a", "1024", "EC-CUBE 4"),))
    assert len(merge(case, [order("x", "1024", "Shopify")]).new) == 1


@pytest.mark.parametrize("number", ["1001", "#1001", " 1001 "])
def test_an_order_typed_by_hand_without_platform_meets_the_files(number):
    case = Case(orders=(order("a", number, ""),))
    plan = merge(case, [order("x", "#1001", buyer__name="架空 太郎")])
    assert plan.new == ()
    changed = carried_out(case, plan.act())
    assert changed.order("a").text("order.buyer.name") == "架空 太郎"
    assert changed.order("a").text("order.platform") == "Shopify"


def test_an_order_without_number_is_always_new():
    case = Case(orders=(order("a", ""),))
    assert len(merge(case, [order("x", "")]).new) == 1


def test_missing_values_are_filled_and_standing_ones_stay():
    standing = order("a", "#1", buyer__email="a@example.com", buyer__phone=" ")
    case = Case(orders=(standing,))
    more = {"buyer__email": "b@example.com", "buyer__phone": "03-0000-0000"}
    plan = merge(case, [order("x", "#1", **more)])
    assert [o.key for o in plan.filled] == ["x"]
    [difference] = plan.differences
    assert difference.place == Place("order.buyer.email", "a")
    assert difference.old is not None
    assert (difference.old.text, difference.new.text) == ("a@example.com", "b@example.com")
    assert difference.number == "#1"
    assert "#1" in difference.message
    assert "example" not in difference.message
    before = snapshot(case)
    act = plan.act()
    merged = carried_out(case, act).order("a")
    assert merged.text("order.buyer.email") == "a@example.com"
    assert merged.text("order.buyer.phone") == "03-0000-0000"
    assert snapshot(carried_out(case, act.inverse())) == before


def test_an_accepted_difference_is_taken_and_undo_brings_the_old_value_back():
    case = Case(orders=(order("a", "#1", buyer__name="架空 太郎"),))
    plan = merge(case, [order("x", "#1", buyer__name="見本 花子")])
    act = plan.act({plan.differences[0].place})
    assert carried_out(case, act).order("a").text("order.buyer.name") == "見本 花子"
    assert carried_out(case, act.inverse()).order("a").text("order.buyer.name") == "架空 太郎"


def test_a_state_is_a_standing_value_too():
    answers = with_answer(
        order("a", "#1").answers, "order.buyer.phone", Answer(state=AnswerState.NO_RECORD)
    )
    case = Case(orders=(Order("a", answers),))
    plan = merge(case, [order("x", "#1", buyer__phone="03-0000-0000")])
    assert [d.place.item for d in plan.differences] == ["order.buyer.phone"]
    assert plan.act().changes == ()


@pytest.mark.parametrize(
    ("item", "one", "other"),
    [
        ("buyer__phone", "03-0000-0000", "0300000000"),
        ("buyer__postal_code", "100-0000", "1000000"),
        ("buyer__name", "架空　太郎", "架空 太郎"),
        ("purchased_at", "2026-08-01T22:14:05+09:00", "2026年8月1日 22:14:05"),
    ],
)
def test_the_same_value_written_otherwise_is_no_difference(item, one, other):
    case = Case(orders=(order("a", "#1", **{item: one}),))
    assert merge(case, [order("x", "#1", **{item: other})]).differences == ()


def test_lines_fill_an_order_that_has_none():
    case = Case(orders=(order("a", "#1"),))
    incoming = replace(order("x", "#1"), lines=(goods("l1", "甲"), goods("l2", "乙")))
    before = snapshot(case)
    act = merge(case, [incoming]).act()
    assert [line.key for line in carried_out(case, act).order("a").lines] == ["l1", "l2"]
    assert snapshot(carried_out(case, act.inverse())) == before


def test_lines_meet_by_name_and_only_their_gaps_are_filled():
    standing = replace(order("a", "#1"), lines=(goods("s1", "乙"), goods("s2", "甲", "2", "100")))
    incoming = replace(
        order("x", "#1"), lines=(goods("l1", "甲", "3", "100"), goods("l2", "乙", "1", "50"))
    )
    case = Case(orders=(standing,))
    plan = merge(case, [incoming])
    [difference] = plan.differences
    assert difference.place == Place("order.items[].quantity", "a", "s2")
    lines = carried_out(case, plan.act()).order("a").lines
    assert lines[0].answers["order.items[].unit_price"].text == "50"
    assert lines[1].answers["order.items[].quantity"].text == "2"


def test_lines_of_another_name_meet_by_place_when_there_are_as_many():
    case = Case(orders=(replace(order("a", "#1"), lines=(goods("s1", "腕時計"),)),))
    plan = merge(case, [replace(order("x", "#1"), lines=(goods("l1", "見本の腕時計"),))])
    assert [d.place for d in plan.differences] == [Place("order.items[].name", "a", "s1")]


def test_lines_that_the_order_lacks_come_only_when_accepted():
    case = Case(orders=(replace(order("a", "#1"), lines=(goods("s1", "甲"),)),))
    incoming = replace(
        order("x", "#1"), lines=(goods("l1", "甲"), goods("l2", "乙"), goods("l3", "丙"))
    )
    plan = merge(case, [incoming])
    assert [d.line and d.line.key for d in plan.differences] == ["l2", "l3"]
    assert "商品" in plan.differences[0].message
    assert plan.act().changes == ()
    before = snapshot(case)
    act = plan.act({d.place for d in plan.differences})
    assert [line.key for line in carried_out(case, act).order("a").lines] == ["s1", "l2", "l3"]
    assert snapshot(carried_out(case, act.inverse())) == before


def test_two_files_for_one_new_order_make_one_order():
    first = order("x", "#1", buyer__name="架空 太郎")
    second = order("y", "#1", tracking_number="0000", buyer__name="見本 花子")
    plan = merge(Case(), [first, second])
    assert len(plan.new) == 1
    assert [d.place.owner for d in plan.differences] == ["x"]
    case = carried_out(Case(), plan.act({plan.differences[0].place}))
    assert case.order("x").text("order.tracking_number") == "0000"
    assert case.order("x").text("order.buyer.name") == "見本 花子"


def test_orders_of_a_file_are_plain_data_once_they_are_in_a_case(read):
    file = read(shopify_file([Sold(goods=[Goods(), Goods("乙")])]))
    assert isinstance(file.orders[0].answers, FileAnswers)
    case = carried_out(Case(), merge(Case(), file.orders).act())
    [taken] = case.orders
    assert not isinstance(taken.answers, FileAnswers)
    assert not isinstance(taken.lines[0].answers, FileAnswers)
    assert dict(taken.answers) == dict(file.orders[0].answers)
    again = merge(case, read(shopify_file([Sold(goods=[Goods(), Goods("乙")])])).orders)
    assert (len(again.same), again.new, again.differences) == (1, (), ())


def test_the_second_import_of_a_changed_file_names_what_changed(read):
    case = carried_out(Case(), merge(Case(), read(shopify_file([Sold()])).orders).act())
    changed = read(shopify_file([Sold(recipient=Person(street="9-9")), Sold("1025")]))
    plan = merge(case, changed.orders)
    assert len(plan.new) == 1
    assert [d.place.item for d in plan.differences] == ["order.recipient.address"]


def test_an_empty_value_of_the_file_changes_nothing():
    case = Case(orders=(order("a", "#1", buyer__name="架空 太郎"),))
    incoming = order("x", "#1", buyer__name=" ", buyer__phone=" ")
    assert [o.key for o in merge(case, [incoming]).same] == ["x"]


# --- many orders ----------------------------------------------------------------------------------


def counting(monkeypatch) -> list[str]:
    """Count the answers that are made of the cells of files, by item."""
    made: list[str] = []
    make = AnswerMaker._answer

    def count(self, item, value, source):
        made.append(item)
        return make(self, item, value, source)

    monkeypatch.setattr(AnswerMaker, "_answer", count)
    return made


def test_of_orders_that_the_case_does_not_have_only_the_number_is_looked_at(read, monkeypatch):
    """A month's file beside a case of a few orders: nobody waits for answers nobody sees."""
    file = read(shopify_file([Sold(str(n)) for n in range(1000, 1020)]))
    made = counting(monkeypatch)
    plan = merge(Case(orders=(order("a", "#5"),)), file.orders)
    assert len(plan.new) == 20
    assert set(made) == {"order.number", "order.platform"}


def test_of_orders_that_stand_already_only_what_differs_is_made(read, monkeypatch):
    sold = [Sold(str(n), goods=[Goods(), Goods("乙")]) for n in range(1000, 1020)]
    case = carried_out(Case(), merge(Case(), read(shopify_file(sold)).orders).act())
    file = read(shopify_file([*sold[:-1], replace(sold[-1], recipient=Person(street="9-9"))]))
    made = counting(monkeypatch)
    plan = merge(case, file.orders)
    assert (len(plan.same), len(plan.new), len(plan.differences)) == (19, 0, 1)
    assert [i for i in made if i not in ("order.number", "order.platform")] == [
        "order.recipient.address"
    ]


def test_a_parcel_without_number_meets_orders_that_came_before_and_after_the_first():
    def parcel(key: str, name: str) -> Order:
        more = {"recipient__name": name, "recipient__postal_code": "100-0000"}
        return order(key, "", "", tracking_number="0000", **more)

    case = Case(
        orders=(
            order("a", "1", recipient__name="架空 一郎", recipient__postal_code="1000000"),
            order("b", "2", recipient__name="架空 二郎", recipient__postal_code="1000000"),
        )
    )
    incoming = [parcel("x", "架空 一郎"), parcel("y", "見本 三郎"), parcel("z", "架空　二郎"),
                parcel("w", "見本 三郎")]  # fmt: skip
    plan = merge(case, incoming, completes=True)
    assert [o.key for o in plan.new] == ["y"]
    assert [o.key for o in plan.filled] == ["x", "z"]


@pytest.mark.parametrize("after", [0, 3, 30])
def test_giving_up_leaves_the_case_as_it_was(read, after):
    file = read(shopify_file([Sold(str(n)) for n in range(1000, 1020)]))
    case = Case(orders=tuple(order(str(n), f"#{n}", "") for n in range(1000, 1015)))
    before = snapshot(case)
    asked = iter(range(1000))
    with pytest.raises(Cancelled):
        merge(case, file.orders, cancelled=lambda: next(asked) >= after)
    assert snapshot(case) == before


def test_giving_up_is_asked_at_every_order_while_answers_are_made(read):
    file = read(shopify_file([Sold(str(n)) for n in range(1000, 1020)]))
    plan = merge(Case(), file.orders)
    asked = itertools.count()
    plan.act(cancelled=lambda: next(asked) < 0)
    assert next(asked) == 20
    with pytest.raises(Cancelled):
        plan.act(cancelled=lambda: True)


def test_orders_met_twice_in_a_file_are_filled_with_all_that_both_have():
    """What the first one filled counts for the second: values, values of lines, whole lines."""
    bare = order("a", "#1")
    with_line = replace(order("b", "#2"), lines=(goods("s1", "甲"),))
    first = replace(order("x", "#1", buyer__name="架空 太郎"), lines=(goods("l1", "乙"),))
    second = replace(order("y", "#1", buyer__name="見本 花子"), lines=(goods("l2", "乙", "5"),))
    third = replace(order("z", "#2"), lines=(goods("l3", "甲", "1", "100"),))
    fourth = replace(order("w", "#2"), lines=(goods("l4", "甲", "1", "200"),))
    plan = merge(Case(orders=(bare, with_line)), [first, second, third, fourth])
    assert [(d.place.item, d.place.owner, d.place.line) for d in plan.differences] == [
        ("order.buyer.name", "a", ""),
        ("order.items[].quantity", "a", "l1"),
        ("order.items[].unit_price", "b", "s1"),
    ]
