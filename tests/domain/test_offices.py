"""What the shipped lists propose for the prefecture of the registered office."""

from __future__ import annotations

from pathlib import Path

import pytest

from wizard.domain.case import Answer
from wizard.domain.form import Form
from wizard.domain.item_types import PREFECTURES, police_headquarters, shown, type_of
from wizard.domain.offices import (
    counterpart,
    entry_of,
    in_known_words,
    is_own_words,
    label_key,
    partner,
    proposals,
)
from wizard.formdefs.loader import load_form


@pytest.fixture(scope="module")
def form(forms_dir: Path) -> Form:
    return load_form(forms_dir)


@pytest.mark.parametrize("prefecture", PREFECTURES[1:])
def test_every_prefecture_has_one_destination_and_one_headquarters(
    form: Form, prefecture: str
) -> None:
    (destination,) = proposals(form.item("report.destination"), prefecture)
    (office,) = proposals(form.item("report.office"), prefecture)
    assert destination.label == prefecture
    assert office.label == police_headquarters(prefecture)


def test_hokkaido_is_split_into_areas(form: Form) -> None:
    areas = proposals(form.item("report.destination"), "北海道")
    names = ("札幌", "函館", "旭川", "釧路", "北見")
    assert [area.label for area in areas] == [f"北海道{name}方面" for name in names]
    assert [area.label for area in areas if area.confirmed] == ["北海道函館方面"]


def test_what_is_not_known_is_not_confirmed(form: Form) -> None:
    (tokyo,) = proposals(form.item("report.office"), "東京都")
    assert not tokyo.confirmed
    (kanagawa,) = proposals(form.item("report.office"), "神奈川県")
    assert kanagawa.confirmed


@pytest.mark.parametrize("prefecture", ["", "東京", "関東"])
def test_nothing_is_proposed_for_what_is_no_prefecture(form: Form, prefecture: str) -> None:
    if prefecture != "東京":
        assert proposals(form.item("report.office"), prefecture) == ()
    assert proposals(form.item("report.kind"), prefecture) == ()


@pytest.mark.parametrize("prefecture", PREFECTURES[1:])
def test_the_two_lists_go_together(form: Form, prefecture: str) -> None:
    destination, office = form.item("report.destination"), form.item("report.office")
    (here,) = proposals(destination, prefecture)
    (there,) = proposals(office, prefecture)
    assert counterpart(office, here) is there
    assert counterpart(destination, there) is here


@pytest.mark.parametrize(
    ("area", "headquarters"),
    [
        ("北海道札幌方面", "北海道警察本部"),
        ("北海道函館方面", "北海道警察函館方面本部"),
        ("北海道旭川方面", "北海道警察旭川方面本部"),
        ("北海道釧路方面", "北海道警察釧路方面本部"),
        ("北海道北見方面", "北海道警察北見方面本部"),
    ],
)
def test_every_area_has_its_office(form: Form, area: str, headquarters: str) -> None:
    destination, office = form.item("report.destination"), form.item("report.office")
    here = entry_of(destination, Answer(area))
    there = entry_of(office, Answer(headquarters))
    assert here is not None
    assert there is not None
    assert counterpart(office, here) is there
    assert counterpart(destination, there) is here
    assert partner(form, destination) is office
    assert partner(form, office) is destination


def test_own_words_stand_for_the_entry_they_were_typed_for(form: Form) -> None:
    office = form.item("report.office")
    typed = Answer("東京（警視庁）", original="警視庁")
    assert entry_of(office, typed) is entry_of(office, Answer("警視庁"))
    assert is_own_words(office, typed)
    assert not is_own_words(office, Answer("警視庁"))
    assert entry_of(office, Answer("東京（警視庁）")) is None
    assert shown(office, typed) == "東京（警視庁）"
    assert type_of(office).check(typed.text, office) is None
    assert type_of(office).note(typed.text, office) is None


def test_known_words_are_those_of_one_entry_of_one_list(form: Form) -> None:
    office, kind = form.item("report.office"), form.item("incident.goods_kind")
    labels = {label_key("report.office", "警視庁"): " 東京 ", "incident.goods_kind=goods": "品物"}
    assert in_known_words(office, "警視庁", labels) == ("東京", "警視庁")
    assert in_known_words(office, "大阪府警察本部", labels) == ("大阪府警察本部", "")
    assert in_known_words(kind, "goods", labels) == ("goods", "")
