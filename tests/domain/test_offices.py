"""What the shipped lists propose for the prefecture of the registered office."""

from __future__ import annotations

from pathlib import Path

import pytest

from wizard.domain.form import Form
from wizard.domain.item_types import PREFECTURES, police_headquarters
from wizard.domain.offices import proposals
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
