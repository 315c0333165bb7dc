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
from wizard.domain.replacements import MARK_PREFIX
from wizard.output.copy_text import egov_entries, write_egov_text
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
from wizard.ui.narrative_keeper import CONTENT, digest
from wizard.ui.pages.base import Page, PageContext
from wizard.ui.pages.beside import put_beside
from wizard.ui.pages.egov_changes import changes, targets, wrong_with
from wizard.ui.pages.egov_row import EgovRow
from wizard.ui.pages.narrative import NarrativeCard
from wizard.ui.scrolling import bring_into_view, give_focus
from wizard.ui.snapshot import snapshot
from wizard.ui.widgets import Button, Card, Message, Text

COPIED = "copied:"
COPIED_TEXT = "copied_text:"  # fingerprint of what was copied, to notice a later change
_PAUSE_MS = 50
_DOCUMENTS_STEP = "documents"


def make(context: PageContext) -> Page:
    """Return the page."""
    return EgovPage(context)


class EgovPage(Page):
    """Text to copy, field by field."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.rows: dict[str, EgovRow] = {}
        self._items = frozenset(i for field in context.form.egov for i in field.items)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(24)
        layout.addWidget(Message("caution", texts.EgovPage.NOT_SENT, self, boxed=True))
        self.old = FreshnessNotice(self.session, self, explain=Explaining(context), papers=False)
        self.old.freshness.looked.connect(self._show_ticks)
        self.to_documents = Button(texts.EgovPage.TO_DOCUMENTS, "plain", "file-text")
        self.to_documents.clicked.connect(lambda: self.desk.go_to(_DOCUMENTS_STEP))
        put_beside(self.old, self.to_documents)
        layout.addWidget(self.old)
        self.narrative = NarrativeCard(context, self)
        for section in context.step.sections:
            layout.addWidget(self._make_section(section.title, section.items))
        layout.addWidget(self._make_head())
        for part, fields in groupby(context.form.egov, key=lambda field: field.part):
            layout.addWidget(self._make_part(part, list(fields)))
        layout.addStretch(1)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self.refresh)
        self.session.answer_changed.connect(self._answer_changed)
        self.session.mark_changed.connect(self._mark_changed)
        self.session.reset.connect(self._timer.start)

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
        self.continue_button = Button(
            texts.EgovPage.CONTINUE, "primary", "arrow-down", self.focus_next
        )
        self.continue_button.setObjectName("continue_copying")
        self.save_button = Button(texts.EgovPage.SAVE, "plain", "save", self.save_text)
        self.save_button.setObjectName("save_text")
        self.reset_button = Button(texts.EgovPage.RESET, "quiet", "rotate-ccw", self.reset_ticks)
        self.reset_button.setObjectName("reset_ticks")
        for button in (self.continue_button, self.save_button, self.reset_button):
            buttons.addWidget(button)
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
            self.rows[field.id] = row
            column.addWidget(row)
        self.rows[fields[-1].id].is_last = True
        card.body.addLayout(column)
        return card

    # --- showing ------------------------------------------------------------------------------
    def enter(self) -> None:
        """Renew the written text and every value, once the page has been painted."""
        self.refresh()
        self.old.look()
        QTimer.singleShot(0, self, self.narrative.keeper.refresh)

    def refresh(self) -> None:
        """Show every value and tick as the case has them now."""
        form, case, safe = self.context.form, self.session.case, self.context.safe
        attachments = attachments_of(case)
        for entry in egov_entries(form, case, safe, attachments):
            row = self.rows[entry.field.id]
            attachment = entry.field.kind == "attachment"
            jump = ""
            if attachment:
                jump = texts.EgovPage.TO_DOCUMENTS
            elif targets(form, case, entry.field):
                jump = texts.EgovPage.ENTER if not entry.text else texts.EgovPage.CHANGE
            missing = entry.missing or (attachment and not attachments)
            row.show_value(entry.text, missing=missing, jump=jump, confirmed=entry.confirmed)
            row.show_changes(changes(form, case, safe, entry))
            row.show_wrong([wrong_with(form.item(item_id), case) for item_id in entry.field.items])
        self._show_ticks()

    def _show_ticks(self) -> None:
        marks = self.session.case.marks
        following = self._next()
        for field_id, row in self.rows.items():
            row.show_state(
                done=COPIED + field_id in marks,
                changed=self._changed(row),
                is_next=following is row,
                old=row.field.kind == "attachment" and self.old.freshness.saved_is_old,
            )
        todo = [row for row in self.rows.values() if row.text]
        done = sum(1 for row in todo if row.done and not self._changed(row))
        self.bar.setRange(0, max(1, len(todo)))
        self.bar.setValue(done)
        self.progress.set_text(texts.EgovPage.COUNT.format(done=done, count=len(todo)))
        self.continue_button.setEnabled(following is not None)
        self.reset_button.setEnabled(any(row.done for row in self.rows.values()))

    def _changed(self, row: EgovRow) -> bool:
        """Return True when the value is no longer the one that was copied."""
        copied = self.session.case.marks.get(COPIED_TEXT + row.field.id)
        return row.done_in(self.session.case.marks) and copied not in (None, digest(row.text))

    def _next(self) -> EgovRow | None:
        marks = self.session.case.marks
        for row in self.rows.values():
            if row.text and (not row.done_in(marks) or self._changed(row)):
                return row
        return None

    # --- doing --------------------------------------------------------------------------------
    def copy(self, field_id: str) -> None:
        """Put exactly the field's safe text on the clipboard, tick it and go on to the next."""
        row = self.rows[field_id]
        self.refresh()  # from the case as it is at this moment; and through the gate again
        text = self.context.safe.gate.clean(row.text).text
        if not row.can_copy or not self.desk.copy(text):
            return
        self.session.set_marks({COPIED + field_id: "1", COPIED_TEXT + field_id: digest(text)})
        self._timer.stop()
        self._show_ticks()
        self.focus_next()

    def focus_next(self) -> None:
        """Put the focus on the next field's button."""
        following = self._next()
        if following is None:
            return
        target = following.copy if following.can_copy else following.tick
        give_focus(target)
        bring_into_view(following)

    def reset_ticks(self) -> None:
        """Remove every tick, after asking."""
        question, yes, no = texts.EgovPage.RESET_ASK, texts.EgovPage.RESET, texts.Common.CANCEL
        if not self.desk.ask(question, yes, no):
            return
        prefixes = (COPIED, COPIED_TEXT)
        names = [name for name in self.session.case.marks if name.startswith(prefixes)]
        self.session.set_marks(dict.fromkeys(names))
        self._show_ticks()

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
        row = self.rows[field_id]
        self.session.set_marks(
            {
                COPIED + field_id: "1" if on else None,
                COPIED_TEXT + field_id: digest(row.text) if on else None,
            }
        )
        self._show_ticks()

    def _jump(self, field_id: str) -> None:
        field = self.rows[field_id].field
        if field.kind == "attachment":
            self.desk.go_to(_DOCUMENTS_STEP)
            return
        places = targets(self.context.form, self.session.case, field)
        if places:
            self._go(places[0])

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
    def _answer_changed(self, place: object) -> None:
        if isinstance(place, Place) and place.item in self._items and self.isVisible():
            self._timer.start()

    def _mark_changed(self, name: str) -> None:
        if name.startswith((COPIED, "file:", MARK_PREFIX)) and self.isVisible():
            self._timer.start()
