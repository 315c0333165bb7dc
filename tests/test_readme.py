"""What the READMEs say of the import is what the layouts say: nobody relies on an old list."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
LAYOUTS = sorted((ROOT / "resources" / "order_exports").glob("*.toml"))


def layout(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", LAYOUTS, ids=lambda path: path.stem)
def test_every_layout_stands_in_its_table_with_what_nobody_has_confirmed(path: Path) -> None:
    words = (ROOT / "resources" / "README.md").read_text(encoding="utf-8")
    made = layout(path)
    about = made["about"]
    unconfirmed = "、".join(made.get("unconfirmed", ())) or "—"
    row = (f"`{path.name}`", made["title"], about["confidence"], about["checked"], unconfirmed)
    assert f"| {' | '.join(row)} |" in words.splitlines()


def test_the_table_names_no_layout_that_is_gone() -> None:
    words = (ROOT / "resources" / "README.md").read_text(encoding="utf-8")
    part = words.split("## Order files")[1].split("\n## ")[0]
    rows = [line for line in part.splitlines() if line.startswith("| `")]
    assert len(rows) == len(LAYOUTS)


@pytest.mark.parametrize("path", LAYOUTS, ids=lambda path: path.stem)
def test_the_owner_is_told_whose_files_are_read(path: Path) -> None:
    guide = (ROOT / "README.md").read_text(encoding="utf-8").split("\n## What it is")[0]
    made = layout(path)
    name = made.get("platform", made["title"]).split("（")[0]
    if name.startswith("EC-CUBE"):
        name = "EC-CUBE 2〜4"
    assert name in guide
