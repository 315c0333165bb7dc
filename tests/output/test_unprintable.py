from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from wizard.domain.case import Answer, AnswerState, Case, Note, Order, Place
from wizard.domain.form import Form
from wizard.output.statement import Unprintable, unprintable

Find = Callable[[Case], list[Unprintable]]


@pytest.fixture
def find(form: Form, fonts_dir: Path) -> Find:
    return lambda case: unprintable(form, case, fonts_dir=fonts_dir)


def test_what_can_be_printed_is_not_reported(find: Find, make_case: Callable[..., Case]) -> None:
    text = "髙﨑　𠮷 葛\U000e0100\n一行目\r\n\t①㈱ｶﾅ\u200b\ufeff\u00a0か\u3099 ‥……"
    assert find(make_case({"incident.reason": text})) == []


def test_an_emoji_is_reported_with_its_place(find: Find, make_case: Callable[..., Case]) -> None:
    (found,) = find(make_case({"incident.reason": "困った😀😀です"}))
    assert found.place == Place("incident.reason")
    assert found.character == "😀"
    assert "不正利用と判断した理由" in found.message
    assert "😀" in found.message
    assert "〓" in found.message


def test_a_place_in_an_order_names_the_order(
    find: Find, make_case: Callable[..., Case], make_order: Callable[..., Order]
) -> None:
    orders = [make_order("", ("🎁", "1", "1")), make_order("1024", buyer__name="太郎🏠")]
    found = find(make_case({}, orders))
    assert [(one.place, one.character) for one in found] == [
        (Place("order.items[].name", "key", "line0"), "🎁"),
        (Place("order.buyer.name", "key1024"), "🏠"),
    ]
    assert "1件目" in found[0].message
    assert "1024" in found[-1].message


def test_a_shape_no_font_has_names_the_usual_one(
    find: Find, make_case: Callable[..., Case]
) -> None:
    (found,) = find(make_case({"applicant.name": "一\U000e01ef郎"}))
    assert found.character == "一\U000e01ef"
    assert "ふつうの形の「一」" in found.message


def test_half_a_character_is_reported_without_printing_it(
    find: Find, make_case: Callable[..., Case]
) -> None:
    (found,) = find(make_case({"applicant.name": "\ud842"}))
    found.message.encode("utf-8")
    assert "こわれた文字" in found.message


def test_what_is_not_printed_is_not_reported(find: Find, make_case: Callable[..., Case]) -> None:
    state = Answer("😀", state=AnswerState.CHECKING)
    assert find(make_case({"applicant.name": state, "report.content": "😀"})) == []


def test_the_holder_of_what_cannot_be_had_is_looked_at(
    find: Find, make_case: Callable[..., Case]
) -> None:
    state = Answer(state=AnswerState.UNAVAILABLE, holder="😀社")
    assert [one.character for one in find(make_case({"applicant.name": state}))] == ["😀"]


def test_talks_are_looked_at_only_when_they_are_printed(find: Find) -> None:
    case = Case(notes=(Note("n1", {"note.said": Answer("😀")}),))
    assert find(case) == []
    case.marks["police_notes_in_pdf"] = "1"
    (found,) = find(case)
    assert found.place == Place("note.said", "n1")
    assert "1回目" in found.message


def test_every_place_is_reported_even_for_the_same_character(
    find: Find, make_case: Callable[..., Case]
) -> None:
    found = find(make_case({"applicant.name": "😀", "company.name": "😀"}))
    assert sorted(one.place.item for one in found) == ["applicant.name", "company.name"]


def test_items_of_the_document_are_those_of_the_definitions(
    form: Form, fonts_dir: Path, make_case: Callable[..., Case]
) -> None:
    bare = replace(form, statement=replace(form.statement, sections=()))
    case = make_case({"applicant.name": "😀"})
    assert unprintable(bare, case, fonts_dir=fonts_dir) == []
