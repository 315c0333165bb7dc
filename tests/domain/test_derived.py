"""The registered office is asked once; the destination and the police headquarters follow it."""

from datetime import datetime
from pathlib import Path

import pytest

from wizard.domain.case import Answer, AnswerState, Case, Place, Source, SourceKind
from wizard.domain.derived import following_changes, starting_answers
from wizard.domain.form import Form
from wizard.domain.item_types import JAPAN, PREFECTURES, police_headquarters
from wizard.formdefs.loader import load_form

NOW = datetime(2026, 8, 20, 10, 0, tzinfo=JAPAN)
PREFECTURE = Place("company.prefecture")


@pytest.fixture(scope="module")
def form(forms_dir: Path) -> Form:
    return load_form(forms_dir)


def choose(form: Form, case: Case, prefecture: str) -> None:
    after = Answer(prefecture) if prefecture else None
    for change in following_changes(form, case, PREFECTURE, after, NOW):
        case.apply(change)


def test_every_prefecture_chooses_its_headquarters_and_all_but_hokkaido_a_destination(form: Form):
    for prefecture in PREFECTURES:
        case = Case()
        choose(form, case, prefecture)
        assert case.text("report.office") == police_headquarters(prefecture)
        wanted = "" if prefecture == "北海道" else prefecture
        assert case.text("report.destination") == wanted


def test_a_changed_prefecture_moves_what_was_derived_and_marks_it_as_written(form: Form):
    case = Case()
    choose(form, case, "東京都")
    choose(form, case, "神奈川県")
    assert case.text("report.office") == "神奈川県警察本部"
    assert case.answers["report.office"].source.kind is SourceKind.WRITTEN
    assert case.answers["report.office"].changed_at == NOW
    choose(form, case, "北海道")
    assert case.text("report.destination") == ""
    choose(form, case, "")
    assert "report.office" not in case.answers


@pytest.mark.parametrize(
    "chosen",
    [Answer("北海道函館方面"), Answer(state=AnswerState.CHECKING, source=Source(SourceKind.TYPED))],
)
def test_what_a_person_chose_stays(form: Form, chosen: Answer):
    case = Case({"report.destination": chosen})
    choose(form, case, "東京都")
    assert case.answers["report.destination"] == chosen


def test_a_state_instead_of_a_prefecture_chooses_nothing(form: Form):
    case = Case()
    after = Answer("東京都", AnswerState.CHECKING)
    assert following_changes(form, case, PREFECTURE, after, NOW) == ()


def test_a_new_case_starts_with_the_kind_of_report_and_what_its_answers_decide(form: Form):
    given = {"company.prefecture": Answer("大阪府"), "report.office": Answer("東京の警察")}
    started = starting_answers(form, given, NOW)
    assert started["report.kind"].text == "ネット上の詐欺・悪質商法等による被害に関するもの"
    assert started["report.destination"].text == "大阪府"
    assert "report.office" not in started
    assert set(starting_answers(form, {}, NOW)) == {"report.kind"}
