"""Decisions about characters: kept beside the answer, for one case or for all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.gating import the_gate
from tests.domain.test_characters import ANY_TEXT
from wizard.domain.case import Answer, Case
from wizard.domain.characters import GETA, Why
from wizard.domain.form import EgovField, FieldRule
from wizard.domain.replacements import (
    MAX_LENGTH,
    decide,
    mark_name,
    own_for,
    own_in,
    places_of,
    refuse,
    take_back,
    wrong_with,
)

NAME = "applicant.name"
FIELD = EgovField("form.name", "氏名", "様式", (NAME,))


def own(case: Case, kept: dict[str, str] | None = None) -> dict[str, str]:
    return own_for(kept or {}, case.marks, places_of(FIELD))


def written(case: Case, kept: dict[str, str] | None = None) -> str:
    return the_gate().with_own(own(case, kept)).clean(case.text(NAME)).text


@pytest.fixture
def case() -> Case:
    return Case({NAME: Answer("草彅髙濵")})


def test_without_a_decision_the_proposal_stands(case: Case) -> None:
    assert own(case) == {}
    assert written(case) == "草〓高〓"


def test_a_text_of_several_lines_follows_what_was_decided_elsewhere(case: Case) -> None:
    content = EgovField("c", "内容", "様式", ("c",), rule=FieldRule(multiline=True))
    case.apply(decide(case, NAME, "濵", "浜"))
    case.apply(refuse(case, NAME, "髙"))
    other = EgovField("a", "住所", "様式", ("a",))
    assert own_in({"濵": "濱"}, case.marks, content) == {"濵": "浜"}
    assert own_in({}, case.marks, other) == {}
    case.apply(decide(case, "a", "濵", "濱"))
    assert own_in({}, case.marks, content) == {}  # nobody knows which one is meant
    case.apply(decide(case, "c", "濵", "はま"))
    assert own_in({}, case.marks, content) == {"濵": "はま"}
    assert own_in({}, case.marks, FIELD) == {"濵": "浜", "髙": GETA}


def test_each_decision_and_its_undo(case: Case) -> None:
    for before, after in (("彅", "なぎ"), ("濵", "浜"), ("髙", "")):
        case.apply(decide(case, NAME, before, after))
    assert written(case) == "草なぎ浜"
    case.apply(take_back(case, NAME, "髙"))
    assert written(case) == "草なぎ高浜"
    act = refuse(case, NAME, "髙")
    case.apply(act)
    gate = the_gate().with_own(own(case))
    assert gate.clean("髙").findings[0].why is Why.REFUSED
    case.apply(act.inverse())
    assert written(case) == "草なぎ高浜"
    assert case.text(NAME) == "草彅髙濵"  # the original is never touched


def test_a_case_s_decision_wins_over_the_one_for_all_cases(case: Case) -> None:
    kept = {"彅": "ナギ", "濵": "濱"}
    assert written(case, kept) == "草ナギ高濱"
    case.apply(decide(case, NAME, "彅", "なぎ"))
    assert written(case, kept) == "草なぎ高濱"
    case.apply(decide(case, "form.name", "彅", "ぎ"))  # said at the field itself
    assert written(case, kept) == "草ぎ高濱"


def test_decisions_for_another_item_count_nothing(case: Case) -> None:
    case.apply(decide(case, "company.name", "彅", "なぎ"))
    assert own(case) == {}


@given(ANY_TEXT.filter(bool))
def test_a_mark_s_name_is_plain_and_tells_the_character(before: str) -> None:
    name = mark_name("company.name", before)
    assert name.isascii()
    assert own_for({}, {name: "x"}, ("company.name",)) == {before: "x"}


@pytest.mark.parametrize(
    "name", ["swap:a:", "swap:a:zz", "swap:a:110000", "swap:a:-", "swap:a:99999999999"]
)
def test_a_strange_mark_is_passed_over(name: str) -> None:
    assert own_for({"髙": "高"}, {name: "x"}, ("a",)) == {"髙": "高"}


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("髙", "高", None),
        ("髙", "", None),
        ("葛\U000e0100", "葛", None),
        ("👨‍👩‍👧", "家族", None),
        ("彅", "なぎ～", None),
        ("高", "たか", "そのまま使える"),
        ("", "x", "1文字ずつ"),
        ("髙橋", "高橋", "1文字ずつ"),
        ("髙﨑", "高崎", "1文字ずつ"),
        ("彅", "彅", "「彅」もe-Govで使えません"),
        ("彅", "①な①", "「①」も"),
        ("彅", GETA, "〓"),
        ("彅", "な" * (MAX_LENGTH + 1), "40文字まで"),
    ],
)
def test_what_may_be_entered(before: str, after: str, said: str | None) -> None:
    wrong = wrong_with(before, after, the_gate())
    assert (wrong is None) == (said is None)
    assert said is None or said in (wrong or "")


@given(ANY_TEXT, ANY_TEXT)
def test_what_is_right_does_what_it_says(before: str, after: str) -> None:
    if wrong_with(before, after, the_gate()) is None:
        assert the_gate().with_own({before: after}).clean(before).text == (
            the_gate().clean(after.replace("\n", " ")).text
        )


@given(
    st.dictionaries(ANY_TEXT, ANY_TEXT, max_size=3), st.dictionaries(ANY_TEXT, ANY_TEXT, max_size=3)
)
def test_any_marks_and_any_settings_are_survived(
    kept: dict[str, str], marks: dict[str, str]
) -> None:
    found = own_for(kept, {f"swap:a:{name}": text for name, text in marks.items()}, ("a",))
    the_gate().with_own(found).clean("髙彅")
