"""確認: everything that is missing or wrong, sorted by need, and every answer, on one page."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wizard import texts
from wizard.domain.case import Place
from wizard.domain.form import Need
from wizard.domain.overview import Overview, Row
from wizard.domain.problems import ProblemLevel
from wizard.domain.replacements import MARK_PREFIX
from wizard.output.copy_text import egov_entries
from wizard.ui.characters.summary import swapped_items
from wizard.ui.flow import FlowLayout
from wizard.ui.narrative_keeper import NarrativeKeeper
from wizard.ui.pages.base import Page, PageContext
from wizard.ui.pages.confirm_nodes import Node, Teller, values_of
from wizard.ui.pages.confirm_view import ConfirmTree
from wizard.ui.scrolling import TallArea
from wizard.ui.widgets import Button, Message

_PAUSE_MS = 200
_LEAST = 240  # pixels of the tree that are still enough
_ONWARD_STEP = "documents"
_COUNTED = (ProblemLevel.INVALID, ProblemLevel.DOUBT, ProblemLevel.EGOV)
_URGENT = (ProblemLevel.INVALID, ProblemLevel.EGOV)
_AT_ONCE = 100  # orders looked at between two repaints, about 10 ms


def make(context: PageContext) -> Page:
    """Return the page."""
    return ConfirmPage(context)


class ConfirmPage(Page):
    """One tree: what is missing by need, then all answers; every row leads to its field."""

    fills = True

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.overview = Overview(context.form)
        self.rows: list[Row] = []
        # 具体的な内容 is written by itself: nobody should be told that it is missing.
        templates = context.forms_dir / "templates"
        self.keeper = NarrativeKeeper(self.session, self.desk, templates, self)
        self._teller = Teller(context.form, self.overview)
        self._stale = True
        self._waiting: list[str] = []
        self._looked = 0
        self.summary = Message("info", "", self, boxed=True)
        self.summary.setObjectName("confirm_summary")
        self.first = Button(texts.Confirm.FIRST, "primary", "arrow-right", self._go_first)
        self.first.setObjectName("confirm_first")
        self.onward = Button(texts.Confirm.ONWARD, "plain", "file-text", self._go_on)
        self.onward.setObjectName("confirm_onward")
        buttons = FlowLayout()
        buttons.addWidget(self.first)
        buttons.addWidget(self.onward)
        self.tree = ConfirmTree()
        self.tree.setAccessibleName(context.step.title)
        self.tree.wanted.connect(self._go)
        top = QWidget()
        column = QVBoxLayout(top)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.summary)
        column.addLayout(buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(TallArea(top, self.tree, _LEAST, self))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._look)
        session = self.session
        for signal in (session.answer_changed, session.records_changed, session.reset):
            signal.connect(self._changed)
        session.mark_changed.connect(self._mark_changed)
        session.wishes.changed.connect(self._changed)

    # --- reading ------------------------------------------------------------------------------
    def enter(self) -> None:
        """Look at what changed once the page is there; many orders in small steps."""
        if self._stale or self.keeper.stale:
            self._timer.start(0)

    def refresh(self) -> None:
        """Read everything now."""
        self._timer.stop()
        case, today = self.session.case, self.session.clock().date()
        self._stale = False
        refused = self.context.safe.refused(self.context.form, case)
        self.rows = self.overview.rows(case, today)
        self.rows += [Row(p.level, p.place.item, p.place, p.message) for p in refused]
        self._summarise()
        limits = self.session.wishes.settings.limits
        swapped = swapped_items(self.context.form, case, self.context.safe, limits)
        self.tree.show_tree(self._teller.tree(case, self.rows, swapped))

    def _look(self) -> None:
        if not self.keeper.is_edited:
            self.keeper.refresh()
        case, today = self.session.case, self.session.clock().date()
        if self.overview.prime(case, today, _AT_ONCE):
            self._looked = 0
            self.refresh()
            return
        self._looked = min(self._looked + _AT_ONCE, len(case.orders))
        words = texts.Confirm.LOOKING.format(done=self._looked, count=len(case.orders))
        self.summary.set("info", words)
        self._timer.start(0)

    def _summarise(self) -> None:
        invalid, doubt, egov = (values_of(self.rows, level) for level in _COUNTED)
        others = any(row.level not in _URGENT for row in self.rows)
        self._waiting = self._waits()
        labels = texts.Confirm.COMMA.join(self.context.form.item(i).label for i in self._waiting)
        if egov:
            count = egov + len(self._waiting)
            kind, words = "info", texts.Confirm.EGOV_OPEN.format(count=count)
            if labels:
                words += texts.Confirm.EGOV_AMONG.format(labels=labels)
        elif labels:
            kind, words = "info", texts.Confirm.EGOV_WAITS.format(labels=labels)
        elif others:
            kind, words = "good", texts.Confirm.EGOV_READY
        else:
            kind, words = "good", texts.Confirm.ALL_READY
        if doubt:
            words = texts.Confirm.DOUBT_FIRST.format(count=doubt) + words
        if invalid:
            kind, words = "caution", texts.Confirm.INVALID_FIRST.format(count=invalid) + words
        self.summary.set(kind, words)
        pressing = bool(invalid or egov or self._waiting)
        self.first.setVisible(bool(self.rows or self._waiting))
        self.first.set_kind("primary" if pressing else "plain")
        self.onward.set_kind("plain" if pressing else "primary")

    def _waits(self) -> list[str]:
        """Return the items that keep a field of e-Gov from being filled and are in no EGOV row.

        A state (確認中 …) answers the item but gives e-Gov nothing; nor does an invalid text.
        """
        form, case = self.context.form, self.session.case
        rows = [row for row in self.rows if row.level is not ProblemLevel.REFUSED]
        level = {row.item: row.level for row in rows if not row.orders}
        waits: dict[str, None] = {}
        for entry in egov_entries(form, case, self.context.safe):
            for item_id in entry.field.items:
                answer = case.answers.get(item_id)
                needed = entry.field.required or form.item(item_id).need is Need.EGOV
                stated = needed and answer is not None and answer.state is not None
                invalid = level.get(item_id) is ProblemLevel.INVALID
                missing = entry.missing and level.get(item_id) is not ProblemLevel.EGOV
                if stated or invalid or (missing and not case.text(item_id).strip()):
                    waits[item_id] = None
        return list(waits)

    # --- doing --------------------------------------------------------------------------------
    def _go(self, node: object) -> None:
        if isinstance(node, Node) and node.step:
            self.desk.go_to(node.step, node.place)

    def _go_first(self) -> None:
        """Lead to the most pressing that can be mended."""
        if self._waiting and not any(row.level in _URGENT for row in self.rows):
            step = self.context.form.step_of(self._waiting[0])
            if step is not None:
                self.desk.go_to(step.id, Place(self._waiting[0]))
                return
        heads = [head for head in self.tree.nodes.root.children if head.level is not None]
        # Something to look at again comes after what is missing, though it stands above.
        for head in sorted(heads, key=lambda head: head.level is ProblemLevel.DOUBT):
            for node in head.children:
                if node.step:
                    self._go(node)
                    return

    def _go_on(self) -> None:
        self.desk.go_to(_ONWARD_STEP)

    def reveal(self, place: Place) -> None:
        """Put the keyboard into the tree."""
        del place
        self.tree.setFocus()

    def _mark_changed(self, name: str) -> None:
        if name.startswith(MARK_PREFIX):
            self._changed()

    def _changed(self, _what: object = None) -> None:
        self._stale = True
        if self.isVisible():
            self._timer.start(_PAUSE_MS)
