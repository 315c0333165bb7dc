"""Writing the meaning of columns to a file that another computer reads."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QWidget

from wizard.domain.file_names import safe_name
from wizard.domain.order_layout import OrderLayout
from wizard.errors import UserError
from wizard.texts import OrderMapper
from wizard.ui.files import choose_path
from wizard.ui.orders.known_layouts import SUFFIX, LayoutShelf
from wizard.ui.pages.base import Desk


def export_layout(window: QWidget, layout: OrderLayout, shelf: LayoutShelf, desk: Desk) -> None:
    """Ask where a layout is written to, and say that it was.

    Args:
        window: the dialog that asks.
        layout: is written under the file's name.
        shelf: writes it.
        desk: says so.
    """
    place = QStandardPaths.StandardLocation.DocumentsLocation
    folder = Path(QStandardPaths.writableLocation(place))
    name = safe_name(layout.title + SUFFIX, (), "layout")
    path = choose_path(window, OrderMapper.EXPORT, folder / name, OrderMapper.EXPORT_KIND)
    if path is None:
        return
    try:
        shelf.export(replace(layout, name=path.stem), path)
    except UserError as error:
        desk.tell(error.what, error.do, error.detail)
    else:
        desk.tell(OrderMapper.EXPORTED.format(file=path.name), OrderMapper.EXPORTED_DO)
