"""A styled application, a case with the usual answers, and the small window over it."""

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.documents.test_egov import fill
from wizard.ui.transcription.keeper import keeper_of


@pytest.fixture
def filled(world):
    fill(world)
    world.put("applicant.phone", "03-1234-5678")
    world.put("company.postal_code", "100-0000")
    world.put("company.address_kana", "チヨダクカクウチョウ")
    return world


@pytest.fixture
def keeper(qtbot, filled):
    keeper = keeper_of(filled.context("egov"))
    yield keeper
    keeper.end()
    QApplication.clipboard().clear()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def open_panel(qtbot, keeper):
    """Returns a function that opens the window and gives it the keyboard."""

    def open_it():
        near = QWidget()
        qtbot.addWidget(near)
        keeper.open(near)
        keeper.panel.activateWindow()
        qtbot.waitUntil(keeper.panel.isActiveWindow)
        return keeper.panel

    return open_it


@pytest.fixture
def panel(open_panel):
    return open_panel()
