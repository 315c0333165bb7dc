"""Answers that do not fit together are doubted, in the real form."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.domain.making import order, set_text, texts
from wizard.domain.case import Answer, AnswerState, Case, Place, Source, SourceKind
from wizard.domain.doubts import Doubts
from wizard.domain.mismatches import OfficeDoubt, office_doubt
from wizard.domain.problems import ProblemLevel
from wizard.formdefs.loader import load_form

FORM = load_form(Path(__file__).resolve().parents[2] / "forms")
TODAY = date(2026, 8, 25)
OFFICE, DESTINATION = Place("report.office"), Place("report.destination")


def doubts(case: Case) -> dict[Place, str]:
    found = Doubts(FORM).problems(case, TODAY)
    assert all(problem.level is ProblemLevel.DOUBT for problem in found)
    assert len({problem.place for problem in found}) == len(found)
    return {problem.place: problem.message for problem in found}


def offices(prefecture: str, destination: str = "", office: str = "") -> Case:
    answers = {
        "company.prefecture": prefecture,
        "report.destination": destination,
        "report.office": office,
    }
    return Case(texts({item_id: text for item_id, text in answers.items() if text}))


@pytest.mark.parametrize(
    ("prefecture", "destination", "office", "doubted"),
    [
        ("東京都", "東京都", "警視庁", []),
        ("神奈川県", "神奈川県", "神奈川県警察本部", []),
        ("東京都", "神奈川県", "神奈川県警察本部", [DESTINATION, OFFICE]),
        ("東京都", "神奈川県", "警視庁", [DESTINATION]),
        ("京都府", "東京都", "", [DESTINATION]),
        ("東京都", "", "", []),
        ("", "東京都", "神奈川県警察本部", [OFFICE]),
        ("", "北海道函館方面", "青森県警察本部", [OFFICE]),
        ("", "東京都", "警視庁", []),
        ("北海道", "北海道札幌方面", "北海道警察本部", []),
        ("北海道", "北海道函館方面", "北海道警察函館方面本部", []),
        ("北海道", "北海道函館方面", "北海道警察本部", [OFFICE]),
        ("北海道", "北海道函館方面", "北海道警察旭川方面本部", [OFFICE]),
        ("北海道", "北海道札幌方面", "北海道警察函館方面本部", [OFFICE]),
        ("北海道", "北海道函館方面", "警視庁", [OFFICE]),
        ("北海道", "", "北海道警察函館方面本部", []),
        ("青森県", "北海道函館方面", "青森県警察本部", [DESTINATION]),
    ],
)
def test_an_office_of_elsewhere(
    prefecture: str, destination: str, office: str, doubted: list[Place]
) -> None:
    assert list(doubts(offices(prefecture, destination, office))) == doubted


def test_the_prefecture_changed_after_the_choice() -> None:
    case = offices("神奈川県", "神奈川県", "神奈川県警察本部")
    kept = Doubts(FORM)
    assert kept.problems(case, TODAY) == []
    set_text(case, "company.prefecture", "東京都")
    assert {problem.place for problem in kept.problems(case, TODAY)} == {OFFICE, DESTINATION}
    assert all("東京都" in problem.message for problem in kept.problems(case, TODAY))


def test_the_area_s_own_office_is_told_to_be_unconfirmed() -> None:
    case = offices("北海道", "北海道釧路方面", "北海道警察本部")
    message = doubts(case)[OFFICE]
    assert "北海道釧路方面" in message
    assert "未確認" in message
    assert "方面本部" in FORM.item("report.office").where
    assert "方面" in FORM.item("report.office").hint


def live(case: Case, place: Place) -> OfficeDoubt | None:
    return office_doubt(FORM, case, FORM.item(place.item))


def test_under_both_fields_it_is_said_what_would_fit() -> None:
    case = offices("神奈川県", "東京都", "警視庁")
    for place, wanted in ((DESTINATION, "神奈川県"), (OFFICE, "神奈川県警察本部")):
        doubt = live(case, place)
        assert doubt is not None
        assert doubt.by is FORM.item("company.prefecture")
        assert doubt.wanted is not None
        assert doubt.wanted.value == wanted


def test_two_choices_that_do_not_agree_are_doubted_under_both() -> None:
    case = offices("北海道", "北海道函館方面", "北海道警察本部")
    here, there = live(case, DESTINATION), live(case, OFFICE)
    assert here is not None
    assert there is not None
    assert (here.by, there.by) == (FORM.item(OFFICE.item), FORM.item(DESTINATION.item))
    assert here.wanted is not None
    assert here.wanted.value == "北海道札幌方面"
    assert there.wanted is not None
    assert there.wanted.value == "北海道警察函館方面本部"
    assert "北海道警察本部" in here.message


def test_no_area_is_wanted_for_an_office_of_hokkaido_by_itself() -> None:
    doubt = live(offices("北海道", "東京都"), DESTINATION)
    assert doubt is not None
    assert doubt.wanted is None


def test_own_words_are_doubted_like_the_entry_they_stand_for() -> None:
    case = offices("東京都", "東京都")
    case.put(OFFICE, Answer("東京（警視庁）", original="警視庁"))
    assert doubts(case) == {}
    set_text(case, "company.prefecture", "神奈川県")
    assert set(doubts(case)) == {DESTINATION, OFFICE}


def test_words_that_a_file_brought_are_doubted_those_of_the_person_are_not() -> None:
    case = offices("東京都", "東京都")
    case.put(OFFICE, Answer("東京の警察", source=Source(SourceKind.ANSWERS_FILE)))
    assert "一覧にない言葉" in doubts(case)[OFFICE]
    case.put(OFFICE, Answer("東京の警察"))
    assert doubts(case) == {}


@pytest.mark.parametrize(("said", "doubted"), [("有", False), ("無", True), ("", True)])
def test_a_value_that_is_printed_nowhere(said: str, doubted: bool) -> None:
    answers = {"site.contractor_name": "架空ウェブ制作"} | (
        {"site.contractor": said} if said else {}
    )
    of_order = {"auth_server_location": "架空データセンター", "unauthorized_access": said}
    if not said:
        of_order.pop("unauthorized_access")
    case = Case(texts(answers), (order("o", "1024", 1, **of_order),))
    found = doubts(case)
    places = [Place("site.contractor"), Place("order.unauthorized_access", "o")]
    assert list(found) == (places if doubted else [])
    if doubted:
        assert "「業者名」は書類に載りません" in found[places[0]]
        assert found[places[1]].startswith("注文 1024：不正アクセス疑い有無：")


def test_a_state_or_nothing_is_missed_nowhere() -> None:
    case = Case(texts({"site.contractor": "無", "site.contractor_name": " "}))
    assert doubts(case) == {}
    case.put(Place("site.contractor_name"), Answer("x", AnswerState.CHECKING))
    assert doubts(case) == {}
