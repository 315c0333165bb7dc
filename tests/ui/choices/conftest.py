"""A styled application and the page that asks for 申請・届出先 and 提出先選択."""

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

from tests.ui.documents.stand_ins import make_world
from wizard.domain.case import Place
from wizard.formdefs.area_table import read_areas
from wizard.formdefs.loader import load_form
from wizard.formdefs.tables import load_tables
from wizard.ui.choices.beside import ChoiceBeside
from wizard.ui.pages.fields import FieldsPage
from wizard.ui.style import apply_style, load_more_fonts


@pytest.fixture(scope="session")
def real_form(forms_dir):
    return load_form(forms_dir)


@pytest.fixture(scope="session")
def tables(resources_dir):
    return load_tables(resources_dir)


@pytest.fixture(scope="session")
def areas(resources_dir):
    return read_areas(resources_dir)


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


class Asked:
    """The page, and what stands under its two choices."""

    def __init__(self, world, page: FieldsPage) -> None:
        self.world = world
        self.page = page
        self.session = world.session
        self.destination = self._beside("report.destination")
        self.office = self._beside("report.office")

    def _beside(self, item_id: str) -> ChoiceBeside:
        found = self.page.rows[item_id].findChild(ChoiceBeside)
        assert found is not None
        return found

    def put(self, item_id: str, text: str) -> None:
        self.session.set_text(Place(item_id), text)

    def text(self, item_id: str) -> str:
        return str(self.session.case.text(item_id))

    def labels(self) -> dict[str, str]:
        return dict(self.session.wishes.settings.labels)


@pytest.fixture
def ask(qtbot, world):
    hosts: list[QWidget] = []

    def make(**answers: str) -> Asked:
        for name, text in answers.items():
            world.session.set_text(Place(name.replace("__", ".")), text)
        step = next(s for s in world.form.steps if "report.office" in s.items)
        page = FieldsPage(world.context(step.id))
        qtbot.addWidget(page)
        page.resize(760, 2000)
        page.show()
        hosts.append(page)
        return Asked(world, page)

    return make
