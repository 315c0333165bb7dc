"""What stands above the orders of a file: whose file it is, and what needs a look."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from wizard import texts
from wizard.errors import UserError
from wizard.intake.order_export import OrderFile
from wizard.texts import OrderImport
from wizard.ui import dialogs
from wizard.ui.flow import FlowLayout
from wizard.ui.orders.import_steps import Read
from wizard.ui.orders.read_file import ReadFile
from wizard.ui.orders.refusals import sentences
from wizard.ui.widgets import Button, Message, Text

_BLANK = "{"
_RECIPIENT = "order.recipient."
# How the notices end that tell of values that are not whole.
_LOST = tuple(
    words.partition("{places}")[2]
    for words in (
        texts.Intake.LOST_DIGITS,
        texts.Intake.DATE_ADDRESS,
        texts.Intake.PHONE_ZERO,
        texts.Intake.POSTAL_SHORT,
        texts.Intake.NO_SECONDS,
        texts.Intake.TAX_UNKNOWN,
    )
)
_SAID_AT_ONCE = 2  # more would leave too little room for the orders
_CARDS = (texts.Intake.CARD_MASKED, texts.CardWords.CODE_COLUMNS)


class ImportHead(QWidget):
    """The title of a preview, its warnings, and what can be done with its layouts.

    Args:
        read: the files.
        own: names of the layouts that the person has made and kept.
        refused: why files, or layouts of the person's own, were left out.
        show_notices: shows all that is said about the files.
        show_problems: shows the rows that could not be read.
        columns: called with a table whose columns are to be corrected.
        forget: called with a table whose layout is to be forgotten.
        parent: Qt parent.

    Attributes:
        unsaid: why files were left out, where that is too much to stand here.
    """

    def __init__(
        self,
        read: ReadFile,
        own: Collection[str],
        refused: Sequence[UserError],
        show_notices: Callable[[], None],
        show_problems: Callable[[], None],
        columns: Callable[[Read], None],
        forget: Callable[[Read], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._read, self._own = read, own
        self.unsaid: tuple[str, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self.found = Text(_found(read), "section")
        self._column.addWidget(self.found)
        if len(read.files) > 1:
            self._column.addWidget(Text("\n".join(map(_file_words, read.files)), "help"))
        self._add_links(columns, forget)
        self._add_refused(sentences(refused), show_notices)
        self._add_warnings(show_problems)

    def _add_links(self, columns: Callable[[Read], None], forget: Callable[[Read], None]) -> None:
        several = len(self._read.files) > 1
        links = []
        for read in self._read.progress.done:
            kept = read.file.layout.name in self._own
            if not kept and read.source.layout is None:
                continue
            words = OrderImport.CORRECT_COLUMNS
            if several:
                words = OrderImport.OF_FILE.format(words=words, file=_name(read.file))
            correct = Button(words, "link", "pencil", partial(columns, read))
            correct.setObjectName("correct_columns")
            links.append(correct)
            if kept:
                words = OrderImport.FORGET.format(title=read.file.layout.title)
                drop = Button(words, "link", "trash-2", partial(forget, read))
                drop.setObjectName("forget_layout")
                links.append(drop)
        if links:
            row = FlowLayout()
            for link in links:
                row.addWidget(link)
            self._column.addLayout(row)

    def _add_refused(self, said: Sequence[str], show_notices: Callable[[], None]) -> None:
        if len(said) <= _SAID_AT_ONCE:
            for words in said:
                self._column.addWidget(Message("caution", words, self, boxed=True))
            return
        self.unsaid = tuple(said)
        words = dialogs.sentence(OrderImport.REFUSED.format(count=len(said)))
        warning = Message("caution", words, self, boxed=True)
        show = Button(OrderImport.SEE_REFUSED, "link", "", show_notices)
        show.setObjectName("show_refused")
        warning.row.addWidget(show)
        self._column.addWidget(warning)

    def _add_warnings(self, show_problems: Callable[[], None]) -> None:
        problems = sum(len(file.row_problems) for file in self._read.files)
        if problems:
            words = dialogs.sentence(OrderImport.PROBLEM_ROWS.format(count=problems))
            warning = Message("caution", words, self, boxed=True)
            show = Button(OrderImport.SHOW_AND_MEND, "link", "", show_problems)
            show.setObjectName("show_problem_rows")
            warning.row.addWidget(show)
            self._column.addWidget(warning)
        for notice in dict.fromkeys(n for file in self._read.files for n in file.notices):
            if any(notice.startswith(words.partition(_BLANK)[0]) for words in _CARDS):
                self._column.addWidget(Message("info", notice, self, boxed=True))
        if self._read.left:
            words = OrderImport.PARCELS_LEFT.format(count=self._read.left)
            self._column.addWidget(Message("info", words, self))
        elif self._read.completing:
            self._column.addWidget(Message("info", _completing(self._read), self))


def notices_of(file: OrderFile, files: Sequence[OrderFile]) -> list[str]:
    """Return what is said about a file, without the wish for another one that has come, too.

    Args:
        file: one of
        files: all of them.
    """
    layout = file.layout
    others = {each.layout.name for each in files if each.layout.platform == layout.platform}
    settled = {hint.says for hint in layout.hints} if others - {layout.name} else set()
    return [words for words in file.notices if words not in settled]


def kind_of(notice: str) -> str:
    """Return how a notice looks: what was lost in the file is not one remark among others."""
    return "caution" if notice.endswith(_LOST) else "info"


def _completing(read: ReadFile) -> str:
    """Return what parcels and payments would do to the orders of the case, and why not more."""
    plan, count = read.plans[1], len(read.completing)
    held = {each.place.owner for each in plan.differences if each.is_held}
    sent = {
        each.place.owner
        for each in plan.differences
        if each.place.item.startswith(_RECIPIENT) and not each.is_held
    }
    why = OrderImport.HELD_SENT if held <= sent else OrderImport.HELD_OTHER
    if not held:
        words = OrderImport.COMPLETING if plan.filled else OrderImport.COMPLETING_NOTHING
    else:
        words = OrderImport.COMPLETING_SOME if plan.filled else OrderImport.COMPLETING_HELD
    return words.format(count=count, held=len(held), why=why)


def _found(read: ReadFile) -> str:
    count = len(read.every)
    if len(read.files) > 1:
        return OrderImport.FOUND_MANY.format(files=len(read.files), count=count)
    file = read.files[0]
    words = OrderImport.FOUND if file.encoding else OrderImport.FOUND_SHEET
    if read.progress.done[0].source.path is None:
        words = OrderImport.FOUND_PASTED
    return words.format(file=_name(file), kind=_kind(file), count=count, encoding=_encoding(file))


def _kind(file: OrderFile) -> str:
    """Return what a file is: whose orders, parcels or payments."""
    words = OrderImport.KINDS.get(file.layout.rows.meaning.value, OrderImport.ORDERS_OF)
    return words.format(platform=file.layout.title)


def _file_words(file: OrderFile) -> str:
    return OrderImport.FILE_FOUND.format(file=_name(file), kind=_kind(file), count=len(file.orders))


def _name(file: OrderFile) -> str:
    if file.piece:
        return texts.Intake.PIECE_OF.format(file=file.path.name, piece=file.piece)
    return file.path.name


def _encoding(file: OrderFile) -> str:
    return OrderImport.ENCODINGS.get(file.encoding, file.encoding)
