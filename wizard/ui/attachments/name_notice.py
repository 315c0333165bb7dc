"""Says that e-Gov may refuse the name of the saved 申出書, with one click to mend it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from wizard import texts
from wizard.domain.attached import ATTACHED_MARK, STATEMENT_MARK, names_of
from wizard.domain.file_names import is_safe
from wizard.storage.attached import rename
from wizard.storage.fresh_files import Naming
from wizard.ui.attachments.listing import FileList
from wizard.ui.files import saved_statement
from wizard.ui.pages.base import PageContext
from wizard.ui.pages.beside import put_beside
from wizard.ui.widgets import Button, Message

_SAYS = texts.AttachedFiles


class NameNotice(Message):
    """Hidden while the name is fine. The file keeps the chosen name until the person says so.

    Args:
        context: what the page was handed.
        files: the list whose names the 申出書 must not have.
        renamed: gets the words about the new name.
    """

    def __init__(
        self,
        context: PageContext,
        files: FileList,
        renamed: Callable[[str], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("caution", "", parent, boxed=True)
        self.setObjectName("unsafe_name")
        self._session, self._desk = context.session, context.desk
        self._files, self._renamed = files, renamed
        self.mend = Button(_SAYS.RENAME, "plain", "pencil", self.rename)
        self.mend.setObjectName("mend_name")
        put_beside(self, self.mend)
        self._session.mark_changed.connect(self._mark_changed)
        self._session.reset.connect(self.look)

    def look(self) -> None:
        """Look at the name of the saved 申出書."""
        path, words = saved_statement(self._session.case), ""
        if path is not None and not is_safe(path.name):
            words = _SAYS.UNSAFE_NAME.format(name=path.name)
        elif path is not None and path.name.casefold() in self._others():
            words = _SAYS.SAME_NAME.format(name=path.name)
        self.set("caution", words)

    def rename(self) -> None:
        """Give the file a name that e-Gov takes, in its folder, replacing nothing."""
        path = saved_statement(self._session.case)
        if path is None:
            self.look()
            return
        naming = Naming(names_of(self._files.files), self._files.naming().repair)

        def work(cancelled: Callable[[], bool]) -> Path:
            del cancelled
            return rename(path, naming)

        def done(result: object) -> None:
            if isinstance(result, Path):
                self._session.set_mark(STATEMENT_MARK, str(result))
                self._renamed(_SAYS.RENAMED.format(name=result.name))

        self._desk.run(work, done, _SAYS.RENAMING)

    def _others(self) -> set[str]:
        return {name.casefold() for name in names_of(self._files.files)}

    def _mark_changed(self, name: str) -> None:
        if name in (STATEMENT_MARK, ATTACHED_MARK):
            self.look()
