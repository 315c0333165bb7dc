"""A case as plain data: what other programs are told is what is known, nothing more."""

from __future__ import annotations

from pathlib import Path

import pytest

from wizard.domain.case import Answer
from wizard.domain.plain import plain_answer
from wizard.formdefs.loader import load_form

FORM = load_form(Path(__file__).resolve().parents[2] / "forms")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("2026-08-01T22:14:05+09:00", "2026-08-01T22:14:05+09:00"),
        ("2026-08-01T22:14:00+09:00", "2026-08-01T22:14:00+09:00"),
        ("2026-08-01T22:14+09:00", "2026-08-01T22:14+09:00"),
        ("2026-08-01 22:14", "2026-08-01T22:14+09:00"),
        ("2026年8月1日 22時14分", "2026-08-01T22:14+09:00"),
        ("2026-08-01", "2026-08-01"),  # no time at all: as it stands
    ],
)
def test_no_second_is_told_that_nobody_knows(text, told):
    assert plain_answer(FORM.item("order.purchased_at"), Answer(text)) == told
