"""Pictures of what opens over 注文: one order, linked orders, and every window of the import."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Collection, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QDialog, QWidget

from tests.end_to_end import picture_tools as tools
from tests.end_to_end.shop_files import (
    BAG,
    BELT,
    HANAKO,
    PURSE,
    SABURO,
    SAKIKO,
    TARO,
    WATCH,
    Purchase,
    eccube4,
)
from tests.ui.orders.files_of_a_shop import book, unknown_file
from wizard.texts import OrderImport
from wizard.ui.orders.import_dialog import ImportDialog
from wizard.ui.orders.mapper import Mapper
from wizard.ui.orders.rows import NUMBER
from wizard.ui.pages.orders import OrdersPage

# The first stands in the practice case already, with other goods.
BOUGHT = (
    Purchase("1024", "22:14:05", TARO, SAKIKO, (WATCH, BELT)),
    Purchase("1026", "22:20:40", HANAKO, HANAKO, (PURSE,)),
    Purchase("1027", "22:31:47", SABURO, SAKIKO, (BAG,)),
    Purchase("1028", "22:40:12", HANAKO, HANAKO, (BELT,)),
    Purchase("1029", "22:52:30", TARO, SAKIKO, (WATCH,)),
    Purchase("1030", "23:05:01", HANAKO, HANAKO, (PURSE, BELT)),
    Purchase("1032", "23:11:26", SABURO, SAKIKO, (WATCH, BAG)),
)
FRAUDULENT = {"1027", "1029", "1032"}
BY_EXCEL = {
    "郵便番号": "600000",
    "配送先_TEL": "9000000001",
    "受注日": "2026/8/1 22:14",
    "出荷伝票番号": "4.00E+11",
}
Opened = Callable[[OrdersPage, Path], AbstractContextManager[QWidget]]


def order_windows(page: OrdersPage, wanted: Collection[str]) -> Iterator[tuple[str, QImage]]:
    """Yield the windows of `wanted`, each with its name; each is closed again afterwards."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        for name, opened in ORDER_WINDOWS.items():
            if name in wanted:
                with opened(page, Path(folder)) as widget:
                    yield name, tools.image_of(widget)


@contextmanager
def links(page: OrdersPage, _folder: Path) -> Iterator[QWidget]:
    """The linked orders."""
    tools.until(lambda: not page.links.button.isHidden())
    page.links.open()
    window = page.links.window
    assert window is not None
    yield window
    page.links.close()


@contextmanager
def form(page: OrdersPage, _folder: Path) -> Iterator[QWidget]:
    """The first order as a form beside the list."""
    page.open_order(page.session.case.orders[0].key)
    yield page.window()
    page.close_order()


@contextmanager
def preview(page: OrdersPage, folder: Path) -> Iterator[QWidget]:
    """What is in an order file, with ticks."""
    with dropped(page, eccube4(folder / "order_20260802.csv", BOUGHT)) as dialog:
        tick(dialog, FRAUDULENT)
        yield dialog


@contextmanager
def differences(page: OrdersPage, folder: Path) -> Iterator[QWidget]:
    """What the file says otherwise than the case."""
    with dropped(page, eccube4(folder / "order_20260802.csv", BOUGHT)) as dialog:
        tick(dialog, {"1024"})
        turn_to(dialog, OrderImport.TAB_DIFFERENCES)
        yield dialog


@contextmanager
def damage(page: OrdersPage, folder: Path) -> Iterator[QWidget]:
    """What Excel has done to the values of the ticked orders."""
    bought = [
        Purchase("1033", "22:14:05", TARO, SAKIKO, (WATCH,), cells=BY_EXCEL),
        *BOUGHT[1:3],
    ]
    with dropped(page, eccube4(folder / "order_excel.csv", bought)) as dialog:
        tick(dialog, {"1033"})
        turn_to(dialog, OrderImport.TAB_DAMAGES)
        yield dialog


@contextmanager
def problems(page: OrdersPage, folder: Path) -> Iterator[QWidget]:
    """Rows that could not be read."""
    with broken(page, folder) as dialog:
        yield dialog


@contextmanager
def repair(page: OrdersPage, folder: Path) -> Iterator[QWidget]:
    """One of those rows, cell by cell."""
    with broken(page, folder) as dialog:
        dialog.mend_wanted.emit(*dialog.problems.at(0))
        mending = dialog.mending
        assert mending is not None
        yield mending
        mending.reject()
        tools.settle(50)


@contextmanager
def mapper(page: OrdersPage, folder: Path) -> Iterator[QWidget]:
    """The columns of a table that no layout knows."""
    page.importer.start(unknown_file(folder / "見本カート.csv"))
    with the_dialog(page) as dialog:
        yield dialog


@contextmanager
def sheets(page: OrdersPage, folder: Path) -> Iterator[QWidget]:
    """The question which sheets of a workbook are meant."""
    path = folder / "注文の控え.xlsx"
    book(path)
    page.importer.start(path)
    with the_dialog(page) as dialog:
        yield dialog


@contextmanager
def pasted(page: OrdersPage, folder: Path) -> Iterator[QWidget]:
    """A table that was copied from a spreadsheet."""
    file = eccube4(folder / "pasted.csv", BOUGHT[1:4])
    cells = file.read_text(encoding="cp932").replace(",", "\t")
    QGuiApplication.clipboard().setText(cells)
    page.paste()
    with the_dialog(page) as dialog:
        assert isinstance(dialog, ImportDialog)
        tick(dialog, FRAUDULENT)
        yield dialog
    QGuiApplication.clipboard().clear()


@contextmanager
def remembered(page: OrdersPage, folder: Path) -> Iterator[QWidget]:
    """The list of remembered meanings of columns; they are forgotten again."""
    shelf = page.importer.shelf
    kept = []
    with mapper(page, folder) as dialog:
        assert isinstance(dialog, Mapper)
        dialog.options.remember.setChecked(True)
        for title in ("見本カート", "架空モールの月ごとの表"):
            dialog.options.title.setText(title)
            kept.append(shelf.keep(dialog.layout_made()))
    shown = page.importer.show_layouts()
    yield shown
    shown.reject()
    for layout in kept:
        shelf.forget(layout)
    tools.settle(50)


ORDER_WINDOWS: dict[str, Opened] = {
    "order_links": links,
    "order": form,
    "import": preview,
    "import_differences": differences,
    "import_damage": damage,
    "import_problems": problems,
    "import_repair": repair,
    "import_mapper": mapper,
    "import_sheets": sheets,
    "import_pasted": pasted,
    "import_remembered": remembered,
}


# --- inside -----------------------------------------------------------------------------------


@contextmanager
def the_dialog(page: OrdersPage) -> Iterator[QDialog]:
    """Wait for the window of the import; close it again afterwards."""
    tools.until(lambda: page.importer.dialog is not None)
    dialog = page.importer.dialog
    assert dialog is not None
    yield dialog
    dialog.reject()
    tools.until(lambda: page.importer.dialog is None)
    tools.settle(50)


@contextmanager
def dropped(page: OrdersPage, file: Path) -> Iterator[ImportDialog]:
    """Open the preview of a file."""
    page.importer.start(file)
    with the_dialog(page) as dialog:
        assert isinstance(dialog, ImportDialog)
        yield dialog


@contextmanager
def broken(page: OrdersPage, folder: Path) -> Iterator[ImportDialog]:
    """Open the preview of a file of which two rows have lost their last cells."""
    file = eccube4(folder / "order_20260803.csv", BOUGHT[1:5], short=("1027", "1029"))
    with dropped(page, file) as dialog:
        dialog.show_problems()
        yield dialog


def tick(dialog: ImportDialog, numbers: Collection[str]) -> None:
    """Tick orders by their numbers."""
    orders = dialog.model.orders()
    dialog.model.tick([o.key for o in orders if o.text(NUMBER) in numbers], on=True)


def turn_to(dialog: ImportDialog, title: str) -> None:
    """Show a tab by its words, whatever number stands in them."""
    start = title.partition("{")[0]
    (at,) = (i for i in range(dialog.tabs.count()) if dialog.tabs.tabText(i).startswith(start))
    dialog.tabs.setCurrentIndex(at)
