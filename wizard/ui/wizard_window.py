"""The frame of an open case: step list, page, 戻る・次へ, what is saved; lazy pages."""

from __future__ import annotations

from collections.abc import Callable

import shiboken6
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from wizard import texts
from wizard.domain.case import Place
from wizard.domain.flow import next_step, previous_step, visible_steps
from wizard.domain.form import Step
from wizard.ui.bottom_bar import BottomBar
from wizard.ui.open_case import OpenCase
from wizard.ui.page_frame import PageFrame
from wizard.ui.pages.base import Desk, Page, PageContext
from wizard.ui.shelf import PRACTICE_MARK
from wizard.ui.step_list import StepList
from wizard.ui.style import sp
from wizard.ui.tab_order import move_focus
from wizard.ui.top_bar import TopBar
from wizard.ui.widgets import MenuButton

PAGE_MARK, SEEN_MARK = "page", "seen:"
# The list of steps tells a change a moment later, so that typing never waits for it.
_PAUSE_MS = 200
_SIDE, _NARROW = 232, 820


class WizardWindow(QWidget):
    """Shows one open case.

    Args:
        case: the open case.
        make_desk: makes what pages may ask of the window, given how to show a step.
    """

    save_elsewhere_wanted = Signal()
    page_shown = Signal(str)  # step id

    def __init__(
        self,
        case: OpenCase,
        make_desk: Callable[[Callable[[str, Place | None], None]], Desk],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.case = case
        self.session = case.session
        self.desk = make_desk(self.go_to)
        self.frames: dict[str, PageFrame] = {}
        self.top = TopBar()
        self.steps = StepList()
        self.bottom = BottomBar()
        self.stack = QStackedWidget()
        self.steps_button = MenuButton("", "quiet", self)
        self._build()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_PAUSE_MS)
        self._later.timeout.connect(self.refresh)
        self._connect()
        self.refresh()
        self.show_step(self._first_step())

    # --- the way through ----------------------------------------------------------------------

    @property
    def step(self) -> Step:
        """Return the step that is shown."""
        return next(s for s in self.session.form.steps if s.id == self.session.step)

    @property
    def page(self) -> Page:
        """Return the page that is shown."""
        return self.frames[self.session.step].page

    def go_to(self, step_id: str, place: Place | None = None) -> None:
        """Show a step, and put the focus on a place there."""
        self.show_step(step_id)
        if place is not None:
            self.page.reveal(place)

    def show_step(self, step_id: str) -> None:
        """Show the page of a step, making it on its first visit."""
        if step_id == self.session.step and step_id in self.frames:
            return
        had_focus = self.stack.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        if self.session.step in self.frames:
            self.page.leave()
        frame = self.frames.get(step_id) or self._make_frame(step_id)
        self.session.step = step_id
        self.stack.setCurrentWidget(frame)
        self.session.set_marks({PAGE_MARK: step_id, SEEN_MARK + step_id: "1"})
        frame.page.enter()
        self.refresh()
        if had_focus:
            self.bottom.next.setFocus()
        self.page_shown.emit(step_id)

    def take_down_pages(self) -> None:
        """Delete every page at once; `show_step` makes them anew in the look then in force.

        Not to be called from within a page.
        """
        self.page.leave()
        for frame in self.frames.values():
            self.stack.removeWidget(frame)
            shiboken6.delete(frame)
        self.frames = {}

    def go_next(self) -> None:
        """Show the next step."""
        beside = next_step(self.session.form, self.session.case, self.session.step)
        self._follow(beside.id if beside is not None else None)

    def go_back(self) -> None:
        """Show the step before."""
        beside = previous_step(self.session.form, self.session.case, self.session.step)
        self._follow(beside.id if beside is not None else None)

    def undo(self) -> None:
        """Take the newest change back and show where it was made."""
        self._follow(self.session.undo())

    def redo(self) -> None:
        """Carry the newest undone change out again and show where it was made."""
        self._follow(self.session.redo())

    def refresh(self) -> None:
        """Show the state of every step, the four states and the name of the case anew."""
        self._later.stop()
        form, case, checker = self.session.form, self.session.case, self.session.checker
        steps = visible_steps(form, case)
        self.steps.show_steps(steps)
        for step in steps:
            count = ""
            if step.page == "orders" and case.orders:
                count = texts.Frame.ORDER_COUNT.format(count=len(case.orders))
            self.steps.buttons[step.id].tell(checker.step_state(case, step), count)
        self.top.show_case(case, self.name, practice=PRACTICE_MARK in case.marks)
        if self.session.step in self.frames:
            self._show_place([step.id for step in steps])

    @property
    def name(self) -> str:
        """Return what the case is called: 「架空堂の案件」."""
        shop = " ".join(self.session.case.text("shop.name").split())
        return texts.Frame.CASE_OF.format(shop=shop) if shop else texts.Frame.CASE_UNNAMED

    # --- inside -------------------------------------------------------------------------------

    def _first_step(self) -> str:
        steps = [step.id for step in visible_steps(self.session.form, self.session.case)]
        last = self.session.case.marks.get(PAGE_MARK, "")
        return last if last in steps else steps[0]

    def _follow(self, step_id: str | None) -> None:
        if step_id:
            self.show_step(step_id)

    def _make_frame(self, step_id: str) -> PageFrame:
        step = next(s for s in self.session.form.steps if s.id == step_id)
        # The first visit imports the page's module, which may take a moment.
        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            frame = PageFrame(step, lambda parent: self._make_page(step, parent), self.stack)
        finally:
            QApplication.restoreOverrideCursor()
        self.frames[step_id] = frame
        self.stack.addWidget(frame)
        return frame

    def _make_page(self, step: Step, parent: QWidget) -> Page:
        context = PageContext(
            step=step,
            session=self.session,
            desk=self.desk,
            forms_dir=self.case.forms_dir,
            resources_dir=self.case.resources_dir,
            case_path=self.case.path,
            tables=self.case.tables,
            safe=self.case.safe,
            parent=parent,
            order_layouts_dir=self.case.order_layouts_dir,
        )
        return self.case.make_page(context)

    def _show_place(self, ids: list[str]) -> None:
        step = self.step
        self.steps.set_current(step.id)
        at = ids.index(step.id) if step.id in ids else 0
        self.bottom.back.setEnabled(at > 0)
        self.bottom.next.setEnabled(at + 1 < len(ids))
        words = texts.Frame.STEPS_BUTTON.format(at=at + 1, count=len(ids))
        self.steps_button.setText(words)
        header = self.frames[step.id].header
        header.show_progress(*self.session.checker.progress(self.session.case, step))

    def _build(self) -> None:
        side = self.side = QFrame()
        side.setProperty("bar", "side")
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.steps)
        above = QHBoxLayout()
        above.setContentsMargins(8, 8, 8, 0)
        above.addWidget(self.steps_button)
        above.addStretch(1)
        self.steps_button.setObjectName("steps_menu")
        self.steps_menu = QMenu(self.steps_button)
        self.steps_menu.aboutToShow.connect(self._fill_steps_menu)
        self.steps_button.setMenu(self.steps_menu)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addLayout(above)
        right.addWidget(self.stack, 1)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(side)
        middle.addLayout(right, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.top)
        outer.addLayout(middle, 1)
        outer.addWidget(self.bottom)
        self._fit()

    def _connect(self) -> None:
        self.steps.chosen.connect(self.show_step)
        self.bottom.back.clicked.connect(self.go_back)
        self.bottom.next.clicked.connect(self.go_next)
        self.bottom.undo.clicked.connect(self.undo)
        self.bottom.redo.clicked.connect(self.redo)
        self.bottom.retry_wanted.connect(lambda: self.case.saver.flush(0))
        self.bottom.other_place_wanted.connect(self.save_elsewhere_wanted)
        self.top.contacts_wanted.connect(self.desk.open_contacts)
        self.case.saver.saved.connect(self.bottom.show_saved)
        self.case.saver.failed.connect(self.bottom.show_failed)
        session = self.session
        session.history_changed.connect(self._show_history)
        for signal in (session.answer_changed, session.records_changed, session.mark_changed):
            signal.connect(lambda _what: self._later.start())
        session.reset.connect(self._later.start)
        for keys, act in (
            (QKeySequence(QKeySequence.StandardKey.Undo), self.undo),
            (QKeySequence(QKeySequence.StandardKey.Redo), self.redo),
            (QKeySequence("Ctrl+PgDown"), self.go_next),
            (QKeySequence("Ctrl+PgUp"), self.go_back),
        ):
            QShortcut(keys, self, act)
        self._show_history()

    def _show_history(self) -> None:
        self.bottom.show_history(self.session.undo_label, self.session.redo_label)

    def _fill_steps_menu(self) -> None:
        self.steps_menu.clear()
        for step_id, button in self.steps.buttons.items():
            words = texts.Frame.STATES[button.state.value]
            action = self.steps_menu.addAction(
                texts.Frame.STEP_IN_MENU.format(title=button.text(), state=words)
            )
            action.triggered.connect(lambda _checked=False, s=step_id: self.show_step(s))

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Let Tab go in reading order."""
        focused = QApplication.focusWidget()
        return move_focus(self, focused, forward=forward) or super().focusNextPrevChild(forward)

    def follow_look(self) -> None:
        """Arrange for the new size of the text."""
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange for the new width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        narrow = self.width() < sp(_NARROW)
        self.side.setVisible(not narrow)
        self.side.setFixedWidth(sp(_SIDE))
        self.steps_button.setVisible(narrow)
        self.top.fit(self.width())
        self.bottom.fit(narrow=narrow)
