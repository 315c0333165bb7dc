"""Layouts as they are delivered, and a reader of invented files."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from tests.intake.log_making import Logs
from wizard.domain.form import Form
from wizard.domain.log_format import LogFormat, MatchRules
from wizard.domain.order_layout import OrderLayout
from wizard.formdefs.loader import load_form
from wizard.formdefs.log_formats import load_log_formats, load_match_rules
from wizard.formdefs.order_layouts import load_order_layouts
from wizard.intake.order_export import OrderFile, read_orders

NOW = datetime(2026, 8, 20, 9, 30, tzinfo=timezone(timedelta(hours=9)))

Read = Callable[..., OrderFile]


@pytest.fixture(scope="session")
def form(forms_dir: Path) -> Form:
    return load_form(forms_dir)


@pytest.fixture(scope="session")
def layouts(resources_dir: Path, form: Form) -> tuple[OrderLayout, ...]:
    return load_order_layouts(resources_dir / "order_exports", form)


@pytest.fixture
def read(layouts: tuple[OrderLayout, ...], tmp_path: Path) -> Read:
    """Return a function that reads a path, or bytes written to a file of the name given."""

    def reading(source: Path | bytes, name: str = "注文 一覧.csv", **more: Any) -> OrderFile:
        path = source if isinstance(source, Path) else tmp_path / name
        if isinstance(source, bytes):
            path.write_bytes(source)
        keys = itertools.count(1)
        more.setdefault("now", NOW)
        return read_orders(
            path, more.pop("layouts", layouts), new_key=lambda: f"k{next(keys)}", **more
        )

    return reading


@pytest.fixture(scope="session")
def formats(resources_dir: Path) -> tuple[LogFormat, ...]:
    return load_log_formats(resources_dir / "log_formats")


@pytest.fixture(scope="session")
def rules(resources_dir: Path) -> MatchRules:
    return load_match_rules(resources_dir)


@pytest.fixture
def logs(formats: tuple[LogFormat, ...], rules: MatchRules, tmp_path: Path) -> Logs:
    return Logs(formats, rules, tmp_path)
