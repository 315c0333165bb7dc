"""What every part of the pictures needs: waiting, finding, grabbing, writing."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEventLoop, QPoint, QRect, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from wizard.output.pages import PdfPages

Found = TypeVar("Found", bound=QWidget)
TALL = 1800  # of a window that shows a whole field with everything under it, at 200 % too


def settle(milliseconds: int = 350) -> None:
    """Let timers, background work and painting come to rest."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


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


def image_of(widget: QWidget) -> QImage:
    """Return a picture of a widget as it is now."""
    settle()
    return widget.grab().toImage()


def row_picture(window: QWidget, row: QWidget) -> QImage:
    """Return a field with a little of the page around it."""
    corner = row.mapTo(window, QPoint(0, 0))
    return window.grab(QRect(corner, row.size()).adjusted(-12, -12, 12, 12)).toImage()


def page_picture(document: Path, number: int) -> QImage:
    """Return a picture of a page of a PDF."""
    pages = PdfPages(document)
    page = pages.render(number, 1.3)
    image = QImage(page.data, page.width, page.height, page.stride, QImage.Format.Format_RGB32)
    copy = image.copy()  # the page's own bytes go with it
    pages.close()
    return copy


def save(image: QImage, path: Path) -> Path:
    """Write a picture; fail loudly when it cannot be written."""
    if not image.save(str(path)):
        raise OSError(path)
    return path
