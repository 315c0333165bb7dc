"""Pictures of what access logs say: candidates, what is beyond doubt, a visitor's other lines."""

from __future__ import annotations

import tempfile
from collections.abc import Collection, Iterator
from pathlib import Path

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage

from tests.end_to_end import picture_tools as tools
from tests.end_to_end.shop_files import CHROME
from wizard.ui.pages.records import RecordsPage

# Invented: the purchases of the sample's orders, and what may be one.
_LINE = (
    '{ip} - - [{at} +0900] "{request} HTTP/1.1" {status} 512 "https://shop.example.com/" "{agent}"'
)
LOG_LINES = tuple(
    _LINE.format(at=at, ip=ip, request=request, status=status, agent=CHROME)
    for at, ip, request, status in (
        ("01/Aug/2026:22:10:40", "203.0.113.45", "GET /products/list", 200),
        ("01/Aug/2026:22:11:15", "203.0.113.45", "GET /products/detail/12", 200),
        ("01/Aug/2026:22:13:20", "203.0.113.45", "POST /cart", 200),
        ("01/Aug/2026:22:14:03", "203.0.113.45", "POST /shopping/checkout", 302),
        ("01/Aug/2026:22:14:04", "203.0.113.45", "GET /shopping/complete", 200),
        ("01/Aug/2026:22:30:51", "198.51.100.9", "POST /shopping/checkout", 403),
        ("01/Aug/2026:22:31:44", "2001:db8::45", "POST /shopping/checkout", 302),
        ("01/Aug/2026:22:32:30", "203.0.113.80", "POST /shopping/checkout", 302),
        ("03/Aug/2026:02:05:57", "203.0.113.45", "POST /shopping/checkout", 302),
    )
)
_TALL = 1460
LOG_WINDOWS = ("logs", "candidates", "logs_clear", "logs_trail")


def log_windows(page: RecordsPage, wanted: Collection[str]) -> Iterator[tuple[str, QImage]]:
    """Yield those of `wanted`: the candidates of an order, and the two lists of lines."""
    if not set(wanted) & set(LOG_WINDOWS):
        return
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        log = Path(folder) / "access.log"
        log.write_text("".join(line + "\n" for line in LOG_LINES), encoding="utf-8")
        page.logs.take_files([log])
        tools.until(lambda: bool(page.logs.shelf.files))
        page.next_candidates()
        if "logs" in wanted:
            yield "logs", tools.image_of(page.window())
        if "candidates" in wanted:
            yield "candidates", tall_picture(page)
        if "logs_clear" in wanted:
            page.logs.take_clear()
            yield "logs_clear", dialog_picture(page)
        if "logs_trail" in wanted:
            order = page.session.case.orders[0]
            match = page.logs.shelf.match(order)
            assert match is not None
            page.logs.find_trail(order.key, match.candidates[0])
            yield "logs_trail", dialog_picture(page)
        page.logs.shelf.forget()
        tools.settle(50)


def tall_picture(page: RecordsPage) -> QImage:
    """Return the candidates of an order with the raw line and the buttons below them."""
    window, before = page.window(), page.window().size()
    window.resize(before.width(), _TALL)
    tools.settle()
    panel = page.panel
    image = window.grab(QRect(panel.mapTo(window, QPoint()), panel.size())).toImage()
    window.resize(before)
    tools.settle(50)
    return image


def dialog_picture(page: RecordsPage) -> QImage:
    """Return a picture of the list that opens over the page, and close it."""
    tools.until(lambda: page.logs.dialog is not None)
    dialog = page.logs.dialog
    assert dialog is not None
    image = tools.image_of(dialog)
    dialog.reject()
    tools.until(lambda: page.logs.dialog is None)
    return image
