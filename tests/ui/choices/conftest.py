"""A styled application and the page that asks for 申請・届出先 and 提出先選択."""

import pytest
from PySide6.QtWidgets import QWidget

from wizard.domain.case import Place
from wizard.formdefs.area_table import read_areas
from wizard.ui.choices.beside import ChoiceBeside
from wizard.ui.pages.fields import FieldsPage


@pytest.fixture(scope="session")
def areas(resources_dir):
    return read_areas(resources_dir)


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
