"""Shared test set-up: offscreen Qt, private folders."""

import os
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the project's root."""
    return ROOT


@pytest.fixture(scope="session")
def forms_dir() -> Path:
    """Return `forms/`."""
    return ROOT / "forms"


@pytest.fixture(scope="session")
def resources_dir() -> Path:
    """Return `resources/`."""
    return ROOT / "resources"
