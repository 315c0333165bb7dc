"""The rows of 確認 in the real window: each leads to its field, which has the keyboard and is seen."""

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.documents.stand_ins import an_order
from wizard.app import build
from wizard.domain.case import Place
from wizard.domain.changes import Act, Group, Insert, Remove
from wizard.paths import private_paths


@pytest.fixture
def window(qapp, tmp_path):
    program = build(qapp, private_paths(tmp_path / "home"))
    program.window.resize(1180, 800)
    program.window.show()
    program.keeper.practise()
    yield program.keeper.wizard
    program.window.close()
    program.end()
    program.window.deleteLater()
    program.deleteLater()
    qapp.processEvents()


def empty(session):
    """Take every answer away and leave two bare orders."""
    for item_id in list(session.case.answers):
        session.set_answer(Place(item_id), None)
    session.do(Act("x", tuple(Remove(Group.ORDERS, 0, o) for o in list(session.case.orders))))
    session.do(Act("x", tuple(Insert(Group.ORDERS, i, an_order(i)) for i in range(2))))


def names_around(widget: QWidget | None) -> list[str]:
    names = []
    while widget is not None:
        names.append(widget.objectName())
        widget = widget.parentWidget()
    return names


def test_every_row_leads_to_its_field(window, qtbot):
    empty(window.session)
    window.show_step("confirm")
    page = window.page
    page.refresh()
    rows = [n for head in page.tree.nodes.root.children if head.level for n in head.children]
    last_of_step = {node.step: node for node in rows}
    assert {"shop", "incident", "orders", "records", "after"} <= set(last_of_step)
    for node in last_of_step.values():
        window.show_step("confirm")
        page.tree.wanted.emit(node)
        QTest.qWait(30)
        QApplication.processEvents()
        assert window.step.id == node.step
        focus = window.window().focusWidget()
        assert node.place.item in names_around(focus)
        assert not focus.visibleRegion().isEmpty()
