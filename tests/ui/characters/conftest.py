"""A styled application, a case, and rows that ask what goes into e-Gov."""

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

from tests.ui.documents.stand_ins import make_world
from wizard.domain.case import Place
from wizard.formdefs.loader import load_form
from wizard.formdefs.tables import load_tables
from wizard.ui.fields import FieldRow
from wizard.ui.style import apply_style, load_more_fonts


@pytest.fixture(scope="session")
def real_form(forms_dir):
    return load_form(forms_dir)


@pytest.fixture(scope="session")
def tables(resources_dir):
    return load_tables(resources_dir)


@pytest.fixture
def styled(qapp, resources_dir):
    before = qapp.styleSheet()
    apply_style(qapp, resources_dir, "light", 100)
    load_more_fonts(resources_dir)
    yield qapp
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qapp.setStyleSheet(before)


@pytest.fixture
def world(styled, real_form, forms_dir, resources_dir, tmp_path, tables):
    return make_world(real_form, forms_dir, resources_dir, tmp_path / "案件.tsuho", tables)


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
