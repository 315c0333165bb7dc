"""The page of access records over invented orders, with invented logs beside it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from tests.intake.log_making import combined, order, write
from tests.ui.documents.stand_ins import World, make_world
from wizard.domain.case import Case, Order
from wizard.ui.pages import records
from wizard.ui.pages.records import RecordsPage

SAFARI = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 "
    "(KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1"
)


@pytest.fixture
def make(styled, real_form, forms_dir, resources_dir, tmp_path, tables) -> Callable[..., Any]:
    """Return a world with these orders."""

    def making(*orders: Order):
        case = Case(number="T-20260821-TEST", orders=orders)
        path = tmp_path / "案件.tsuho"
        return make_world(real_form, forms_dir, resources_dir, path, tables, case)

    return making


@pytest.fixture
def world(make) -> Any:
    """Three orders: one line fits the first, two fit the second, none the third."""
    return make(
        order("1024", key="o1"),
        order("1025", "2026-08-02T10:00:00+09:00", key="o2"),
        order("1026", "2026-08-02T18:30:00+09:00", key="o3"),
    )


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return write(
        tmp_path / "access.log",
        combined("22:10:40", request="GET /products/list", status=200),
        combined("22:12:01", request="GET /img/a.png", status=200),
        combined("22:13:20", request="POST /cart", status=200),
        combined("22:14:05"),
        combined("22:14:06", request="GET /shopping/complete", status=200),
        combined("09:58:10", day="02/Aug/2026", ip="203.0.113.7", agent=SAFARI),
        combined("10:01:30", day="02/Aug/2026", ip="198.51.100.9"),
        combined("12:00:00", day="02/Aug/2026", request="GET /", status=200),
        combined("20:00:00", day="02/Aug/2026", request="GET /", status=200),
    )


@pytest.fixture
def show(qtbot) -> Callable[..., Any]:
    """Make the page as the frame does and show it."""

    def showing(world: World, size: tuple[int, int] = (1000, 900)):
        world.session.step = "records"
        page = records.make(world.context("records"))
        assert isinstance(page, RecordsPage)
        qtbot.addWidget(page)
        page.resize(*size)
        page.show()
        page.activateWindow()
        assert QTest.qWaitForWindowActive(page)
        page.enter()
        return page

    return showing


@pytest.fixture
def page(world, log, show) -> Any:
    """The page after the log was searched."""
    shown = show(world)
    shown.bar.drop.dropped.emit([log])
    return shown


@pytest.fixture
def press(qtbot) -> Callable[..., None]:
    """Press a button by its name, by keyboard."""

    def pressing(parent, name: str) -> None:
        button = parent.findChild(QPushButton, name)
        assert button is not None, name
        assert button.isVisible(), name
        assert button.isEnabled(), name
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Space)

    return pressing
