"""The rules of e-Gov's fields and the limits of attachments, as data."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.domain.gating import the_gate
from wizard.domain.attachments import Budget
from wizard.domain.egov_text import prepare
from wizard.domain.form import Charset, FieldRule
from wizard.errors import FormsError
from wizard.formdefs.loader import load_form
from wizard.formdefs.tables import load_tables, read_budget

PHONE = 'id = "form.phone"\n'
EGOV = "forms/egov_report.toml"
ATTACHMENTS = "resources/tables/attachments.toml"


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_every_part_of_a_rule_is_read_with_its_confirmation(copied: Path) -> None:
    rule = """charset = { value = "full_width", confirmed = true }
max_length = { value = 400, confirmed = true }
multiline = { value = true }
"""
    edit(copied / EGOV, PHONE, PHONE + rule)
    fields = {field.id: field for field in load_form(copied / "forms").egov}
    assert fields["form.phone"].rule == FieldRule(Charset.FULL_WIDTH, True, 400, True, True, False)
    assert fields["form.name"].rule == FieldRule()


BROKEN = {
    "charset": ('charset = { value = "kana" }', 'charset value: unknown "kana"'),
    "no charset": ("charset = { confirmed = true }", "charset value: missing key"),
    "a bare charset": ('charset = "any"', "charset: not a table"),
    "length as text": ('max_length = { value = "400" }', "max_length value: not an integer"),
    "no length": ("max_length = { confirmed = true }", "max_length value: missing key"),
    "length nought": ("max_length = { value = 0 }", "max_length value: not an integer"),
    "lines as a number": ("multiline = { value = 3 }", "multiline value: not a boolean"),
    "an unknown part": ("charset = { value = 'any', sure = true }", "charset sure: unknown key"),
    "an unknown rule": ("min_length = { value = 3 }", "min_length: unknown key"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_rule_names_file_and_key(copied: Path, name: str) -> None:
    line, detail = BROKEN[name]
    edit(copied / EGOV, PHONE, PHONE + line + "\n")
    with pytest.raises(FormsError) as refused:
        load_form(copied / "forms")
    assert 'egov_report.toml: field "form.phone"' in refused.value.detail
    assert detail in refused.value.detail


@pytest.mark.parametrize("own", ["attachments", "form.kind"])
def test_only_text_has_rules(copied: Path, own: str) -> None:
    name = f'id = "{own}"\n'
    edit(copied / EGOV, name, name + 'charset = { value = "any" }\n')
    with pytest.raises(FormsError, match="ここには書けません"):
        load_form(copied / "forms")


# --- attachments ----------------------------------------------------------------------------------
def test_the_real_budget_is_ten_megabytes_and_not_confirmed(resources_dir: Path) -> None:
    assert read_budget(resources_dir) == Budget(10_000_000, 0, confirmed=False)


def test_a_limit_of_files_may_be_written(copied: Path) -> None:
    edit(copied / ATTACHMENTS, "# limit_count = 20", "limit_count = 20")
    assert read_budget(copied / "resources").limit_count == 20


@pytest.mark.parametrize(
    ("old", "new", "detail"),
    [
        ("limit_bytes = 10000000", "limit_bytes = 0", "limit_bytes: not an integer"),
        ("limit_bytes = 10000000", "", "limit_bytes: missing key"),
        ("confirmed = false", "confirmed = true", "confirmed: an unchecked limit"),
        ("confirmed = false", "sure = false", "sure: unknown key"),
        ('source = "', 'quelle = "', "source: missing key"),
    ],
)
def test_a_broken_budget_names_file_and_key(copied: Path, old: str, new: str, detail: str) -> None:
    edit(copied / ATTACHMENTS, old, new)
    with pytest.raises(FormsError) as refused:
        load_tables(copied / "resources")
    assert f"attachments.toml: {detail}" in refused.value.detail


def test_no_field_of_the_shipped_form_joins_two_items_that_are_typed(forms_dir: Path) -> None:
    """Else what is decided about a character of one would hold for the other, too."""
    form = load_form(forms_dir)
    for field in form.egov:
        kinds = [form.item(item_id).type for item_id in field.items]
        assert sum(kind != "prefecture" for kind in kinds) <= 1, field.id


def test_the_shipped_form_takes_katakana_for_readings_and_calls_that_unconfirmed(
    forms_dir: Path,
) -> None:
    rules = {field.id: field.rule for field in load_form(forms_dir).egov}
    katakana = {field for field, rule in rules.items() if rule.charset is Charset.KATAKANA}
    assert katakana == {"basic.name_kana", "basic.address_kana", "form.name_kana"}
    assert not any(rules[field].charset_confirmed for field in katakana)
    gate = the_gate()
    for field in load_form(forms_dir).egov:
        if field.id in katakana:
            made = prepare(field, "ﾔﾏﾀﾞ はなこ", gate)
            assert made.whole == "ヤマダ　はなこ"
            (problem,) = made.problems
            assert problem.suggestion == "ヤマダ　ハナコ"
            assert "未確認" in problem.message
