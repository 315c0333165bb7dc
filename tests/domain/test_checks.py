"""What is missing, what is wrong, and how far each step is."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.making import (
    FORM,
    ITEMS,
    NAME,
    PRICE,
    QUANTITY,
    STEPS,
    Keys,
    make_form,
    order,
    set_text,
    some_case,
    some_change,
    texts,
)
from wizard.domain.case import (
    Answer,
    AnswerState,
    Case,
    LineItem,
    Note,
    Order,
    Place,
    Source,
    SourceKind,
)
from wizard.domain.changes import Group, Move, Remove, SetAnswer, SetMark
from wizard.domain.checks import Checker, Problem, ProblemLevel, StepState, is_asked
from wizard.domain.form import Condition, Form, Item, Need, Step
from wizard.domain.milestones import Milestone

FULL = {
    "company.name": "株式会社架空商店",
    "company.prefecture": "東京都",
    "applicant.email": "hanako@example.com",
}


def step(step_id: str, form: Form = FORM) -> Step:
    return next(s for s in form.steps if s.id == step_id)


def full_order(key: str = "o", number: str = "1024") -> Order:
    return order(
        key,
        number,
        purchased_at="2026-08-01T22:14:05+09:00",
        buyer__phone="03-0000-0000",
        access__ip="203.0.113.45",
        access__port="51234",
        access__at="2026-08-01T22:14:03+09:00",
        unauthorized_access="無",
    )


def state(case: Case, step_id: str) -> StepState:
    return Checker(FORM).step_state(case, step(step_id))


def problems(case: Case) -> list[Problem]:
    return Checker(FORM).problems(case)


def at(case: Case, item_id: str, owner: str = "") -> list[Problem]:
    return [p for p in problems(case) if p.place.item == item_id and p.place.owner == owner]


# --- problems -------------------------------------------------------------------------------------


def test_what_is_missing_is_told_with_its_need() -> None:
    case = Case()
    assert at(case, "company.name") == [
        Problem(ProblemLevel.EGOV, Place("company.name"), "会社名がまだ入っていません")
    ]
    assert at(case, "incident.discovered_on")[0].level is ProblemLevel.WANTED
    assert at(case, "site.contractor")[0].level is ProblemLevel.LATER


def test_a_state_is_an_answer() -> None:
    case = Case({"company.name": Answer(state=AnswerState.CHECKING)})
    assert at(case, "company.name") == []


def test_white_space_is_no_answer() -> None:
    assert at(Case(texts({"company.name": " 　"})), "company.name")[0].level is ProblemLevel.EGOV


def test_an_invalid_text_is_told_with_what_to_do() -> None:
    case = Case(texts({"company.prefecture": "東京"}))
    (problem,) = at(case, "company.prefecture")
    assert problem.level is ProblemLevel.INVALID
    assert problem.message.startswith("都道府県：「東京都」と入れてください。")


def test_an_invalid_text_beside_a_state_is_not_used() -> None:
    answer = Answer("東京", state=AnswerState.CHECKING)
    assert at(Case({"company.prefecture": answer}), "company.prefecture") == []


def test_no_orders_is_one_problem() -> None:
    found = [p for p in problems(Case()) if p.place.item.startswith("order.")]
    assert found == [
        Problem(ProblemLevel.WANTED, Place("order.number"), "注文がまだ入っていません")
    ]


def test_an_order_is_named_by_its_number() -> None:
    case = Case(orders=(replace(full_order(), lines=()),))
    assert at(case, NAME, "o") == [
        Problem(ProblemLevel.WANTED, Place(NAME, "o"), "注文 1024：商品がまだ入っていません")
    ]


def test_an_order_without_number_is_named_by_its_position() -> None:
    case = Case(orders=(full_order("a"), order("b"), order("c")))
    checker = Checker(FORM)
    message = {p.place.owner: p.message for p in checker.problems(case) if "電話" in p.message}
    assert message == {
        "b": "2件目の注文：発注者電話番号がまだ入っていません",
        "c": "3件目の注文：発注者電話番号がまだ入っていません",
    }
    case.apply(Move(Group.ORDERS, 2, 0))
    message = {p.place.owner: p.message for p in checker.problems(case) if "電話" in p.message}
    assert message["c"].startswith("1件目の注文")
    assert message["b"].startswith("3件目の注文")


def test_braces_in_a_number_are_only_letters() -> None:
    case = Case(orders=(order("a", "{x}{message}"),))
    (problem,) = at(case, "order.buyer.phone", "a")
    assert problem.message == "注文 {x}{message}：発注者電話番号がまだ入っていません"


def test_a_line_is_named_by_its_position() -> None:
    lines = (LineItem("l1", texts({NAME: "本", QUANTITY: "1", PRICE: "100"})), LineItem("l2"))
    case = Case(orders=(replace(full_order(), lines=lines),))
    found = [p for p in problems(case) if p.place.line]
    assert [p.place.line for p in found] == ["l2", "l2", "l2"]
    assert found[0].message == "注文 1024：商品2の商品名がまだ入っていません"


def test_problems_come_in_reading_order() -> None:
    case = Case(orders=(order("a", "1"), order("b", "2")))
    found = [(p.place.item, p.place.owner) for p in problems(case)]
    steps = [i for s in STEPS for i in s.items]
    ranks = [next(n for n, s in enumerate(STEPS) if item in s.items) for item, _ in found]
    assert ranks == sorted(ranks)
    records = [owner for item, owner in found if item.startswith("order.access")]
    assert records == ["a", "a", "a", "b", "b", "b"]
    assert set(steps) >= {item for item, _ in found}


def test_in_a_note_nothing_is_missing_but_wrong_is_wrong() -> None:
    case = Case(notes=(Note("n", texts({"note.at": "きのう"})), Note("m")))
    found = [p for p in problems(case) if p.place.item.startswith("note.")]
    assert [p.place for p in found] == [Place("note.at", "n")]
    assert found[0].level is ProblemLevel.INVALID
    assert found[0].message.startswith("警察とのやりとり 1件目：日時：")


def test_of_an_item_that_no_step_asks_only_wrong_is_told() -> None:
    assert at(Case(), "case.left_over") == []
    assert at(Case(texts({"case.left_over": "きのう"})), "case.left_over") != []


def test_an_item_on_two_steps_is_told_once() -> None:
    again = replace(STEPS[-1], id="again", page="fields", sections=STEPS[2].sections)
    found = Checker(make_form(steps=(*STEPS, again))).problems(Case())
    assert len([p for p in found if p.place.item == "company.name"]) == 1


def test_a_conditional_item_is_a_problem_only_while_it_is_asked() -> None:
    case = Case(texts({"site.contractor": "無", "site.contractor_name": "x"}))
    assert at(case, "site.contractor_name") == []
    set_text(case, "site.contractor", "有")
    assert at(case, "site.contractor_name") == []
    set_text(case, "site.contractor_name", "")
    assert len(at(case, "site.contractor_name")) == 1


# --- what is asked --------------------------------------------------------------------------------


def test_conditions_look_at_the_record_and_at_the_case() -> None:
    case = Case(texts({"incident.goods_kind": "goods"}), (order("a", unauthorized_access="有"),))
    assert is_asked(FORM, case, Place("order.carrier", "a"))
    assert is_asked(FORM, case, Place("order.auth_server_location", "a"))
    assert is_asked(FORM, case, Place(NAME, "a", "a-0"))
    set_text(case, "incident.goods_kind", "digital")
    set_text(case, "order.unauthorized_access", "無", "a")
    assert not is_asked(FORM, case, Place("order.carrier", "a"))
    assert not is_asked(FORM, case, Place("order.auth_server_location", "a"))


def test_a_condition_may_name_a_state() -> None:
    case = Case(orders=(order("a"),))
    place = Place("order.unauthorized_access", "a")
    case.apply(SetAnswer(place, None, Answer("無", AnswerState.CHECKING)))
    assert is_asked(FORM, case, Place("order.auth_server_location", "a"))


def test_what_hangs_on_an_item_that_is_not_asked_is_not_asked() -> None:
    chained = Item(
        "site.contractor_since",
        "いつから",
        "text",
        Need.LATER,
        only_if=Condition("site.contractor_name", ("架空",)),
    )
    form = make_form(items=(*ITEMS, chained))
    case = Case(texts({"site.contractor": "無", "site.contractor_name": "架空"}))
    assert not is_asked(form, case, Place(chained.id))
    set_text(case, "site.contractor", "有")
    assert is_asked(form, case, Place(chained.id))


def test_a_circle_of_conditions_is_never_asked() -> None:
    one = Item("a.one", "一", "text", Need.LATER, only_if=Condition("a.two", ("x",)))
    two = Item("a.two", "二", "text", Need.LATER, only_if=Condition("a.one", ("x",)))
    form = make_form(items=(*ITEMS, one, two))
    case = Case(texts({"a.one": "x", "a.two": "x"}))
    assert not is_asked(form, case, Place("a.one"))


def test_a_place_of_a_record_that_is_gone_is_an_error() -> None:
    with pytest.raises(KeyError):
        is_asked(FORM, Case(), Place("order.carrier", "gone"))


# --- states of steps ------------------------------------------------------------------------------


@pytest.mark.parametrize("step_id", [s.id for s in STEPS])
def test_a_new_case_was_not_looked_at(step_id: str) -> None:
    assert state(Case(), step_id) is StepState.NOT_LOOKED


def test_what_the_program_wrote_by_itself_is_not_looking_at() -> None:
    written = Answer("有", source=Source(SourceKind.WRITTEN))
    assert state(Case({"site.contractor": written}), "shop") is StepState.NOT_LOOKED


def test_a_page_of_fields() -> None:
    case = Case(marks={"seen:shop": "1"})
    assert state(case, "shop") is StepState.SOME
    for item_id, text in FULL.items():
        set_text(case, item_id, text)
    assert state(case, "shop") is StepState.EGOV
    set_text(case, "site.contractor", "有")
    assert state(case, "shop") is StepState.EGOV
    set_text(case, "site.contractor_name", "架空ウェブ制作")
    assert state(case, "shop") is StepState.ALL
    set_text(case, "applicant.email", "hanako")
    assert state(case, "shop") is StepState.SOME


def test_an_answer_alone_counts_as_looked_at() -> None:
    assert state(Case(texts({"company.name": "x"})), "shop") is StepState.SOME
    assert state(Case(texts({"incident.goods_kind": "goods"})), "incident") is StepState.EGOV


def test_a_step_that_egov_needs_nothing_of_is_enough_once_seen() -> None:
    assert state(Case(marks={"seen:incident": "1"}), "incident") is StepState.EGOV
    assert state(Case(marks={"seen:start": "1"}), "start") is StepState.ALL


def test_a_page_of_cards() -> None:
    case = Case(marks={"seen:prepare": "1"})
    assert state(case, "prepare") is StepState.SOME
    case.apply(SetMark("card:prepare.account", None, "1"))
    assert state(case, "prepare") is StepState.EGOV
    case.apply(SetMark("card:prepare.mail", None, "1"))
    assert state(case, "prepare") is StepState.ALL
    assert Checker(FORM).progress(case, step("prepare")) == (2, 2)


def test_the_steps_about_orders() -> None:
    case = Case(marks={"seen:orders": "1", "seen:records": "1"})
    assert state(case, "orders") is StepState.SOME
    assert state(case, "records") is StepState.SOME
    case.orders.append(full_order())
    assert state(case, "orders") is StepState.ALL
    assert state(case, "records") is StepState.ALL
    case.orders.append(full_order("p"))
    set_text(case, "order.access.port", "0", "p")
    assert state(case, "orders") is StepState.ALL
    assert state(case, "records") is StepState.SOME
    case.apply(Remove(Group.LINES, 0, case.orders[0].lines[0], "o"))
    assert state(case, "orders") is StepState.EGOV


def test_one_record_from_an_import_ticks_no_step_that_was_never_opened() -> None:
    case = Case(orders=(full_order(), order("p", access__ip="203.0.113.7"), order("q")))
    assert state(case, "records") is StepState.SOME
    case.apply(SetMark("seen:records", None, "1"))
    assert state(case, "records") is StepState.EGOV
    # What e-Gov needs is another matter: an import that fills it is enough.
    assert state(Case(orders=(full_order(),)), "records") is StepState.ALL


def test_the_page_of_confirming_sees_the_whole_case() -> None:
    case = Case(texts(FULL), (full_order(),), marks={"seen:confirm": "1"})
    assert state(case, "confirm") is StepState.SOME
    set_text(case, "report.content", "本文")
    assert state(case, "confirm") is StepState.EGOV
    set_text(case, "order.access.port", "0", "o")
    assert state(case, "confirm") is StepState.SOME
    set_text(case, "order.access.port", "51234", "o")
    for item_id, text in (
        ("site.contractor", "無"),
        ("incident.discovered_on", "2026-08-20"),
        ("incident.goods_kind", "digital"),
        ("report.sent_at", "2026-08-21 10:00:00"),
    ):
        set_text(case, item_id, text)
    assert problems(case) == []
    assert state(case, "confirm") is StepState.ALL


def test_documents_are_all_there_once_made() -> None:
    case = Case(marks={"seen:documents": "1"})
    assert state(case, "documents") is StepState.SOME
    case.apply(SetMark(Milestone.DOCUMENTS_MADE.mark, None, "2026-08-21T10:00:00+09:00"))
    assert state(case, "documents") is StepState.ALL


def test_the_page_of_copying() -> None:
    case = Case(texts({"report.content": "本文"}))
    assert state(case, "egov") is StepState.SOME
    case.apply(SetMark("copied:form.name", None, "1"))
    # e-Gov does not mark 具体的な内容 as 必須, but a report without it says nothing.
    assert state(case, "egov") is StepState.SOME
    assert Checker(FORM).progress(case, step("egov")) == (2, 3)
    case.apply(SetMark("copied:form.content", None, "1"))
    assert state(case, "egov") is StepState.ALL


def test_a_page_of_notes() -> None:
    case = Case(marks={"seen:police": "1"})
    assert state(case, "police") is StepState.EGOV
    case.notes.append(Note("n", texts({"note.said": "相談した"})))
    assert state(case, "police") is StepState.ALL
    set_text(case, "note.at", "きのう", "n")
    assert state(case, "police") is StepState.SOME


def test_an_empty_note_does_not_make_the_page_complete() -> None:
    case = Case(notes=(Note("n"),), marks={"seen:police": "1"})
    assert state(case, "police") is StepState.EGOV


def test_a_value_that_cannot_be_right_takes_the_green_tick_away() -> None:
    case = Case(marks={"seen:incident": "1"})
    assert state(case, "incident") is StepState.EGOV
    set_text(case, "incident.discovered_on", "2026/2/31")
    assert state(case, "incident") is StepState.SOME


def test_progress_counts_every_place() -> None:
    case = Case(texts(FULL), (full_order(), order("b", lines=0)))
    assert Checker(FORM).progress(case, step("shop")) == (3, 4)
    # number, time, phone and three of the line; of the second order nothing and no line.
    assert Checker(FORM).progress(case, step("orders")) == (6, 10)


# --- staying right --------------------------------------------------------------------------------


def everything(checker: Checker, case: Case) -> object:
    return (
        checker.problems(case),
        [checker.order_problems(entry, case) for entry in case.orders],
        [(checker.step_state(case, s), checker.progress(case, s)) for s in FORM.steps],
        [checker.order_tally(entry, case) for entry in case.orders],
    )


@given(st.data())
def test_after_any_changes_a_checker_says_what_a_fresh_one_says(data: st.DataObject) -> None:
    keys = Keys()
    case = data.draw(some_case(keys))
    checker = Checker(FORM)
    for _ in range(data.draw(st.integers(1, 5))):
        if data.draw(st.booleans()):
            everything(checker, case)
        case.apply(data.draw(some_change(case, keys)))
    assert everything(checker, case) == everything(Checker(FORM), case)


@given(st.data())
def test_the_quick_counts_agree_with_the_problems(data: st.DataObject) -> None:
    case = data.draw(some_case(Keys()))
    checker = Checker(FORM)
    for entry in case.orders:
        tally = checker.order_tally(entry, case)
        levels = [problem.level for problem in checker.order_problems(entry, case)]
        assert tally.invalid == levels.count(ProblemLevel.INVALID)
        assert tally.egov == levels.count(ProblemLevel.EGOV)
        assert tally.wanted == levels.count(ProblemLevel.WANTED)
        assert tally.later == levels.count(ProblemLevel.LATER)
        assert tally.asked - tally.answered == len(levels)


def test_a_checker_may_be_asked_about_another_case() -> None:
    one, two = Case(orders=(order("a"), order("b"))), Case(orders=(full_order("a"),))
    checker = Checker(FORM)
    everything(checker, one)
    assert everything(checker, two) == everything(Checker(FORM), two)
    assert everything(checker, one) == everything(Checker(FORM), one)


def test_one_change_looks_at_one_order(monkeypatch: pytest.MonkeyPatch) -> None:
    case = Case(orders=tuple(full_order(f"o{n}", str(n)) for n in range(50)))
    checker = Checker(FORM)
    checker.step_state(case, step("orders"))
    looked: list[str] = []
    from wizard.domain.tallies import OrderCounter

    whole = OrderCounter.shape

    def shape(self: OrderCounter, entry: Order, answers: object) -> object:
        looked.append(entry.key)
        return whole(self, entry, answers)  # type: ignore[arg-type]

    monkeypatch.setattr(OrderCounter, "shape", shape)
    for entry in FORM.steps:
        checker.step_state(case, entry)
        checker.progress(case, entry)
    assert looked == []
    set_text(case, "order.number", "7", "o7")
    case.apply(Move(Group.ORDERS, 7, 0))
    checker.step_state(case, step("orders"))
    assert set(looked) == {"o7"}


def test_the_first_look_may_be_taken_in_small_steps() -> None:
    case = Case(orders=tuple(order(f"o{n}") for n in range(5)))
    checker = Checker(FORM)
    assert not checker.prime(case, 2)
    assert not checker.prime(case, 2)
    set_text(case, "order.number", "1", "o0")
    assert checker.prime(case, 2)
    assert everything(checker, case) == everything(Checker(FORM), case)
