"""Makes the sample's documents and a picture of every page into a folder (`dev.py demo`).

    python tests/end_to_end/pictures.py [--to DIR] [--docs]

Light and dark, at 100 % and 200 % text. With ``--docs`` the pictures the README shows are
written to `docs/pictures/` as well.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import TypeVar

ROOT = Path(__file__).resolve().parents[2]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from pypdf import PdfReader  # noqa: E402
from PySide6.QtCore import QEventLoop, QPoint, QRect, QTimer  # noqa: E402
from PySide6.QtGui import QImage  # noqa: E402
from PySide6.QtWidgets import QApplication, QPushButton, QWidget  # noqa: E402

from wizard import app as program  # noqa: E402
from wizard import commands, texts  # noqa: E402
from wizard.domain.case import Place  # noqa: E402
from wizard.domain.changes import SetAnswer  # noqa: E402
from wizard.output.pages import PdfPages  # noqa: E402
from wizard.paths import Paths, private_paths  # noqa: E402
from wizard.storage.casefile import open_case  # noqa: E402
from wizard.ui.attachments.card import AttachmentsCard  # noqa: E402
from wizard.ui.case_dialogs import NewCaseDialog  # noqa: E402
from wizard.ui.pages.documents import DocumentsPage  # noqa: E402
from wizard.ui.pages.fields import FieldsPage  # noqa: E402
from wizard.ui.pages.orders import OrdersPage  # noqa: E402
from wizard.ui.pages.records import RecordsPage  # noqa: E402
from wizard.ui.transcription.panel import Panel  # noqa: E402

Found = TypeVar("Found", bound=QWidget)

MOMENT = datetime(2026, 11, 21, 21, 4, 0, tzinfo=timezone(timedelta(hours=9)))
THEMES = ("light", "dark")
SIZES = {100: (1120, 780), 200: (1440, 980)}
ORDER_FILE = ROOT / "tests" / "data" / "orders" / "shopify_jp.csv"
# Invented: the purchases of the sample's orders, and what may be one.
_LINE = (
    '{ip} - - [{at} +0900] "{request} HTTP/1.1" {status} 512 "https://shop.example.com/" "{agent}"'
)
_AGENT = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/138.0.0.0 Safari/537.36"
)
LOG_LINES = tuple(
    _LINE.format(at=at, ip=ip, request=request, status=status, agent=_AGENT)
    for at, ip, request, status in (
        ("01/Aug/2026:22:10:40", "203.0.113.45", "GET /products/list", 200),
        ("01/Aug/2026:22:14:03", "203.0.113.45", "POST /shopping/checkout", 302),
        ("01/Aug/2026:22:30:51", "198.51.100.9", "POST /shopping/checkout", 403),
        ("01/Aug/2026:22:31:44", "2001:db8::45", "POST /shopping/checkout", 302),
        ("01/Aug/2026:22:32:30", "203.0.113.80", "POST /shopping/checkout", 302),
        ("03/Aug/2026:02:05:57", "203.0.113.45", "POST /shopping/checkout", 302),
    )
)
TALL = 1800
NAME = "髙見　﨑子"  # 髙 and 﨑 are none that e-Gov takes
FILES = {"スクリーンショット 2026-11-20 21.03.11.png": 482_000, "髙島屋①.eml": 36_000}
README = (
    "orders-light",
    "confirm-light",
    "documents-light",
    "records-dark",
    "egov-light",
    "hint-light",
    "panel-light",
    "attachments-light",
    "explanation",
)


def main(arguments: list[str]) -> int:
    """Make everything; print where it is."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--to", type=Path, default=ROOT / "out")
    parser.add_argument("--docs", action="store_true")
    options = parser.parse_args(arguments)
    options.to.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
        paths = private_paths(Path(home))
        documents = make_documents(paths, options.to)
        made = list(take_pictures(paths, options.to / "pictures"))
        made.append(explanation(paths, Path(home), options.to / "pictures"))
    for file in (*documents, *made):
        print(file.relative_to(ROOT) if file.is_relative_to(ROOT) else file)
    if options.docs:
        put_into_docs(options.to, documents[0])
    return 0


def make_documents(paths: Paths, folder: Path) -> list[Path]:
    """Write the sample's case file, 申出書 and copy-ready text; return them, the PDF first."""
    case = folder / "見本.tsuho"
    case.unlink(missing_ok=True)
    before = set(folder.iterdir())
    code = commands.run(["new", str(case), "--sample"], paths)
    code = code or commands.run(["export", str(case), "--to", str(folder)], paths)
    if code:
        raise SystemExit(code)
    made = [p for p in folder.iterdir() if p.suffix in {".pdf", ".txt"}]
    made.sort(key=lambda path: (path in before, path.suffix, path.name))
    return [*made, case]


def explanation(paths: Paths, home: Path, folder: Path) -> Path:
    """Make a picture of the page of the 申出書 that explains what was replaced."""
    path = home / "置きかえ.tsuho"
    code = commands.run(["new", str(path), "--sample"], paths)
    with open_case(path, lock_dir=paths.lock_dir) as file:
        place = Place("applicant.name")
        before = file.read().answers["applicant.name"]
        file.apply([SetAnswer(place, before, replace(before, text=NAME))])
    out = home / "置きかえ"
    code = code or commands.run(["export", str(path), "--to", str(out)], paths)
    if code:
        raise SystemExit(code)
    (statement,) = out.glob("*.pdf")
    words = [page.extract_text() for page in PdfReader(statement).pages]
    (number,) = (i for i, text in enumerate(words) if texts.Explanation.TITLE in text)
    return save(page_picture(statement, number), folder / "explanation.png")


def take_pictures(paths: Paths, folder: Path) -> Iterator[Path]:
    """Yield a PNG of the first page and of every step, for each look and text size.

    At 100 % the windows beside the pages as well: dialogs, 相談窓口, one order, the preview of
    an order file, the candidates of an access log.
    """
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    app = QApplication.instance() or program.make_application()
    assert isinstance(app, QApplication)
    for theme in THEMES:
        for scale, size in SIZES.items():
            looked = program.build(app, paths, clock=lambda: MOMENT)
            looked.preferences.change(theme=theme, text_scale=scale)
            looked.window.resize(*size)
            looked.window.show()
            settle()
            name = theme if scale == 100 else f"{theme}-{scale}"
            for what, widget in shown(looked, beside=scale == 100):
                yield save(widget.grab().toImage(), folder / f"{what}-{name}.png")
            for what, image in for_egov(looked):
                yield save(image, folder / f"{what}-{name}.png")
            looked.window.close()
            looked.end()
            looked.window.deleteLater()


def shown(looked: program.Program, *, beside: bool) -> Iterator[tuple[str, QWidget]]:
    """Yield what to take a picture of, each with a name, ready to be taken."""
    yield "home", looked.window
    if beside:
        yield from home_dialogs(looked)
    looked.keeper.practise()
    wizard = looked.keeper.wizard
    assert wizard is not None
    for step in wizard.session.form.steps:
        wizard.go_to(step.id)
        settle()
        until(lambda: not looked.keeper.jobs.busy)
        page = wizard.page
        if isinstance(page, DocumentsPage):
            view = page.preview.view
            until(lambda view=view: view.rendered(view.page()) is not None)  # type: ignore[misc]
            settle()
        yield step.id, looked.window
        if beside and isinstance(page, OrdersPage):
            yield from order_windows(page, looked.window)
        if beside and isinstance(page, RecordsPage):
            yield from log_windows(page, looked.window)
    if beside:
        yield "contacts", contacts_window(looked)


def home_dialogs(looked: program.Program) -> Iterator[tuple[str, QWidget]]:
    """Yield 設定 and the dialog of a new case, each closed again afterwards."""
    keeper = looked.keeper
    folder = keeper.shelf.folders.documents
    # The program waits in the dialog of a new case; here it only stands open.
    for name, dialog in (
        ("settings_dialog", looked.preferences.show_dialog(looked.window)),
        ("new_case_dialog", NewCaseDialog(looked.window, "", folder, remembered=True)),
    ):
        dialog.open()
        settle()
        yield name, dialog
        dialog.reject()
        settle(50)


def order_windows(page: OrdersPage, window: QWidget) -> Iterator[tuple[str, QWidget]]:
    """Yield the linked orders, the form of the first order, the preview of an order file."""
    until(lambda: not page.links.button.isHidden())
    page.links.open()
    settle()
    links = page.links.window
    assert links is not None
    yield "order_links", links
    page.links.close()
    page.open_order(page.session.case.orders[0].key)
    settle()
    yield "order", window
    page.importer.start(ORDER_FILE)
    until(lambda: page.importer.dialog is not None)
    settle()
    dialog = page.importer.dialog
    assert dialog is not None
    yield "import", dialog
    dialog.reject()
    settle(50)


def log_windows(page: RecordsPage, window: QWidget) -> Iterator[tuple[str, QWidget]]:
    """Yield the candidates of an order, then the list of what is beyond doubt."""
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "access.log"
        log.write_text("".join(line + "\n" for line in LOG_LINES), encoding="utf-8")
        page.logs.take_files([log])
        until(lambda: bool(page.logs.shelf.files))
        page.next_candidates()
        settle()
        yield "logs", window
        page.logs.take_clear()
        until(lambda: page.logs.dialog is not None)
        settle()
        dialog = page.logs.dialog
        assert dialog is not None
        yield "logs_clear", dialog
        dialog.reject()
        page.logs.shelf.forget()
        settle(50)


def for_egov(looked: program.Program) -> Iterator[tuple[str, QImage]]:
    """Yield what is there for e-Gov: a field with its hint, 添付するファイル, the small window.

    Done last: the name of the practice case is changed, and files are attached.
    """
    wizard = looked.keeper.wizard
    assert wizard is not None
    wizard.go_to("shop")
    settle()
    assert isinstance(wizard.page, FieldsPage)
    row = wizard.page.rows["applicant.name"]
    row.editor.enter_text(NAME)
    until(lambda: row.characters is not None and row.characters.hint is not None)
    settle()
    looked.window.resize(looked.window.width(), TALL)  # the whole hint at 200 %, too
    row.editor.setFocus()
    settle()
    yield "hint", row_picture(looked.window, row)
    wizard.go_to("documents")
    card = named(wizard.page, AttachmentsCard, "attachments")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
        files = [Path(home) / name for name in FILES]
        for file in files:
            file.write_bytes(b"x" * FILES[file.name])
        card.toggle.click()
        card.list.add(files)
        until(lambda: len(card.attached.rows) == len(files) and not looked.keeper.jobs.busy)
    settle()
    yield "attachments", card.grab().toImage()
    wizard.go_to("egov")
    settle()
    named(wizard.page, QPushButton, "open_panel").click()
    (panel,) = (w for w in QApplication.topLevelWidgets() if isinstance(w, Panel))
    settle()
    named(panel, QPushButton, "copy").click()  # on to the name, which is written otherwise
    settle()
    yield "panel", panel.grab().toImage()
    panel.close()


def row_picture(window: QWidget, row: QWidget) -> QImage:
    """Return a field with a little of the page around it."""
    corner = row.mapTo(window, QPoint(0, 0))
    return window.grab(QRect(corner, row.size()).adjusted(-12, -12, 12, 12)).toImage()


def contacts_window(looked: program.Program) -> QWidget:
    """Return 相談窓口 with all its cards."""
    looked.keeper.contacts.open()
    window = looked.keeper.contacts.shown
    assert window is not None
    until(lambda: len(window.cards) == len(window.contacts))
    settle()
    return window


def until(ready: Callable[[], bool], seconds: float = 30.0) -> None:
    """Let things happen until something is so; raises TimeoutError."""
    end = time.monotonic() + seconds
    while not ready():
        if time.monotonic() > end:
            raise TimeoutError(ready)
        settle(20)


def named(page: QWidget, kind: type[Found], name: str) -> Found:
    """Return the one widget of a page with that objectName."""
    (found,) = page.findChildren(kind, name)
    return found


def settle(milliseconds: int = 350) -> None:
    """Let timers, background work and painting come to rest."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def save(image: QImage, path: Path) -> Path:
    """Write a picture; fail loudly when it cannot be written."""
    if not image.save(str(path)):
        raise OSError(path)
    return path


def put_into_docs(folder: Path, statement: Path) -> None:
    """Copy what the README shows into `docs/pictures/`."""
    docs = ROOT / "docs" / "pictures"
    docs.mkdir(parents=True, exist_ok=True)
    for name in README:
        shutil.copyfile(folder / "pictures" / f"{name}.png", docs / f"{name}.png")
    save(page_picture(statement, 0), docs / "statement-1.png")


def page_picture(document: Path, number: int) -> QImage:
    """Return a picture of a page of a PDF."""
    pages = PdfPages(document)
    page = pages.render(number, 1.3)
    image = QImage(page.data, page.width, page.height, page.stride, QImage.Format.Format_RGB32)
    copy = image.copy()  # the page's own bytes go with it
    pages.close()
    return copy


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
