"""Makes the sample's documents and a picture of every page into a folder (`dev.py demo`).

    python tests/end_to_end/pictures.py [--to DIR] [--docs]

Light and dark, at 100 % and 200 % text. With ``--docs`` the pictures the README shows are
written to `docs/pictures/` as well.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from pypdf import PdfReader  # noqa: E402
from PySide6.QtGui import QImage  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from tests.end_to_end import picture_tools as tools  # noqa: E402
from tests.end_to_end.picture_logs import LOG_WINDOWS, log_windows  # noqa: E402
from tests.end_to_end.picture_orders import ORDER_WINDOWS, order_windows  # noqa: E402
from tests.end_to_end.picture_parts import NAME, for_egov, reasons  # noqa: E402
from wizard import app as program  # noqa: E402
from wizard import commands, texts  # noqa: E402
from wizard.domain.case import Place  # noqa: E402
from wizard.domain.changes import SetAnswer  # noqa: E402
from wizard.paths import Paths, private_paths  # noqa: E402
from wizard.storage.casefile import open_case  # noqa: E402
from wizard.ui.case_dialogs import NewCaseDialog  # noqa: E402
from wizard.ui.pages.documents import DocumentsPage  # noqa: E402
from wizard.ui.pages.orders import OrdersPage  # noqa: E402
from wizard.ui.pages.records import RecordsPage  # noqa: E402

MOMENT = datetime(2026, 11, 21, 21, 4, 0, tzinfo=timezone(timedelta(hours=9)))
THEMES = ("light", "dark")
SIZES = {100: (1120, 780), 200: (1440, 980)}
SCREEN = {"width": 1920, "height": 1080}
# The windows that open over the pages: all of them at 100 %, and once more dark at 200 % those
# in which the most is done.
AT_HOME = ("settings_dialog", "new_case_dialog")
BESIDE = frozenset({*AT_HOME, *ORDER_WINDOWS, *LOG_WINDOWS, "reasons", "contacts"})
MOST_USED = frozenset(
    {"import", "import_damage", "import_mapper", "order_links", "logs", "logs_clear", "reasons"}
)
README = (
    "orders-light",
    "import-light",
    "import_mapper-light",
    "candidates-light",
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
        use_large_screen(Path(home))
        paths = private_paths(Path(home))
        documents = make_documents(paths, options.to)
        made = list(take_pictures(paths, options.to / "pictures"))
        made.append(explanation(paths, Path(home), options.to / "pictures"))
    for file in (*documents, *made):
        print(file.relative_to(ROOT) if file.is_relative_to(ROOT) else file)
    if options.docs:
        put_into_docs(options.to, documents[0])
    return 0


def use_large_screen(folder: Path) -> None:
    """Let windows be as large as on an ordinary screen: the one of `offscreen` has 800 by 800."""
    if os.name == "posix" and os.environ.get("QT_QPA_PLATFORM") == "offscreen":
        file = folder / "screen.json"
        screen = {"name": "large", "x": 0, "y": 0, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
        file.write_text(json.dumps({"screens": [screen | SCREEN]}), encoding="utf-8")
        os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={file}"


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
    return tools.save(tools.page_picture(statement, number), folder / "explanation.png")


def take_pictures(paths: Paths, folder: Path) -> Iterator[Path]:
    """Yield a PNG of the first page and of every step, for each look and text size.

    At 100 % the windows beside the pages as well: dialogs, 相談窓口, one order, every window of
    the import, the candidates of an access log; at 200 % the most used of them.
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
            tools.settle()
            name = theme if scale == 100 else f"{theme}-{scale}"
            for what, image in shown(looked, beside_of(theme, scale)):
                yield tools.save(image, folder / f"{what}-{name}.png")
            looked.window.close()
            looked.end()
            looked.window.deleteLater()


def beside_of(theme: str, scale: int) -> frozenset[str]:
    """Return which windows beside the pages are shown in a look."""
    if scale == 100:
        return BESIDE
    return MOST_USED if theme == "dark" else frozenset()


def shown(looked: program.Program, beside: Collection[str]) -> Iterator[tuple[str, QImage]]:
    """Yield every picture of one look, each with a name."""
    yield "home", tools.image_of(looked.window)
    yield from home_dialogs(looked, beside)
    looked.keeper.practise()
    wizard = looked.keeper.wizard
    assert wizard is not None
    for step in wizard.session.form.steps:
        wizard.go_to(step.id)
        tools.settle()
        tools.until(lambda: not looked.keeper.jobs.busy)
        page = wizard.page
        if isinstance(page, DocumentsPage):
            view = page.preview.view
            tools.until(lambda view=view: view.rendered(view.page()) is not None)  # type: ignore[misc]
        yield step.id, tools.image_of(looked.window)
        if isinstance(page, OrdersPage):
            yield from order_windows(page, beside)
        if isinstance(page, RecordsPage):
            yield from log_windows(page, beside)
    if "contacts" in beside:
        yield "contacts", contacts(looked)
    if "reasons" in beside:
        yield "reasons", reasons(looked)
    yield from for_egov(looked)


def home_dialogs(looked: program.Program, wanted: Collection[str]) -> Iterator[tuple[str, QImage]]:
    """Yield 設定 and the dialog of a new case, each closed again afterwards."""
    if not set(AT_HOME) <= set(wanted):
        return
    keeper = looked.keeper
    folder = keeper.shelf.folders.documents
    # The program waits in the dialog of a new case; here it only stands open.
    dialogs = (
        looked.preferences.show_dialog(looked.window),
        NewCaseDialog(looked.window, "", folder, remembered=True),
    )
    for name, dialog in zip(AT_HOME, dialogs, strict=True):
        dialog.open()
        yield name, tools.image_of(dialog)
        dialog.reject()
        tools.settle(50)


def contacts(looked: program.Program) -> QImage:
    """Return a picture of 相談窓口 with all its cards."""
    looked.keeper.contacts.open()
    window = looked.keeper.contacts.shown
    assert window is not None
    tools.until(lambda: len(window.cards) == len(window.contacts))
    return tools.image_of(window)


def put_into_docs(folder: Path, statement: Path) -> None:
    """Copy what the README shows into `docs/pictures/`."""
    docs = ROOT / "docs" / "pictures"
    docs.mkdir(parents=True, exist_ok=True)
    for name in README:
        shutil.copyfile(folder / "pictures" / f"{name}.png", docs / f"{name}.png")
    tools.save(tools.page_picture(statement, 0), docs / "statement-1.png")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
