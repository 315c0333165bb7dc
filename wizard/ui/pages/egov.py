"""e-Govに写す: 具体的な内容, then every field in e-Gov's order with コピー and a tick."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QProgressBar, QVBoxLayout

from wizard import texts
from wizard.domain.case import Place
from wizard.domain.form import EgovField
from wizard.output.copy_text import write_egov_text
from wizard.ui.explaining import Explaining
from wizard.ui.fields import FieldRow
from wizard.ui.files import (
    FOLDER_MARK,
    attachments_of,
    choose_path,
    documents_folder,
    free_path,
    open_folder,
)
from wizard.ui.flow import FlowLayout
from wizard.ui.freshness import FreshnessNotice
from wizard.ui.narrative_keeper import CONTENT
from wizard.ui.pages.base import Page, PageContext
from wizard.ui.pages.beside import put_beside
from wizard.ui.pages.egov_row import EgovRow
from wizard.ui.pages.milestones import UnsentNotice
from wizard.ui.pages.narrative import NarrativeCard
from wizard.ui.scrolling import bring_into_view, give_focus
from wizard.ui.snapshot import snapshot
from wizard.ui.transcription.field_state import Outcome
from wizard.ui.transcription.keeper import keeper_of
from wizard.ui.widgets import Button, Card, Message, Text

_DOCUMENTS_STEP = "documents"


def make(context: PageContext) -> Page:
    """Return the page."""
    return EgovPage(context)


class EgovPage(Page):
    """Text to copy, field by field."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.rows: dict[str, EgovRow] = {}
        self.panels = keeper_of(context)
        self.copier = self.panels.copier
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(24)
        layout.addWidget(UnsentNotice(self.session, texts.EgovPage.NOT_SENT, self, always=True))
        self.old = FreshnessNotice(self.session, self, explain=Explaining(context), papers=False)
        self.old.freshness.looked.connect(self._show_ticks)
        self.to_documents = Button(texts.EgovPage.TO_DOCUMENTS, "plain", "file-text")
        self.to_documents.clicked.connect(lambda: self.desk.go_to(_DOCUMENTS_STEP))
        put_beside(self.old, self.to_documents)
        layout.addWidget(self.old)
        layout.addWidget(self._make_head())
        self.narrative = NarrativeCard(context, self.panels.narrative, self)
        self._waiting = ""  # the field whose text is being written anew
        for section in context.step.sections:
            layout.addWidget(self._make_section(section.title, section.items))
        for part, fields in groupby(context.form.egov, key=lambda field: field.part):
            layout.addWidget(self._make_part(part, list(fields)))
        layout.addStretch(1)
        self.copier.refreshed.connect(self._show_fields)
        self.copier.went_stale.connect(self._went_stale)
        self.narrative.keeper.looked.connect(self._show_ticks)

    # --- parts --------------------------------------------------------------------------------
    def _make_section(self, title: str, items: tuple[str, ...]) -> Card:
        """Return a card for the items the step asks; 具体的な内容 has one of its own."""
        if CONTENT.item in items:
            return self.narrative
        card = Card(title)
        for item_id in items:
            item = self.context.form.item(item_id)
            card.add(FieldRow(item, self.session, Place(item_id), card))
        return card

    def _make_head(self) -> Card:
        card = Card(texts.EgovPage.COPY_TITLE)
        self.progress = Text("", "body")
        self.progress.setObjectName("copied_count")
        card.add(self.progress)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(texts.EgovPage.COPY_TITLE)
        card.add(self.bar)
        self.characters = Text(texts.EgovPage.CHARACTERS, "help")
        card.add(self.characters)
        buttons = FlowLayout()
        self.panel_button = Button(
            texts.Transcription.OPEN_PANEL, "primary", "copy-plus", self.open_panel
        )
        self.panel_button.setObjectName("open_panel")
        self.continue_button = Button(
            texts.EgovPage.CONTINUE, "plain", "arrow-down", self.focus_next
        )
        self.continue_button.setObjectName("continue_copying")
        self.save_button = Button(texts.EgovPage.SAVE, "plain", "save", self.save_text)
        self.save_button.setObjectName("save_text")
        self.reset_button = Button(texts.EgovPage.RESET, "quiet", "rotate-ccw", self.reset_ticks)
        self.reset_button.setObjectName("reset_ticks")
        for button in (
            self.panel_button,
            self.continue_button,
            self.save_button,
            self.reset_button,
        ):
            buttons.addWidget(button)
        card.add(Text(texts.Transcription.OPEN_PANEL_HELP, "help"))
        card.body.addLayout(buttons)
        self.saved = Message("good", "", card, boxed=True)
        self.saved.setObjectName("text_saved")
        self.folder_button = Button(texts.Documents.OPEN_FOLDER, "plain", "folder-open")
        self.folder_button.clicked.connect(
            lambda: open_folder(documents_folder(self.session.case, self.context.case_path))
        )
        put_beside(self.saved, self.folder_button)
        card.add(self.saved)
        return card

    def _make_part(self, part: str, fields: list[EgovField]) -> Card:
        card = Card(part)
        column = QVBoxLayout()
        column.setSpacing(4)
        card.body.setContentsMargins(8, 20, 8, 12)
        card.title.setContentsMargins(16, 0, 16, 0)
        for field in fields:
            row = EgovRow(field)
            row.copy_wanted.connect(self.copy)
            row.ticked.connect(self._ticked)
            row.jump_wanted.connect(self._jump)
            row.mend_wanted.connect(lambda item: self._go(Place(item)))
            row.limited.connect(self._limit)
            self.rows[field.id] = row
            column.addWidget(row)
        self.rows[fields[-1].id].is_last = True
        card.body.addLayout(column)
        return card

    # --- showing ------------------------------------------------------------------------------
    def enter(self) -> None:
        """Renew the written text and every value, once the page has been painted."""
        self.copier.refresh(again=True)
        self._show_fields()
        self.old.look()
        QTimer.singleShot(0, self, self.narrative.keeper.refresh)

    def refresh(self) -> None:
        """Show every value and tick as the case has them now."""
        self.copier.refresh()

    def _show_fields(self) -> None:
        for state in self.copier.states.values():
            jump = ""
            if state.is_attachment:
                jump = texts.EgovPage.TO_DOCUMENTS
            elif state.place is not None:
                jump = texts.EgovPage.CHANGE if state.text else texts.EgovPage.ENTER
            self.rows[state.id].show_field(state, jump)
        self._show_ticks()

    def _show_ticks(self) -> None:
        following = self.copier.next_after()
        writing = self._waiting if self.narrative.keeper.is_writing else ""
        for state in self.copier.states.values():
            self.rows[state.id].show_state(
                done=state.done,
                changed=state.changed,
                is_next=state.id == following,
                old=state.is_attachment and self.old.freshness.saved_is_old,
                writing=state.id == writing,
            )
        done, count = self.copier.done_count, len(self.copier.to_do)
        self.bar.setRange(0, max(1, count))
        self.bar.setValue(done)
        self.progress.set_text(texts.EgovPage.COUNT.format(done=done, count=count))
        self.continue_button.setEnabled(bool(following))
        self.reset_button.setEnabled(any(state.done for state in self.copier.states.values()))

    # --- doing --------------------------------------------------------------------------------
    def open_panel(self) -> None:
        """Show the small window that stays on top."""
        self.panels.open(self)

    def copy(self, field_id: str) -> None:
        """Put exactly the field's safe text on the clipboard, tick it and go on to the next."""
        outcome = self.copier.copy(field_id, self.desk.copy)
        if outcome is Outcome.OPEN:
            label = self.rows[field_id].field.label
            question = texts.Transcription.ASK_OPEN_ON_PAGE.format(label=label)
            yes, no = texts.Transcription.COPY_OPEN, texts.Transcription.MEND_OPEN
            if not self.desk.ask(question, yes, no):
                return
            outcome = self.copier.copy(field_id, self.desk.copy, with_open=True)
        if outcome is Outcome.WRITING:
            self._waiting = field_id
            self._show_ticks()
        if outcome is Outcome.COPIED:
            self._focus(self.copier.next_after(field_id))

    def focus_next(self) -> None:
        """Put the focus on the next field's button."""
        self._focus(self.copier.next_after())

    def _focus(self, field_id: str) -> None:
        row = self.rows.get(field_id)
        if row is not None:
            give_focus(row.copy if row.can_copy else row.tick)
            bring_into_view(row)

    def reset_ticks(self) -> None:
        """Remove every tick, after asking."""
        question, yes, no = texts.EgovPage.RESET_ASK, texts.EgovPage.RESET, texts.Common.CANCEL
        if not self.desk.ask(question, yes, no):
            return
        self.copier.reset()

    def save_text(self) -> None:
        """Save all fields as one text file, where the person chooses."""
        case, day = self.session.case, self.session.clock().date()
        name = texts.Files.EGOV_TEXT.format(day=f"{day:%Y%m%d}")
        suggested = free_path(documents_folder(case, self.context.case_path), name)
        path = choose_path(self, texts.EgovPage.SAVE, suggested, texts.EgovPage.PATTERN)
        if path is None:
            return
        context, frozen, attachments = self.context, snapshot(case), attachments_of(case)

        def work(cancelled: Callable[[], bool]) -> Path:
            del cancelled
            write_egov_text(context.form, frozen, path, context.safe, attachments)
            return path

        self.desk.run(work, self._text_saved, texts.EgovPage.SAVING)

    def _text_saved(self, path: object) -> None:
        if not isinstance(path, Path):
            return
        self.session.set_mark(FOLDER_MARK, str(path.parent))
        self.saved.set("good", texts.EgovPage.SAVED.format(name=path.name))

    def _ticked(self, field_id: str, on: bool) -> None:
        self.copier.tick(field_id, on)

    def _limit(self, field_id: str, longest: object) -> None:
        self.session.wishes.limit_field(field_id, longest if isinstance(longest, int) else None)
        self.copier.refresh()

    def _jump(self, field_id: str) -> None:
        state = self.copier.states[field_id]
        if state.is_attachment:
            self.desk.go_to(_DOCUMENTS_STEP)
        elif state.place is not None:
            self._go(state.place)

    def _go(self, place: Place) -> None:
        step = self.context.form.step_of(place.item)
        if step is not None and step.id == self.context.step.id:
            self.reveal(place)
        elif step is not None:
            self.desk.go_to(step.id, place)

    def reveal(self, place: Place) -> None:
        """Put the focus on the editor of an item of this page."""
        for row in self.findChildren(FieldRow):
            if row.place == place:
                row.focus_editor()
                give_focus(row.editor)
                return

    # --- being told ---------------------------------------------------------------------------
    def _went_stale(self) -> None:
        if self.isVisible():
            self.copier.refresh()
