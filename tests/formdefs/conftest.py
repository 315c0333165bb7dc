"""Copies of the real definitions that a test may break."""

import shutil
from pathlib import Path

import pytest


@pytest.fixture
def copied(tmp_path: Path, root: Path) -> Path:
    """Return a folder that holds copies of `forms/` and `resources/tables/`."""
    shutil.copytree(root / "forms", tmp_path / "forms")
    shutil.copytree(root / "resources" / "tables", tmp_path / "resources" / "tables")
    return tmp_path
