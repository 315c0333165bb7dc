"""Keeps the small window of a case: opens it, remembers its place, closes it with the case."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from wizard.domain.case import Place
from wizard.ui.attachments.budget import budget_now
from wizard.ui.explaining import Explaining
from wizard.ui.freshness import FreshnessNotice
from wizard.ui.narrative_keeper import NarrativeKeeper
from wizard.ui.pages.base import PageContext
from wizard.ui.style import sp
from wizard.ui.transcription.body import PanelBody
from wizard.ui.transcription.copier import Copier
from wizard.ui.transcription.panel import HEIGHT, WIDTH, Panel
from wizard.ui.transcription.placing import geometry_of, put_in_place

_PAUSE_MS = 300
_KEPT_AS = "transcription"
_AFTER, _DOCUMENTS = "after", "documents"


class BodyMaker:
    """Makes what is inside the window.

    Args:
        context: of the page for copying.
        copier: what is copied.
    """

    def __init__(self, context: PageContext, copier: Copier) -> None:
        self._context, self._copier = context, copier

    def __call__(self, parent: QWidget) -> PanelBody:
        """Return it, with the measures and colours of the look in force."""
        context, session = self._context, self._context.session

        def notice(where: QWidget) -> FreshnessNotice:
            return FreshnessNotice(session, where, explain=Explaining(context), papers=False)

        return PanelBody(
            self._copier,
            lambda: session.case,
            lambda: budget_now(context),
            notice,
            lambda: session.wishes.settings.empty_clipboard,
            parent,
        )


class PanelKeeper:
    """One for each open case: it outlives the pages, which are made anew with every look.

    The session keeps it. It is no QObject beneath the session: Python would then free it twice
    when a session is let go without being closed.

    Attributes:
        copier: what is copied; the page shows the same one.
        narrative: keeps 具体的な内容 written; the page has the same one.
        panel: the window while it is open.
    """

    def __init__(self, context: PageContext) -> None:
        session = context.session
        self._context = replace(context, parent=None)
        self._session = session
        templates = context.forms_dir / "templates"
        self.narrative = NarrativeKeeper(session, context.desk, templates)
        self.copier = Copier(session, context.safe, self.narrative)
        self.panel: Panel | None = None
        self._timer = QTimer()
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self._write)
        self.narrative.went_stale.connect(self._timer.start)
        self.narrative.looked.connect(self._written)
        self.copier.went_stale.connect(self._refresh)
        session.closing.connect(self.end)

    def open(self, near: QWidget) -> None:
        """Show the window, in front; at first on the screen of `near`."""
        if self.panel is None:
            self.narrative.refresh()
            self.copier.refresh(again=True)
            panel = Panel(self.copier, self._session.wishes, BodyMaker(self._context, self.copier))
            geometry = self._session.wishes.settings.panel
            put_in_place(panel, geometry, sp(WIDTH), sp(HEIGHT), near)
            panel.closed.connect(self._closed)
            panel.mend_wanted.connect(self._mend)
            panel.sent.connect(self._sent)
            self.panel = panel
        self.panel.show()
        self.panel.raise_()
        self.panel.activateWindow()
        self.panel.body.focus_main()

    def close(self) -> None:
        """Close the window; what was copied is kept."""
        if self.panel is not None:
            self.panel.close()

    def end(self) -> None:
        """Close the window and empty the clipboard: the case is closed."""
        self.close()
        self._empty_clipboard()

    # --- inside -------------------------------------------------------------------------------
    def _closed(self) -> None:
        panel, self.panel = self.panel, None
        if panel is not None:
            self._session.wishes.remember_panel(geometry_of(panel))
            self._empty_clipboard()
            panel.deleteLater()

    def _empty_clipboard(self) -> None:
        if self._session.wishes.settings.empty_clipboard:
            self.copier.empty_clipboard()

    def _refresh(self) -> None:
        if self.panel is not None:
            self.copier.refresh()

    def _write(self) -> None:
        if self.panel is not None:
            self.narrative.refresh()

    def _written(self) -> None:
        if self.panel is not None:
            self.panel.say_written()

    def _mend(self, field_id: str, item_id: str) -> None:
        """Bring the main window to where a value is mended; this one stays."""
        state = self.copier.states[field_id]
        place = Place(item_id) if item_id else state.place
        step = None if place is None else self._context.form.step_of(place.item)
        if state.is_attachment:
            self._context.desk.go_to(_DOCUMENTS)
        elif step is not None:
            self._context.desk.go_to(step.id, place)

    def _sent(self) -> None:
        self.close()
        self._context.desk.go_to(_AFTER)


def keeper_of(context: PageContext) -> PanelKeeper:
    """Return the keeper of the case, making it at the first use."""
    found = context.session.beside.get(_KEPT_AS)
    if not isinstance(found, PanelKeeper):
        found = context.session.beside[_KEPT_AS] = PanelKeeper(context)
    return found
