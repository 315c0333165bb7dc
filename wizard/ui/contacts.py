"""相談窓口: every window one may turn to, in a window of its own beside the wizard."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QDate, QEvent, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent, QTextDocument
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QLineEdit,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from wizard import texts
from wizard.ui.contacts_data import (
    Contact,
    Phone,
    facts_html,
    matches,
    phone_words,
    read_contacts,
    rows,
    shop_words,
    to_html,
)
from wizard.ui.flow import FlowLayout
from wizard.ui.pages.base import Desk
from wizard.ui.printing import choose_printer
from wizard.ui.style import HELP_POINTS, font, roles, sp
from wizard.ui.widgets import Button, Card, Message, Text, row_of

_WIDTH = 720
_PRINT_POINTS = 10.5
_FIRST_CARDS = 3


class ContactsWindow(QWidget):
    """A window that stays open beside the wizard; searchable and printable.

    Args:
        tables: plain data of `resources/tables/`; `contacts` is used.
        desk: copies, opens pages and tells.
        parent: the window it belongs to.
    """

    def __init__(
        self, tables: Mapping[str, object], desk: Desk, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("contacts")
        self.setWindowTitle(texts.Contacts.TITLE)
        self.setProperty("ground", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.desk = desk
        self.contacts = read_contacts(tables)
        self.cards: dict[str, ContactCard] = {}
        self._groups: dict[str, Text] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 0, 0)
        layout.setSpacing(12)
        layout.addLayout(self._make_head())
        layout.addWidget(self._make_cards(), 1)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.close)
        QShortcut(QKeySequence.StandardKey.Find, self, self.search.setFocus)
        self.resize(sp(_WIDTH), sp(760))

    # --- building -----------------------------------------------------------------------------
    def _make_head(self) -> QVBoxLayout:
        self.search = QLineEdit()
        self.search.setObjectName("contacts_search")
        self.search.setPlaceholderText(texts.Contacts.SEARCH_EXAMPLE)
        self.search.setAccessibleName(texts.Contacts.SEARCH)
        self.search.setAccessibleDescription(texts.Contacts.SEARCH_EXAMPLE)
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self.filter)
        label = QLabel(texts.Contacts.SEARCH)
        label.setBuddy(self.search)
        self.print_button = Button(texts.Contacts.PRINT, "plain", "printer", self.print_all)
        self.print_button.setObjectName("contacts_print")
        bar = row_of(label, stretch=False)
        bar.addWidget(self.search, 1)
        bar.addWidget(self.print_button)
        self.count = Text("", "help")
        self.count.setObjectName("contacts_count")
        head = QVBoxLayout()
        head.setContentsMargins(0, 0, 24, 0)
        head.setSpacing(12)
        head.addWidget(Text(texts.Contacts.TITLE, "heading"))
        head.addWidget(Text(texts.Contacts.INTRO, "body"))
        head.addLayout(bar)
        head.addWidget(self.count)
        return head

    def _make_cards(self) -> QScrollArea:
        self.area = QScrollArea(self)
        self._content = QWidget()
        self._content.setProperty("ground", True)
        self.area.setWidget(self._content)
        self._column = QVBoxLayout(self._content)
        self._column.setContentsMargins(0, 0, 24, 24)
        self._column.setSpacing(16)
        self._column.addStretch(1)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setAccessibleName(texts.Contacts.TITLE)
        self._build(_FIRST_CARDS)
        self._rest = QTimer(self)
        self._rest.setInterval(0)
        self._rest.timeout.connect(lambda: self._build(_FIRST_CARDS))
        return self.area

    def _build(self, count: int) -> None:
        """Build the next cards; the first ones at once, the rest while nothing else is done."""
        start = len(self.cards)
        for contact in self.contacts[start : start + count]:
            if contact.group not in self._groups:
                heading = Text(contact.group, "section", self._content)
                self._groups[contact.group] = heading
                self._column.insertWidget(self._column.count() - 1, heading)
            card = ContactCard(contact, self.desk, self._content)
            self.cards[contact.id] = card
            self._column.insertWidget(self._column.count() - 1, card)
        if len(self.cards) == len(self.contacts) and start:
            self._rest.stop()

    # --- doing --------------------------------------------------------------------------------
    def showEvent(self, event: QShowEvent) -> None:
        """Put the keyboard into the search."""
        super().showEvent(event)
        self._rest.start()
        self.filter(self.search.text())
        self.search.setFocus()

    def filter(self, query: str) -> None:
        """Show only the cards that hold every word of the query."""
        if query.strip():
            self._build(len(self.contacts))
        found = [contact for contact in self.contacts if matches(contact, query)]
        shown = {contact.id for contact in found}
        groups = {contact.group for contact in found}
        for contact_id, card in self.cards.items():
            card.setVisible(contact_id in shown)
        for group, heading in self._groups.items():
            heading.setVisible(group in groups)
        words = texts.Contacts.FOUND if found else texts.Contacts.NOT_FOUND
        self.count.set_text(words.format(count=len(found)) if query.strip() else "")
        self.count.setVisible(bool(query.strip()))

    def print_all(self) -> None:
        """Print the cards that are shown, on the printer that the person chooses."""
        printer = choose_printer(self, texts.Contacts.TITLE, 0)
        if printer is not None:
            self.print_on(printer)

    def print_on(self, printer: QPrinter) -> None:
        """Print the cards that are shown."""
        self._build(len(self.contacts))
        shown = tuple(c for c in self.contacts if not self.cards[c.id].isHidden())
        day = QDate.currentDate()
        printed = texts.Contacts.PRINTED.format(year=day.year(), month=day.month(), day=day.day())
        document = QTextDocument()
        face = font()
        face.setPointSizeF(_PRINT_POINTS)
        document.setDefaultFont(face)
        document.setHtml(to_html(shown, printed))
        document.print_(printer)


class ContactCard(Card):
    """One window: whom to turn to, when, what they will and will not do, what to have ready."""

    def __init__(self, contact: Contact, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(contact.name, parent=parent)
        self.contact = contact
        self.desk = desk
        self.setObjectName(f"contact:{contact.id}")
        self.setAccessibleName(contact.name)
        self._add_marks()
        for phone in contact.phones:
            self._add_phone(phone)
        if contact.url:
            button = Button(texts.Contacts.OPEN, "plain", "external-link")
            button.setObjectName(f"open:{contact.id}")
            button.setAccessibleName(texts.Contacts.OPEN_OF.format(name=contact.name))
            button.setToolTip(contact.url)
            button.clicked.connect(lambda: desk.open_link(contact.url))
            self.add_row(button)
        self.add(FactsLabel(contact))

    def _add_marks(self) -> None:
        flow = FlowLayout()
        kind = {"yes": "egov", "if": "wanted", "no": "later"}[self.contact.for_shop]
        flow.addWidget(_mark(texts.Contacts.FOR_SHOP[self.contact.for_shop], kind))
        if not self.contact.confirmed:
            flow.addWidget(_mark(texts.UNCONFIRMED, "practice"))
        self.body.addLayout(flow)
        if self.contact.for_shop_note:
            self.add(Text(self.contact.for_shop_note, "help"))
        self.setAccessibleDescription(shop_words(self.contact))

    def _add_phone(self, phone: Phone) -> None:
        number = QLabel(phone.number)
        number.setFont(font(16, bold=True))
        number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        number.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        copy = Button(texts.Contacts.COPY, "plain", "copy")
        copy.setObjectName(f"copy:{self.contact.id}:{phone.number}")
        copy.setAccessibleName(texts.Contacts.COPY_OF.format(number=phone.number))
        copy.clicked.connect(lambda: self._copy(phone.number, copy))
        line = [number, copy]
        if not phone.confirmed:
            line.insert(1, _mark(texts.UNCONFIRMED, "practice"))
        words = phone_words(phone)
        if words:
            line.append(Text(words, "help"))
        flow = FlowLayout(across=12)
        for widget in line:
            flow.addWidget(widget)
        self.body.addLayout(flow)
        if not phone.confirmed:
            self.add(Message("caution", phone.note, self))

    def _copy(self, number: str, button: Button) -> None:
        if self.desk.copy(number):
            button.setText(texts.Contacts.COPIED)
            button.set_icon("check")


class FactsLabel(QLabel):
    """The labelled lines of a card and where they were checked, as one selectable text.

    One widget instead of a dozen per card: the window opens at once.
    """

    def __init__(self, contact: Contact, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._contact = contact
        self._heights: dict[int, int] = {}
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        lines = [f"{label} {text}" for label, text in rows(contact)]
        self.setAccessibleName("\n".join((*lines, contact.origin)))
        self._write()

    def heightForWidth(self, width: int) -> int:
        """Return the height at a width; remembered, as a table takes long to lay out."""
        if width not in self._heights:
            self._heights[width] = super().heightForWidth(width)
        return self._heights[width]

    def _write(self) -> None:
        self._heights.clear()
        small = font(HELP_POINTS).pointSizeF()
        second, width = roles().second, sp(124)
        self.setText(facts_html(self._contact, second, small, width))

    def changeEvent(self, event: QEvent) -> None:
        """Write it again in the new colours."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._write()


def _mark(words: str, badge: str) -> QLabel:
    mark = QLabel(words)
    mark.setProperty("badge", badge)
    mark.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return mark
