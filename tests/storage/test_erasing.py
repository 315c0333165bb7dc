"""What was taken out of a case is not left lying in its file."""

from __future__ import annotations

from pathlib import Path

from wizard.domain.case import Answer, Case, Place
from wizard.domain.changes import SetAnswer
from wizard.storage.casefile import create

PLACE = Place("case.notes")


def test_a_text_that_was_replaced_is_gone_from_the_file(tmp_path: Path) -> None:
    path = tmp_path / "case.tsuho"
    typed = Answer("4111 1111 1111 111")
    masked = Answer("4111 11** **** 1111")
    with create(path, Case(), lock_dir=tmp_path / "locks") as file:
        file.apply([SetAnswer(PLACE, None, typed)])
        assert typed.text.encode() in path.read_bytes()
        file.apply([SetAnswer(PLACE, typed, masked)])
        assert typed.text.encode() not in path.read_bytes()
        file.apply([SetAnswer(PLACE, masked, None)])
    assert masked.text.encode() not in path.read_bytes()
