"""One thing has one name: on paper, in the window, for the commands and in the README."""

import re
from pathlib import Path

from wizard import texts
from wizard.formdefs.loader import load_form

ROOT = Path(__file__).resolve().parent.parent


def said() -> set[str]:
    """Every whole string of the catalogue."""
    found: set[str] = set()
    for name, thing in vars(texts).items():
        if name.startswith("__"):
            continue
        values = vars(thing).values() if isinstance(thing, type) else [thing]
        for value in values:
            if isinstance(value, dict):
                found.update(v for v in value.values() if isinstance(v, str))
            elif isinstance(value, str):
                found.add(value)
    return found


def test_the_number_of_a_case_is_called_as_on_paper() -> None:
    form = load_form(ROOT / "forms", ROOT / "resources")
    word = form.statement.words["case_number"]
    assert word == "整理番号"
    for pattern in (texts.StartPage.NUMBER, texts.Commands.CASE_NUMBER):
        assert pattern.format(number="T-1") == f"{word}　T-1"
    assert not [text for text in said() if "管理番号" in text or "案件番号" in text]


def test_the_readme_names_buttons_pages_and_folders_as_the_window_does() -> None:
    form = load_form(ROOT / "forms", ROOT / "resources")
    guide = (ROOT / "README.md").read_text(encoding="utf-8").split("\n## What it is")[0]
    names = set(re.findall("「([^」]+)」", guide))
    known = said() | {step.title for step in form.steps} | {"ドキュメント"}  # the system's folder
    assert names - known == set()
    assert {texts.Home.NEW, texts.Home.PRACTISE, texts.APP_NAME} <= names
