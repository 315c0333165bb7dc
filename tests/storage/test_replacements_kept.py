"""The person's own replacements are kept with the settings, for all cases."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from wizard.storage import settings
from wizard.storage.settings import Settings


def test_replacements_come_back(tmp_path: Path) -> None:
    kept = Settings().replacing("彅", "なぎ").replacing("葛\U000e0100", "葛").replacing("♥", "")
    kept = kept.replacing(chr(0xD800), "半分")
    settings.save(tmp_path, kept)
    assert settings.load(tmp_path).replacements == kept.replacements
    assert settings.load(tmp_path) == kept


def test_one_is_changed_or_forgotten() -> None:
    kept = Settings().replacing("彅", "なぎ").replacing("彅", "ナギ")
    assert kept.replacements == {"彅": "ナギ"}
    assert kept.replacing("彅", None).replacements == {}
    assert Settings().replacing("彅", None) == Settings()


def test_forgetting_the_shop_does_not_forget_how_a_character_is_written() -> None:
    assert Settings().replacing("彅", "なぎ").forgetting().replacements == {"彅": "なぎ"}


@pytest.mark.parametrize("strange", [None, 1, "x", ["彅"], {"彅": 1}])
def test_strange_replacements_are_left_out(tmp_path: Path, strange: object) -> None:
    settings.save(tmp_path, Settings())
    path = tmp_path / settings.FILE_NAME
    found = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps(found | {"replacements": strange}), encoding="utf-8")
    assert settings.load(tmp_path) == Settings()
