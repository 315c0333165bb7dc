"""What every page promises to the frame, and what the frame hands to every page."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from wizard.domain.case import Place
from wizard.domain.form import Form, Step
from wizard.domain.safe_texts import SafeTexts
from wizard.ui.session import Session


class Desk(Protocol):
    """What a page may ask of the window around it (the frame implements it)."""

    def go_to(self, step_id: str, place: Place | None = None) -> None:
        """Show a step, and put the focus on a place there."""

    def open_link(self, url: str) -> None:
        """Open an https page of the allow-list in the browser; refuse anything else."""

    def copy(self, text: str) -> bool:
        """Put text on the clipboard; False (after a sentence was shown) when it is held."""

    def tell(self, what: str, do: str = "", detail: str = "") -> None:
        """Show one sentence, with details behind a button that copies them."""

    def ask(self, question: str, yes: str, no: str) -> bool:
        """Ask a question whose buttons say what they do; True for `yes`. Escape means `no`."""

    def ask_which(self, question: str, one: str, other: str) -> bool | None:
        """Ask which of two is meant: True for `one`, None for やめる, as Escape does."""

    def run(
        self,
        work: Callable[[Callable[[], bool]], object],
        done: Callable[[object], None],
        label: str,
    ) -> None:
        """Run slow work on another thread; progress with やめる after a quarter of a second.

        `work` gets a function that tells whether it was cancelled; `done` gets its result on
        the window's thread. A UserError raised by `work` is told to the person. Work that is
        `wizard.ui.background.Measured` shows how far it has come. With an empty `label` it
        shows nothing at all: for what nobody waits for.
        """

    def open_contacts(self) -> None:
        """Show 相談窓口."""


@dataclass(frozen=True, slots=True)
class PageContext:
    """Everything a page needs, handed over by the frame.

    Attributes:
        step: the step that this page draws.
        session: the open case.
        desk: the window around the page.
        forms_dir: `forms/`; resources_dir: `resources/`.
        case_path: where the case is saved.
        tables: plain data of `resources/tables/*.toml` by file stem (``contacts``, ``links`` …).
        safe: makes texts safe for e-Gov; one gate for all pages.
        parent: where the page will stand. A page is made in its place, because a widget that
            changes its parent later is styled a second time with all that is in it.
        order_layouts_dir: where the person's own order layouts are kept; None keeps none.
    """

    step: Step
    session: Session
    desk: Desk
    forms_dir: Path
    resources_dir: Path
    case_path: Path
    tables: Mapping[str, object]
    safe: SafeTexts
    parent: QWidget | None = None
    order_layouts_dir: Path | None = None

    @property
    def form(self) -> Form:
        """Return the loaded definitions."""
        return self.session.form


class Page(QWidget):
    """One page. The frame shows the title, intro and buttons; the page only its content.

    Attributes:
        fills: True for a page that takes the whole width and height of its area and scrolls by
            itself (tables); False for one column that the frame scrolls.
    """

    fills = False
    title_changed = Signal(str)

    def __init__(self, context: PageContext) -> None:
        super().__init__(context.parent)
        self.context = context
        self.session = context.session
        self.desk = context.desk
        self.setObjectName(context.step.id)
        self.setAccessibleName(context.step.title)

    def enter(self) -> None:
        """Called each time the page becomes visible; must be cheap with 10,000 orders."""

    def leave(self) -> None:
        """Called before another page is shown."""

    def take_header(self, header: QWidget) -> bool:
        """Take the header in, to scroll or fold it with the rest; False leaves it to the frame.

        Only asked of a page that `fills`.
        """
        del header
        return False

    def take_files(self, paths: Sequence[Path]) -> None:
        """Take files that were put on another page and belong here."""
        del paths

    def reveal(self, place: Place) -> None:
        """Scroll to a place of this page and put the focus on its editor."""
