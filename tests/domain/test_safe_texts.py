"""One gate for all fields, and where a refused character is mended."""

from pathlib import Path

import pytest

from tests.domain.gating import the_gate
from wizard.domain.case import Answer, Case, Source, SourceKind
from wizard.domain.form import Form
from wizard.domain.replacements import decide
from wizard.domain.safe_texts import SafeTexts
from wizard.formdefs.loader import load_form


@pytest.fixture(scope="module")
def form(forms_dir: Path) -> Form:
    return load_form(forms_dir)


def test_the_gate_is_made_once_and_not_before_it_is_needed(form: Form) -> None:
    made = []

    def make():
        made.append(1)
        return the_gate()

    safe = SafeTexts(make)
    assert made == []
    for field in form.egov:
        safe.prepare(form, Case(), field)
    assert made == [1]


def test_it_is_ready_once_the_gate_is_there(form: Form) -> None:
    safe = SafeTexts(the_gate)
    assert not safe.is_ready
    assert safe.prepare_text(Case(), form.egov[0], "髙見").text == "高見"
    assert safe.is_ready


def test_own_replacements_are_asked_for_each_time(form: Form) -> None:
    own = {"髙": "たか"}
    safe = SafeTexts(the_gate, lambda: own)
    case = Case({"applicant.name": Answer("髙見")})
    field = next(f for f in form.egov if f.id == "form.name")
    assert safe.prepare(form, case, field).text == "たか見"
    own.clear()
    assert safe.prepare(form, case, field).text == "高見"


def test_a_character_is_decided_under_its_field_wherever_it_comes_from(form: Form) -> None:
    written = Answer("架空\ua4d0堂です。", source=Source(SourceKind.WRITTEN))
    safe = SafeTexts(the_gate)
    case = Case({"shop.name": Answer("架空\ua4d0堂"), "report.content": written})
    assert [p.place.item for p in safe.refused(form, case)] == ["report.content"]
    case = Case({"report.content": Answer("架空\ua4d0堂です。")})
    assert [p.place.item for p in safe.refused(form, case)] == ["report.content"]


def test_one_decision_for_a_name_and_the_text_that_names_it_is_asked_once(form: Form) -> None:
    safe = SafeTexts(the_gate)
    content = Answer("濵見のꓐです。", source=Source(SourceKind.WRITTEN))
    case = Case({"applicant.name": Answer("濵見"), "report.content": content})
    assert [(p.place.item, "濵" in p.message) for p in safe.refused(form, case)] == [
        ("applicant.name", True),
        ("report.content", False),
    ]
    case.apply(decide(case, "applicant.name", "濵", "浜"))
    assert [p.place.item for p in safe.refused(form, case)] == ["report.content"]


def test_lengths_are_asked_for_each_time(form: Form) -> None:
    limits: dict[str, int] = {}
    safe = SafeTexts(the_gate, limits=lambda: limits)
    field = next(field for field in form.egov if field.id == "form.phone")
    case = Case({"applicant.phone": Answer("03-0000-0000")})
    assert not safe.prepare(form, case, field).too_long
    limits[field.id] = 3
    assert safe.prepare(form, case, field).too_long
