"""A styled application and a case over stand-ins; frame/ and orders/ have their own."""

import pytest
from PySide6.QtCore import QEvent

from tests.ui.documents.stand_ins import make_world
from wizard.formdefs.loader import load_form
from wizard.formdefs.tables import load_tables
from wizard.ui.style import apply_style, load_more_fonts


@pytest.fixture(scope="session")
def real_form(forms_dir):
    return load_form(forms_dir)


@pytest.fixture(scope="session")
def tables(resources_dir):
    return load_tables(resources_dir)


@pytest.fixture
def styled(qapp, resources_dir):
    """The application with the real look, put back afterwards."""
    before = qapp.styleSheet()
    apply_style(qapp, resources_dir, "light", 100)
    load_more_fonts(resources_dir)
    yield qapp
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qapp.setStyleSheet(before)


@pytest.fixture
def world(styled, real_form, forms_dir, resources_dir, tmp_path, tables):
    return make_world(real_form, forms_dir, resources_dir, tmp_path / "案件.tsuho", tables)
