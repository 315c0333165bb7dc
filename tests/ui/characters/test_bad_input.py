"""Strange texts typed, pasted or taken over: no crash, no hang, a clear mark."""

import sys
import unicodedata

import pytest
from PySide6.QtWidgets import QLineEdit

from wizard.domain.case import Place
from wizard.ui.characters.checking import Checking
from wizard.ui.characters.hint import AT_MOST

ASSIGNED = "".join(
    character
    for character in map(chr, range(sys.maxunicode + 1))
    if unicodedata.category(character) not in ("Cn", "Co", "Cs")
)


def copied(world, field_id: str) -> str:
    field = next(f for f in world.form.egov if f.id == field_id)
    return str(world.safe.prepare(world.form, world.case, field).text)


def looked(world, row, qtbot) -> None:
    """Wait until the newest text has been looked at."""
    row.characters.look()
    checking = Checking.of(world.session)
    qtbot.waitUntil(lambda: not checking.is_busy, timeout=60_000)


def put_in(row, text: str) -> None:
    """Insert as pasting does."""
    line = row.editor.input
    if isinstance(line, QLineEdit):
        line.insert(text)
    else:
        line.insertPlainText(text)


@pytest.mark.parametrize("item_id", ["applicant.name", "report.content"])
def test_a_paste_of_200_000_characters(ready, row_of, world, qtbot, item_id):
    text = ("髙見の店で①買い物をした。彅" * 15_000)[:200_000]
    row = row_of(item_id)
    put_in(row, text)
    looked(world, row, qtbot)
    assert world.case.text(item_id) == text
    hint = row.characters.hint
    assert list(hint.lines) == ["彅", "髙", "①"]
    assert "（14,286か所、根拠：" in hint.lines["髙"].message.text
    assert hint.copied.isHidden()


def test_every_assigned_character_once(ready, row_of, world, qtbot):
    row = row_of("report.content")
    world.session.set_text(Place("report.content"), ASSIGNED)
    looked(world, row, qtbot)
    hint = row.characters.hint
    assert len(hint.lines) == 3
    assert hint.more.text().startswith("ほかに1")
    assert hint.all_fine.isHidden()
    hint.more.click()
    assert len(hint.lines) == AT_MOST
    assert "文字あります" in hint.notes.plain
    assert world.safe.gate.accepts(copied(world, "form.content"))
    hint.more.click()
    next(iter(hint.lines.values())).buttons["own"].click()


@pytest.mark.parametrize("item_id", ["applicant.name", "report.content"])
def test_half_characters_stay_in_the_answer(ready, row_of, world, qtbot, item_id):
    row = row_of(item_id)
    text = "\udfff山\ud842田\ud800\ud800"
    world.session.set_text(Place(item_id), text)
    looked(world, row, qtbot)
    assert world.case.text(item_id) == text
    hint = row.characters.hint
    assert [hex(ord(before)) for before in hint.lines] == ["0xdfff", "0xd842", "0xd800"]
    for line in list(hint.lines.values()):
        assert "こわれた文字" in line.message.text
        line.buttons["leave_out"].click()
    assert copied(world, "form.name" if item_id == "applicant.name" else "form.content") == "山田"
    assert world.case.text(item_id) == text


def test_marks_of_direction_are_taken_out_and_told(ready, row_of, world, qtbot):
    row = row_of()
    put_in(row, "\u202e髙\u2067見\u200f")
    looked(world, row, qtbot)
    hint = row.characters.hint
    assert "見えない記号" in hint.notes.plain
    assert hint.copied.plain.endswith("：高見")


def test_a_letter_under_thousands_of_marks_is_named_short(ready, row_of, world, qtbot):
    row = row_of()
    zalgo = "\u0e01" + "\u0301" * 5_000
    world.session.set_text(Place("applicant.name"), f"山{zalgo}田")
    looked(world, row, qtbot)
    (line,) = row.characters.hint.lines.values()
    assert len(line.message.text) < 120
    line.buttons["leave_out"].click()
    assert copied(world, "form.name") == "山田"
    assert world.case.text("applicant.name") == f"山{zalgo}田"


def test_controls_and_empty_kinds_of_space_make_no_hint(ready, row_of, world, qtbot):
    row = row_of()
    world.session.set_text(Place("applicant.name"), "山\x00\x07田\u200b\ufeff\u00a0花子")
    looked(world, row, qtbot)
    assert row.characters.hint is None
    assert copied(world, "form.name") == "山田 花子"
