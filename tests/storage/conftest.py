"""Folders and files for the tests of the case file."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.storage.invented import NOW, give_to_somebody, invented_case
from wizard.storage import casefile


@pytest.fixture
def lock_dir(tmp_path: Path) -> Path:
    return tmp_path / "state" / "locks"


@pytest.fixture
def path(tmp_path: Path, lock_dir: Path) -> Path:
    """Return a closed case file with the invented case in it."""
    file = tmp_path / "架空堂 の案件.tsuho"
    casefile.create(file, invented_case(), lock_dir=lock_dir, now=NOW).close()
    return file


@pytest.fixture
def somebodys() -> Iterator[Path]:
    """Return a folder that belongs to somebody without root's rights."""
    folder = Path(tempfile.mkdtemp(prefix="tsuho-"))
    give_to_somebody(folder)
    yield folder
    for inner in (folder, *folder.rglob("*")):
        inner.chmod(0o700)
    shutil.rmtree(folder)
