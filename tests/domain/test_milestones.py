"""The four states: when each was reached, and how it is stated and taken back."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from tests.domain.making import texts
from wizard.domain.case import Answer, AnswerState, Case, Note, Place
from wizard.domain.changes import Act, SetAnswer
from wizard.domain.item_types.moments import JAPAN
from wizard.domain.milestones import (
    SENT_AT,
    Milestone,
    acceptance_number,
    latest,
    progress_words,
    reached,
    reached_at,
    skipped,
    state_it,
    take_back,
)

NOW = datetime(2026, 11, 24, 9, 30, 15, 77, tzinfo=JAPAN)


def words(case: Case, milestone: Milestone) -> str:
    found = reached(case, milestone)
    assert found is not None
    return found.words


def carry_out(case: Case, act: Act) -> None:
    for change in act.changes:
        case.apply(change)


def stated(*milestones: Milestone, answers: dict[str, str] | None = None) -> Case:
    marks = {m.mark: "2026-11-22T08:00:00+09:00" for m in milestones}
    return Case(texts(answers or {}), marks=marks)


def test_when_it_was_sent_is_kept_in_its_item_alone() -> None:
    case = Case()
    carry_out(case, state_it(case, Milestone.SENT, NOW, sent="2026/11/21 21:04"))
    assert case.text(SENT_AT) == "2026/11/21 21:04"
    assert words(case, Milestone.SENT) == "2026年11月21日(土) 21:04"
    assert reached_at(case, Milestone.SENT) == datetime(2026, 11, 21, 21, 4, tzinfo=JAPAN)
    case.put(Place(SENT_AT), Answer("2026-11-20T20:00:00+09:00"))
    assert words(case, Milestone.SENT) == "2026年11月20日(金) 20:00"
    case.put(Place(SENT_AT), None)
    assert words(case, Milestone.SENT) == "2026年11月24日(火) 09:30 に記録"


def test_a_time_typed_is_no_statement() -> None:
    case = Case(texts({SENT_AT: "2026-11-21T21:04:00+09:00"}))
    assert reached(case, Milestone.SENT) is None
    assert latest(case) is None
    assert progress_words(case) == ""


def test_the_item_is_left_alone_when_it_says_the_same_or_nothing_is_typed() -> None:
    case = Case(texts({SENT_AT: "2026/11/21 21:04"}))
    for sent in ("", "  ", "2026/11/21 21:04"):
        act = state_it(case, Milestone.SENT, NOW, sent=sent)
        assert not [c for c in act.changes if isinstance(c, SetAnswer)]


def test_a_time_replaces_a_state_and_undo_brings_it_back() -> None:
    case = Case({SENT_AT: Answer("", AnswerState.CHECKING)})
    act = state_it(case, Milestone.SENT, NOW, sent="2026/11/21 21:04")
    carry_out(case, act)
    assert case.text(SENT_AT) == "2026/11/21 21:04"
    carry_out(case, act.inverse())
    assert case.answers[SENT_AT].state is AnswerState.CHECKING
    assert case.marks == {}


@pytest.mark.parametrize("milestone", list(Milestone))
def test_taking_back_leaves_what_was_typed(milestone: Milestone) -> None:
    case = stated(*Milestone, answers={SENT_AT: "2026/11/21 21:04"})
    act = take_back(case, milestone)
    carry_out(case, act)
    assert reached(case, milestone) is None
    assert len(case.marks) == 3
    assert case.text(SENT_AT) == "2026/11/21 21:04"
    carry_out(case, act.inverse())
    assert reached(case, milestone) is not None


def test_of_an_acceptance_only_the_day_is_known() -> None:
    case = Case()
    carry_out(case, state_it(case, Milestone.ACCEPTED, NOW, day=date(2026, 11, 24)))
    assert case.marks == {"state:accepted": "2026-11-24"}
    assert words(case, Milestone.ACCEPTED) == "2026年11月24日(火)"
    assert reached_at(case, Milestone.ACCEPTED) == datetime(2026, 11, 24, tzinfo=JAPAN)


def test_an_acceptance_whose_day_is_not_known_tells_when_it_was_stated() -> None:
    case = Case()
    carry_out(case, state_it(case, Milestone.ACCEPTED, NOW))
    assert words(case, Milestone.ACCEPTED) == "2026年11月24日(火) 09:30 に記録"


def test_times_are_told_in_japan() -> None:
    case = Case(marks={Milestone.DOCUMENTS_MADE.mark: "2026-11-21T15:30:00+00:00"})
    assert words(case, Milestone.DOCUMENTS_MADE) == "2026年11月22日(日) 00:30"


@pytest.mark.parametrize("mark", ["きのう", "", "2026-13-01", "1"])
def test_an_unreadable_mark_states_nothing(mark: str) -> None:
    case = Case(marks={m.mark: mark for m in Milestone})
    assert latest(case) is None
    assert skipped(case) is None


def test_how_far_it_is_in_words() -> None:
    made = stated(Milestone.DOCUMENTS_MADE)
    assert progress_words(made) == (
        "書類ができた 2026年11月22日(日) 08:00（送信の記録はまだありません）"
    )
    sent = stated(
        Milestone.DOCUMENTS_MADE, Milestone.SENT, answers={SENT_AT: "2026-11-21T21:04:00+09:00"}
    )
    assert progress_words(sent) == "送信した 2026年11月21日(土) 21:04"
    assert progress_words(stated(*Milestone)).startswith("被害届が受理された 2026年")


@pytest.mark.parametrize(
    ("made", "gap"),
    [
        ((), None),
        ((Milestone.DOCUMENTS_MADE,), None),
        ((Milestone.SENT,), None),  # documents may have been made otherwise
        ((Milestone.RECEIPT_NOTED,), Milestone.SENT),
        ((Milestone.SENT, Milestone.ACCEPTED), Milestone.RECEIPT_NOTED),
        ((Milestone.SENT, Milestone.RECEIPT_NOTED, Milestone.ACCEPTED), None),
    ],
)
def test_a_state_that_was_passed_over(made: tuple[Milestone, ...], gap: Milestone | None) -> None:
    assert skipped(stated(*made)) is gap


def test_the_newest_acceptance_number() -> None:
    def note(key: str, number: Answer) -> Note:
        return Note(key, {"note.receipt_number": number})

    assert acceptance_number(Case()) == ""
    case = Case(
        notes=(
            note("a", Answer("架空第001号")),
            note("b", Answer("架空第002号 ")),
            note("c", Answer("x", AnswerState.CHECKING)),
            note("d", Answer(" ")),
        )
    )
    assert acceptance_number(case) == "架空第002号"
