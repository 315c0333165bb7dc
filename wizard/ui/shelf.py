"""Where cases come from: makes, opens, renames and copies case files for the window."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from wizard import texts
from wizard.domain.case import Answer, Case, SourceKind
from wizard.domain.derived import new_case
from wizard.domain.form import Form
from wizard.domain.milestones import progress_words
from wizard.errors import CaseFileError, SettingsError
from wizard.formdefs.answers import read_answers
from wizard.formdefs.character_tables import safe_texts
from wizard.formdefs.loader import load_form
from wizard.formdefs.tables import load_tables
from wizard.storage import casefile, recents
from wizard.storage.casefile import CaseFile
from wizard.storage.found_again import find_again
from wizard.storage.settings import Settings

PRACTICE_MARK = "practice"
SUFFIX = ".tsuho"
_SAMPLE = Path("sample") / "case.toml"


@dataclass(frozen=True, slots=True)
class Folders:
    """The folders the shelf works in (`wizard.paths.Paths`)."""

    forms: Path
    resources: Path
    documents: Path
    config: Path
    locks: Path
    order_layouts: Path | None = None


@dataclass(frozen=True, slots=True)
class Opened:
    """A case file that was opened, and what it holds."""

    file: CaseFile
    case: Case


class Shelf:
    """Makes and opens case files; loads the definitions once.

    Args:
        folders: where everything is.
        clock: returns the current aware time (Asia/Tokyo).
        new_key: returns a fresh key.
        settings: returns the person's settings as they are now.

    Attributes:
        safe: makes texts safe for e-Gov, for every case; its tables are read at the first use.
    """

    def __init__(
        self,
        folders: Folders,
        clock: Callable[[], datetime],
        new_key: Callable[[], str],
        settings: Callable[[], Settings] = Settings,
    ) -> None:
        self.folders = folders
        self.clock = clock
        self.new_key = new_key
        self._settings = settings
        self._form: Form | None = None
        self._tables: Mapping[str, object] | None = None
        self.safe = safe_texts(
            folders.resources, lambda: settings().replacements, lambda: settings().limits
        )

    @property
    def form(self) -> Form:
        """Return the definitions; raises FormsError on the first use."""
        if self._form is None:
            self._form = load_form(self.folders.forms, self.folders.resources)
        return self._form

    @property
    def tables(self) -> Mapping[str, object]:
        """Return `resources/tables/` as plain data; raises FormsError on the first use."""
        if self._tables is None:
            self._tables = dict(load_tables(self.folders.resources))
        return self._tables

    @property
    def hosts(self) -> tuple[str, ...]:
        """Return the hosts whose pages may be opened (`resources/tables/links.toml`)."""
        links = self.tables.get("links")
        hosts = links.get("hosts", ()) if isinstance(links, Mapping) else ()
        return tuple(str(host) for host in hosts)

    def open(self, path: Path) -> Opened:
        """Open a case file; raises CaseFileError with the sentence to show."""
        if path.suffix.lower() != SUFFIX and path.is_file():
            what = texts.Home.NOT_A_CASE.format(name=path.name)
            raise CaseFileError(what, texts.Home.NOT_A_CASE_DO)
        opened = self._read(casefile.open_case(path, lock_dir=self.folders.locks))
        find_again(opened.case, opened.file.path)
        return opened

    def create(self, folder: Path, shop: str, answers: Mapping[str, Answer]) -> Opened:
        """Make a new case in a folder, named after 屋号 and the day."""
        now = self.clock()
        labels = self._settings().labels
        case = new_case(self.form, now, self.new_key(), answers, labels=labels)
        return self._make(folder, shop, case)

    def practise(self) -> Opened:
        """Make a case from the invented sample, apart from the real ones."""
        now = self.clock()
        found = read_answers(
            self.folders.forms / _SAMPLE, self.form, now, self.new_key, SourceKind.SAMPLE
        )
        marks = {**found.marks, PRACTICE_MARK: "1"}
        case = new_case(
            self.form, now, self.new_key(), found.answers, found.orders, found.notes, marks
        )
        folder = self.folders.documents / texts.Home.PRACTICE_FOLDER
        return self._make(folder, texts.Home.PRACTICE_SHOP, case)

    def copy_elsewhere(self, old: CaseFile, case: Case, path: Path) -> CaseFile:
        """Put the case as it stands in memory into a file of its own and return that, open.

        Used when `old` can no longer be written. `path` is replaced when it stands there; the
        person was asked by the file dialog. Raises CaseFileError.
        """
        path = with_suffix(path).absolute()
        if path == old.path:
            raise CaseFileError(texts.Saving.SAME_PLACE, texts.Saving.SAME_PLACE_DO)
        fresh = path.with_name(f"{path.stem}_{self.new_key()}{SUFFIX}") if path.exists() else path
        file = casefile.create(fresh, case, lock_dir=self.folders.locks, now=self.clock())
        if fresh == path:
            return file
        file.close()
        fresh.replace(path)
        return casefile.open_case(path, lock_dir=self.folders.locks)

    def rename(self, path: Path, stem: str) -> Path:
        """Give a closed case file another name in its folder; return the new path."""
        target = path.with_name(stem.strip().removesuffix(SUFFIX) + SUFFIX)
        if target == path:
            return path
        if target.exists():
            raise CaseFileError(
                texts.NewCase.NAME_TAKEN.format(name=target.name), texts.NewCase.NAME_TAKEN_DO
            )
        try:
            path.rename(target)
        except OSError as error:
            raise CaseFileError(
                texts.NewCase.NAME_BAD, texts.NewCase.NAME_BAD_DO, type(error).__name__
            ) from error
        return target

    def remember(self, path: Path, case: Case) -> None:
        """Put a case on top of the recent ones; a list that cannot be written is no trouble."""
        state = progress_words(case) or texts.Home.STATE_STARTED
        if PRACTICE_MARK in case.marks:
            state = texts.Home.PRACTICE_STATE.format(state=state)
        entry = recents.RecentCase(path, case.text("shop.name"), self.clock(), state)
        try:
            recents.add(self.folders.config, entry)
        except SettingsError:
            return

    def _make(self, folder: Path, shop: str, case: Case) -> Opened:
        path = casefile.free_name(folder, shop, self.clock().date())
        file = casefile.create(path, case, lock_dir=self.folders.locks, now=self.clock())
        return self._read(file)

    def _read(self, file: CaseFile) -> Opened:
        renames = {old: item.id for item in self.form.items.values() for old in item.renamed_from}
        try:
            return Opened(file, file.read(renames))
        except BaseException:
            file.close()
            raise


def with_suffix(path: Path) -> Path:
    """Return a path that ends in ``.tsuho``."""
    return path if path.suffix.lower() == SUFFIX else path.with_name(path.name + SUFFIX)
