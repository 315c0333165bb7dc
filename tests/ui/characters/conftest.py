"""A styled application, a case, and rows that ask what goes into e-Gov."""

import pytest
from PySide6.QtWidgets import QWidget

from wizard.domain.case import Place
from wizard.ui.fields import FieldRow


@pytest.fixture
def ready(world):
    """The tables have been read, so that short texts are looked at at once."""
    assert world.safe.gate
    return world


@pytest.fixture
def row_of(qtbot, world):
    hosts = []

    def make(item_id: str = "applicant.name") -> FieldRow:
        host = QWidget()
        qtbot.addWidget(host)
        row = FieldRow(world.form.item(item_id), world.session, Place(item_id), host)
        host.resize(760, 700)
        row.resize(760, 600)
        host.show()
        hosts.append(host)
        return row

    return make


@pytest.fixture
def hint_of(qtbot, ready, row_of):
    """Type a text into a row and return its hint, once it says something."""

    def make(text: str, item_id: str = "applicant.name"):
        row = row_of(item_id)
        row.editor.enter_text(text)
        qtbot.waitUntil(lambda: row.characters.hint is not None)
        return row.characters.hint

    return make
