"""A shop owner copies into e-Gov with the small window: by keyboard, interrupted, to the end.

The clipboard is read after each key, as e-Gov would get it.
"""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.end_to_end.driver import Driver
from wizard import commands, texts
from wizard.domain.milestones import Milestone, reached_at
from wizard.output.copy_text import EgovEntry, egov_entries
from wizard.paths import Paths, private_paths
from wizard.ui.files import attachments_of
from wizard.ui.transcription.panel import Panel

NOW = datetime(2026, 11, 21, 21, 4, 5, tzinfo=timezone(timedelta(hours=9)))
STATEMENT = "申出書_20261121.pdf"
IS_REFUSED = {"applicant.name": "髙見　﨑子"}


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return private_paths(tmp_path / "home")


def entries_of(driver: Driver) -> dict[str, EgovEntry]:
    case = driver.wizard.session.case
    form, safe = driver.wizard.session.form, driver.wizard.case.safe
    return {e.field.id: e for e in egov_entries(form, case, safe, attachments_of(case))}


def is_seen(driver: Driver, name: str) -> bool:
    found = driver.wizard.page.findChild(QWidget, name)
    return found is not None and found.isVisible()


def open_panel(driver: Driver) -> Panel:
    driver.step("egov")
    driver.press("open_panel")
    (panel,) = [w for w in QApplication.topLevelWidgets() if isinstance(w, Panel) and w.isVisible()]
    return panel


def press_enter(panel: Panel) -> None:
    focused = panel.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_Return)
    QApplication.processEvents()


def copy_one(driver: Driver, panel: Panel) -> str:
    """Press Enter in the panel; return the id of the field it was for."""
    field_id = panel.body.lit
    entry = entries_of(driver)[field_id]
    clipboard = QApplication.clipboard()
    clipboard.setText("何か別のもの")
    press_enter(panel)
    marks = driver.wizard.session.case.marks
    assert marks[f"copied:{field_id}"] == "1", field_id
    if entry.field.kind == "attachment":
        assert clipboard.text() == "何か別のもの"  # a file is attached, not pasted
    else:
        assert clipboard.text() == entry.text, field_id
        assert driver.wizard.case.safe.gate.clean(entry.text).text == entry.text
    return field_id


def test_the_panel_is_walked_by_keyboard_and_an_interruption_costs_nothing(
    qapp: QApplication, paths: Paths, tmp_path: Path
) -> None:
    case_file = tmp_path / "架空堂.tsuho"
    assert commands.run(["new", str(case_file), "--sample"], paths) == 0
    driver = Driver(qapp, paths, clock=lambda: NOW)
    driver.open(case_file)
    driver.step("shop")
    driver.fill(IS_REFUSED)
    driver.wait_for(lambda: is_seen(driver, "characters:applicant.name"))
    driver.step("documents")
    driver.save_with_dialog("save_pdf", tmp_path / STATEMENT)

    panel = open_panel(driver)
    wanted = [i for i, entry in entries_of(driver).items() if entry.text]
    assert len(wanted) > 10
    walked = [copy_one(driver, panel) for _ in range(5)]
    assert walked == wanted[:5]
    assert "高見　崎子" in {entry.text for entry in entries_of(driver).values()}
    last = QApplication.clipboard().text()
    driver.close()  # a phone call, the night is over
    assert QApplication.clipboard().text() != last

    again = Driver(qapp, paths, clock=lambda: NOW)
    again.open(case_file)
    assert again.shown_step() == "egov"
    panel = open_panel(again)
    while panel.body.lit:
        walked.append(copy_one(again, panel))
    assert walked == wanted
    assert panel.body.closing.isVisible()
    press_enter(panel)  # one too many says nothing
    assert panel.isVisible()
    QTest.keyClick(panel.body.closing.words, Qt.Key.Key_Tab)
    press_enter(panel)  # 「送信した」 leads on; stating it is the owner's
    assert not any(isinstance(w, Panel) for w in QApplication.topLevelWidgets())
    assert again.shown_step() == "after"
    assert reached_at(again.wizard.session.case, Milestone.SENT) is None
    assert again.wizard.session.case.text("applicant.name") == IS_REFUSED["applicant.name"]
    again.close()
    the_statement_explains(tmp_path / STATEMENT)


def the_statement_explains(pdf: Path) -> None:
    words = ["".join(page.extract_text().split()) for page in pypdf.PdfReader(pdf).pages]
    (page,) = [w for w in words if "".join(texts.Explanation.TITLE.split()) in w and "U+9AD9" in w]
    for told in ("髙見﨑子", "高見崎子", "U+FA11"):
        assert told in page
