"""Files put on the page beside the right one: which page they belong on, and on wish taken there.

Told by names alone, before anything is read: a log is never an order file by its name, nor the
other way round; what a name does not tell is read where it was put.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from wizard.domain.form import Step
from wizard.texts import WrongPage
from wizard.ui.pages.base import Page, PageContext

_TABLES = (".csv", ".tsv", ".xlsx")
_LOG = re.compile(r"\.log(?:[.-][\d.-]+)?$|^(?:access|error|ssl_access)[._-]?(?:log|\d)")


def is_log(path: Path) -> bool:
    """Return True for the name of an access log; order files come in no ``.gz``."""
    name = path.name.lower()
    bare = name.removesuffix(".gz")
    if bare.endswith(_TABLES):
        return False
    return bare != name or _LOG.search(bare) is not None


def is_order_file(path: Path) -> bool:
    """Return True for the name of a table that no log has."""
    name = path.name.lower()
    return name.endswith(_TABLES) and "log" not in name and "access" not in name


def taken_elsewhere(
    context: PageContext,
    here: QWidget,
    paths: Sequence[Path],
    kind: str,
    belongs: Callable[[Path], bool],
) -> bool:
    """Offer to take files to the page they belong on; False when they are to be read here.

    With やめる nothing at all happens.

    Args:
        context: of the page on which they were put.
        here: that page.
        paths: the files; when some of them belong here, nothing is asked.
        kind: of the other page (`Step.page`), ``orders`` or ``records``.
        belongs: tells whether a file belongs there.
    """
    step = next((each for each in context.form.steps if each.page == kind), None)
    if step is None or not paths or not all(map(belongs, paths)):
        return False
    what = WrongPage.LOGS if kind == "records" else WrongPage.ORDERS
    names = WrongPage.FILES if len(paths) > 1 else WrongPage.FILE
    files = names.format(first=paths[0].name, count=len(paths))
    words = what.format(files=files, page=step.title)
    there = context.desk.ask_which(words, WrongPage.YES.format(page=step.title), WrongPage.NO)
    if there:
        _hand_over(context, here, step, paths)
    return there is not False


def _hand_over(context: PageContext, here: QWidget, step: Step, paths: Sequence[Path]) -> None:
    window = here.window()
    context.desk.go_to(step.id)
    other = window.findChild(Page, step.id)  # made by now, on its first visit too
    if isinstance(other, Page):
        other.take_files(paths)
