"""A reading is proposed only where フリガナ tells it for certain."""

import pytest

from wizard.domain.readings import certain_reading


@pytest.mark.parametrize(
    ("name", "kana", "reading"),
    [
        ("彅　太郎", "ナギ　タロウ", "なぎ"),
        ("見本 彅", "ミホン ナギー", "なぎー"),
        ("彅見　太郎", "ナギミ　タロウ", ""),
        ("彅太郎", "ナギタロウ", ""),
        ("彅", "ナギ", ""),
        ("彅　太郎", "ナギタロウ", ""),
        ("彅　彅", "ナギ　クサ", ""),
        ("彅　太郎", "ナギ1　タロウ", ""),
        ("彅　太郎", "", ""),
    ],
)
def test_only_a_part_of_its_own_has_a_certain_reading(name: str, kana: str, reading: str) -> None:
    assert certain_reading(name, kana, "彅") == reading
