"""The layouts that are known to the program, and those that the person keeps beside them."""

from __future__ import annotations

from pathlib import Path

from wizard.domain.form import Form
from wizard.domain.order_layout import OrderLayout
from wizard.errors import ImportFileError
from wizard.formdefs.own_layouts import (
    Layouts,
    forget_own_layout,
    load_all_layouts,
    read_layout_file,
    save_own_layout,
    write_layout,
)
from wizard.texts import OrderMapper

SUFFIX = ".toml"


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
        """Read all layouts; raises FormsError when a shipped one is broken."""
        return load_all_layouts(self._shipped, self._own, self._form)

    def keep(self, layout: OrderLayout) -> OrderLayout:
        """Keep a layout, in place of one with its title.

        Raises:
            SettingsError: the folder cannot be written.
        """
        return layout if self._own is None else save_own_layout(self._own, layout)

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


def titles(known: Layouts, *, own: bool) -> frozenset[str]:
    """Return the titles of the person's own layouts, or of the others."""
    return frozenset(each.title for each in known.every if (each.name in known.own) is own)
