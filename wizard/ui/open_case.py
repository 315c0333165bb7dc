"""An open case with all that its window needs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject

from wizard.domain.safe_texts import SafeTexts
from wizard.ui.background import SaverThread
from wizard.ui.pages.base import Page, PageContext
from wizard.ui.session import Session
from wizard.ui.shelf import PRACTICE_MARK, Opened, Shelf
from wizard.ui.wishes import PracticeWishes, Wishes


@dataclass(frozen=True, slots=True)
class OpenCase:
    """An open case with all that its window needs.

    Attributes:
        session: the case and its changes.
        saver: writes them.
        path: the case file.
        make_page: makes the page of a step (imports its module on first use).
        forms_dir: `forms/`; resources_dir: `resources/`.
        tables: plain data of `resources/tables/` by file stem.
        safe: makes texts safe for e-Gov.
        order_layouts_dir: where the person's own order layouts are kept.
    """

    session: Session
    saver: SaverThread
    path: Path
    make_page: Callable[[PageContext], Page]
    forms_dir: Path
    resources_dir: Path
    tables: Mapping[str, object]
    safe: SafeTexts
    order_layouts_dir: Path | None = None


def make_open_case(
    opened: Opened,
    shelf: Shelf,
    wishes: Wishes,
    page_maker: Callable[[str], Callable[[PageContext], Page]],
    parent: QObject,
) -> OpenCase:
    """Return a session over an opened file, with its saver already running."""
    saver = SaverThread(opened.file, shelf.clock, parent)
    safe = shelf.safe
    if PRACTICE_MARK in opened.case.marks:
        wishes = own = PracticeWishes(wishes, parent)
        safe = safe.asking(lambda: own.settings.replacements, lambda: own.settings.limits)
    session = Session(
        shelf.form,
        opened.case,
        saver,
        shelf.clock,
        shelf.new_key,
        safe=safe,
        wishes=wishes,
    )
    return OpenCase(
        session=session,
        saver=saver,
        path=opened.file.path,
        make_page=lambda context: page_maker(context.step.page)(context),
        forms_dir=shelf.folders.forms,
        resources_dir=shelf.folders.resources,
        tables=shelf.tables,
        safe=safe,
        order_layouts_dir=shelf.folders.order_layouts,
    )
