"""The registered office is asked once; the destination and the police headquarters follow it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from wizard.domain.case import Answer, AnswerState, Case, Place, Source, SourceKind
from wizard.domain.changes import SetAnswer
from wizard.domain.derived import following_changes, new_case, starting_answers
from wizard.domain.form import Form
from wizard.domain.item_types import JAPAN, PREFECTURES, police_headquarters
from wizard.domain.offices import label_key
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


DESTINATION, OFFICE = Place("report.destination"), Place("report.office")
LABELS = {
    label_key("report.office", "警視庁"): "東京（警視庁）",
    label_key("report.destination", "北海道釧路方面"): "釧路",
}


def put(form: Form, case: Case, place: Place, text: str, labels: Mapping[str, str] | None = None):
    after = Answer(text) if text else None
    follow = following_changes(form, case, place, after, NOW, labels)
    for change in (SetAnswer(place, case.answer(place), after), *follow):
        case.apply(change)


def test_an_area_of_hokkaido_brings_its_office_and_the_other_way_round(form: Form):
    case = Case()
    put(form, case, PREFECTURE, "北海道")
    assert case.text("report.office") == "北海道警察本部"
    assert case.text("report.destination") == ""
    put(form, case, DESTINATION, "北海道函館方面")
    assert case.text("report.office") == "北海道警察函館方面本部"
    put(form, case, DESTINATION, "北海道札幌方面")
    assert case.text("report.office") == "北海道警察本部"
    put(form, case, DESTINATION, "")
    assert case.text("report.office") == "北海道警察本部"
    put(form, case, OFFICE, "北海道警察北見方面本部")
    assert case.text("report.destination") == "北海道北見方面"
    assert case.answers["report.destination"].source.kind is SourceKind.WRITTEN
    put(form, case, OFFICE, "北海道警察本部")  # of all Hokkaido: no area follows
    assert case.text("report.destination") == ""


def test_an_area_a_person_chose_stays_when_the_office_is_chosen(form: Form):
    case = Case()
    put(form, case, PREFECTURE, "北海道")
    put(form, case, DESTINATION, "北海道函館方面")
    put(form, case, OFFICE, "北海道警察旭川方面本部")
    assert case.text("report.destination") == "北海道函館方面"


def test_an_area_outlives_a_trip_to_another_prefecture(form: Form):
    case = Case()
    put(form, case, PREFECTURE, "北海道")
    put(form, case, DESTINATION, "北海道函館方面")
    put(form, case, PREFECTURE, "青森県")
    assert case.text("report.office") == "青森県警察本部"
    assert case.text("report.destination") == "北海道函館方面"  # doubted, never replaced
    put(form, case, PREFECTURE, "北海道")
    assert case.text("report.office") == "北海道警察函館方面本部"


def test_a_choice_of_elsewhere_moves_nothing(form: Form):
    case = Case()
    put(form, case, PREFECTURE, "神奈川県")
    put(form, case, DESTINATION, "東京都")
    assert case.text("report.office") == "神奈川県警察本部"


def test_without_a_registered_office_one_choice_proposes_the_other(form: Form):
    case = Case()
    put(form, case, DESTINATION, "東京都")
    assert case.text("report.office") == "警視庁"
    put(form, case, DESTINATION, "")
    assert case.text("report.office") == ""


def test_known_words_come_with_the_entry_and_go_with_it(form: Form):
    case = Case()
    put(form, case, PREFECTURE, "東京都", LABELS)
    answer = case.answers["report.office"]
    assert (answer.text, answer.original) == ("東京（警視庁）", "警視庁")
    assert case.text("report.destination") == "東京都"
    put(form, case, PREFECTURE, "大阪府", LABELS)
    assert case.text("report.office") == "大阪府警察本部"
    assert case.answers["report.office"].original == ""
    put(form, case, PREFECTURE, "東京都", LABELS)
    assert case.text("report.office") == "東京（警視庁）"


def test_a_corrected_label_stays_until_another_entry_follows(form: Form):
    case = Case()
    put(form, case, PREFECTURE, "東京都")
    own = replace(case.answers["report.office"], text="東京（警視庁）", original="警視庁")
    case.put(OFFICE, own)
    put(form, case, DESTINATION, "東京都")  # the same entry follows: nothing changes
    assert case.answers["report.office"] == own
    put(form, case, PREFECTURE, "大阪府")
    assert case.text("report.office") == "大阪府警察本部"


def test_a_new_case_has_the_known_words_of_its_own_prefecture(form: Form):
    given = {"company.prefecture": Answer("東京都")}
    case = new_case(form, NOW, "k" * 8, given, labels=LABELS)
    assert case.text("report.office") == "東京（警視庁）"
    other = new_case(form, NOW, "k" * 8, {"company.prefecture": Answer("大阪府")}, labels=LABELS)
    assert other.text("report.office") == "大阪府警察本部"
    hokkaido = new_case(form, NOW, "k", {"company.prefecture": Answer("北海道")}, labels=LABELS)
    assert hokkaido.text("report.destination") == ""
