"""A rule of an e-Gov field is told as 未確認 wherever it is told and nobody has confirmed it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from wizard.domain.field_words import hint_of, told, widths_line
from wizard.domain.form import Charset, EgovField, FieldRule
from wizard.formdefs.loader import load_form

KATAKANA = FieldRule(charset=Charset.KATAKANA, charset_confirmed=False)
RULES = {
    "charset": (KATAKANA, replace(KATAKANA, charset_confirmed=True)),
    "max_length": (FieldRule(max_length=9), FieldRule(max_length=9, max_length_confirmed=True)),
    "multiline": (FieldRule(multiline=True), FieldRule(multiline=True, multiline_confirmed=True)),
}


@pytest.mark.parametrize("name", RULES)
def test_every_rule_is_told_with_whether_it_is_confirmed(name):
    unsure, sure_rule = RULES[name]
    field = EgovField("x", "見本", "1", hint="見本です。", rule=unsure)
    assert hint_of(field).startswith("見本です。")
    assert "未確認" in hint_of(field)
    sure = replace(field, rule=sure_rule)
    assert "未確認" not in hint_of(sure)
    assert len(hint_of(sure)) > len(field.hint)


def test_without_rules_only_the_hint_is_told():
    assert hint_of(EgovField("x", "見本", "1", hint="見本です。")) == "見本です。"


def test_changed_widths_are_told_with_the_rule_that_asked_for_them():
    field = EgovField("x", "見本", "1")
    assert "未確認" not in widths_line(field)
    assert "未確認" in widths_line(replace(field, rule=KATAKANA))
    assert told("見本。", confirmed=True) == "見本。"


def test_the_rules_of_the_real_fields_are_told(forms_dir):
    fields = {field.id: field for field in load_form(forms_dir).egov}
    marked = {name for name, field in fields.items() if "この決まりは未確認" in hint_of(field)}
    kana = {name for name in fields if name.endswith("_kana")}
    assert marked == kana | {"form.email", "form.content"}
    for field in fields.values():  # no hint states on its own what a rule says
        assert "カタカナ" not in field.hint
