"""The layouts that are known to the program, and those that the person keeps beside them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from wizard.domain.form import Form
from wizard.domain.order_layout import OrderLayout
from wizard.errors import FormsError, ImportFileError, SettingsError
from wizard.formdefs.own_layouts import (
    Layouts,
    forget_own_layout,
    load_all_layouts,
    read_layout_file,
    save_own_layout,
    write_layout,
)
from wizard.texts import OrderLayouts, OrderMapper, OwnLayouts

SUFFIX = ".toml"


@dataclass(frozen=True, slots=True)
class KeptLayout:
    """A file of the person's folder of layouts.

    Attributes:
        path: the file.
        layout: what it says; None when it cannot be read.
        kept_at: when it was written (local time), None when nobody knows.
    """

    path: Path
    layout: OrderLayout | None
    kept_at: datetime | None = None

    @property
    def title(self) -> str:
        """Return its name, that of the file where it cannot be read."""
        return self.path.stem if self.layout is None else self.layout.title


class LayoutShelf:
    """Loads, keeps, forgets and exports layouts.

    Args:
        shipped: `resources/order_exports`.
        own: the person's folder; None keeps nothing.
        form: the loaded definitions.
    """

    def __init__(self, shipped: Path, own: Path | None, form: Form) -> None:
        self._shipped, self._own, self._form = shipped, own, form

    def load(self) -> Layouts:
        """Read all layouts; raises FormsError when there is no shipped one.

        Why one of the person's own was left out is said without the rules of its file.
        """
        known = load_all_layouts(self._shipped, self._own, self._form)
        return replace(known, refused=tuple(map(_in_plain_words, known.refused)))

    def keep(self, layout: OrderLayout) -> OrderLayout:
        """Keep a layout, in place of one with its title.

        Raises:
            SettingsError: the folder cannot be written.
        """
        return layout if self._own is None else save_own_layout(self._own, layout)

    @property
    def count(self) -> int:
        """Return how many are kept, those that cannot be read counted; cheap."""
        return len(self._files())

    def kept(self) -> list[KeptLayout]:
        """Return every layout that is kept, by name; those that cannot be read, too."""
        found = []
        for path in self._files():
            try:
                made = KeptLayout(path, read_layout_file(path, self._form))
            except FormsError:
                made = KeptLayout(path, None)
            found.append(replace(made, kept_at=_written_at(path)))
        return sorted(found, key=lambda each: each.title)

    def rename(self, kept: KeptLayout, title: str) -> None:
        """Give a layout another name; what it fills in stays as it is.

        Raises:
            SettingsError: it cannot be written or removed.
        """
        if self._own is None or kept.layout is None or title == kept.title:
            return
        saved = self.keep(replace(kept.layout, title=title))
        if saved.name != kept.path.stem:
            self.remove(kept)

    def remove(self, kept: KeptLayout) -> None:
        """Remove a layout, also one that cannot be read.

        Raises:
            SettingsError: the file cannot be removed.
        """
        try:
            kept.path.unlink(missing_ok=True)
        except OSError as wrong:
            what = OrderLayouts.NOT_SAVED.format(title=kept.title)
            raise SettingsError(what, OrderLayouts.NOT_SAVED_DO, type(wrong).__name__) from wrong

    def _files(self) -> list[Path]:
        try:
            return [] if self._own is None else sorted(self._own.glob(f"*{SUFFIX}"))
        except OSError:
            return []

    def forget(self, layout: OrderLayout) -> None:
        """Forget a layout; raises SettingsError when it cannot be removed."""
        if self._own is not None:
            forget_own_layout(self._own, layout)

    def export(self, layout: OrderLayout, path: Path) -> None:
        """Write a layout to a file; raises SettingsError when that cannot be done."""
        write_layout(path, layout)

    def take_file(self, path: Path, known: Layouts) -> OrderLayout:
        """Keep a layout that another shop has exported.

        Raises:
            UserError: it is none, its title is one of the program's own, or it cannot be kept.
        """
        layout = read_layout_file(path, self._form)
        shipped = (each for each in known.every if each.name not in known.own)
        if any(layout.title == each.title for each in shipped):
            what = OrderMapper.FILE_TAKEN.format(title=layout.title)
            raise ImportFileError(what, OrderMapper.FILE_TAKEN_DO, "title")
        return self.keep(layout)


def _in_plain_words(error: FormsError) -> FormsError:
    """Return why a layout was left out, with what the person can do."""
    title, found, _ = error.detail.partition(f"{SUFFIX}:")
    what = OwnLayouts.BROKEN_WHAT.format(title=title) if found else error.what
    return FormsError(what, OwnLayouts.BROKEN_DO, error.detail)


def _written_at(path: Path) -> datetime | None:
    try:
        return datetime.fromtimestamp(path.stat().st_mtime).astimezone()
    except OSError:
        return None


def titles(known: Layouts, *, own: bool) -> frozenset[str]:
    """Return the titles of the person's own layouts, or of the others."""
    return frozenset(each.title for each in known.every if (each.name in known.own) is own)
