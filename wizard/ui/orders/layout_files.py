"""Files of layouts that were exported elsewhere: kept beside the person's own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from wizard.errors import UserError
from wizard.texts import OrderImport
from wizard.ui.orders.known_layouts import LayoutShelf
from wizard.ui.orders.refusals import Told, told


@dataclass(frozen=True, slots=True)
class LayoutFiles:
    """What became of such files.

    Attributes:
        kept: titles of those that are remembered now; refused: why others are not.
    """

    kept: tuple[str, ...]
    refused: tuple[UserError, ...]

    @property
    def words(self) -> Told:
        """Return one message about all of them."""
        titles = "".join(OrderImport.LAYOUT_TITLE.format(title=title) for title in self.kept)
        return told(self.refused, OrderImport.LAYOUT_KEPT.format(titles=titles) if titles else "")


def keep_layouts(
    shelf: LayoutShelf, paths: Sequence[Path], cancelled: Callable[[], bool]
) -> LayoutFiles:
    """Keep layouts, as far as they can be read; takes a moment.

    Raises:
        FormsError: a layout of the program's own is broken.
    """
    kept: list[str] = []
    refused: list[UserError] = []
    known = shelf.load()
    for path in paths:
        if cancelled():
            break
        try:
            kept.append(shelf.take_file(path, known).title)
        except UserError as error:
            refused.append(error)
    return LayoutFiles(tuple(kept), tuple(refused))
