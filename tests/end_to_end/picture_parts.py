"""Pictures of fields and of what is there for e-Gov: each a part of the window, or a small one."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QPushButton

from tests.end_to_end import picture_tools as tools
from wizard.app import Program
from wizard.ui.attachments.card import AttachmentsCard
from wizard.ui.insight.reasons import REASON, FoundReasons
from wizard.ui.pages.fields import FieldsPage
from wizard.ui.transcription.panel import Panel

NAME = "髙見　﨑子"  # 髙 and 﨑 are none that e-Gov takes
FILES = {"スクリーンショット 2026-11-20 21.03.11.png": 482_000, "髙島屋①.eml": 36_000}


def reasons(looked: Program) -> QImage:
    """Return 不正利用と判断した理由 with what was found in the orders, and which orders those are."""
    wizard = looked.keeper.wizard
    assert wizard is not None
    wizard.go_to("incident")
    tools.settle()
    assert isinstance(wizard.page, FieldsPage)
    row = wizard.page.rows[REASON]
    found = row.findChild(FoundReasons)
    assert found is not None
    tools.until(lambda: bool(found.chips))
    before = looked.window.size()
    looked.window.resize(before.width(), 2 * tools.TALL)
    found.open.setChecked(True)
    tools.settle()
    image = tools.row_picture(looked.window, row)
    found.open.setChecked(False)
    looked.window.resize(before)
    tools.settle(50)
    return image


def for_egov(looked: Program) -> Iterator[tuple[str, QImage]]:
    """Yield what is there for e-Gov: a field with its hint, 添付するファイル, the small window.

    Done last: the name of the practice case is changed, and files are attached.
    """
    wizard = looked.keeper.wizard
    assert wizard is not None
    wizard.go_to("shop")
    tools.settle()
    assert isinstance(wizard.page, FieldsPage)
    row = wizard.page.rows["applicant.name"]
    row.editor.enter_text(NAME)
    tools.until(lambda: row.characters is not None and row.characters.hint is not None)
    tools.settle()
    looked.window.resize(looked.window.width(), tools.TALL)  # the whole hint at 200 %, too
    row.editor.setFocus()
    tools.settle()
    yield "hint", tools.row_picture(looked.window, row)
    wizard.go_to("documents")
    card = tools.named(wizard.page, AttachmentsCard, "attachments")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
        files = [Path(home) / name for name in FILES]
        for file in files:
            file.write_bytes(b"x" * FILES[file.name])
        card.toggle.click()
        card.list.add(files)
        tools.until(lambda: len(card.attached.rows) == len(files) and not looked.keeper.jobs.busy)
    tools.settle()
    yield "attachments", card.grab().toImage()
    wizard.go_to("egov")
    tools.settle()
    tools.named(wizard.page, QPushButton, "open_panel").click()
    (panel,) = (w for w in QApplication.topLevelWidgets() if isinstance(w, Panel))
    tools.settle()
    tools.named(panel, QPushButton, "copy").click()  # on to the name, which is written otherwise
    tools.settle()
    yield "panel", panel.grab().toImage()
    panel.close()
