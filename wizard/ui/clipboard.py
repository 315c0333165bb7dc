"""The clipboard: text is put there and read back, taken away only while it is still ours.

Text is handed over with line feeds; Qt writes them as the system has them (CR LF on Windows)
and gives line feeds back when it is read.
"""

from __future__ import annotations

import re

from PySide6.QtCore import QThread
from PySide6.QtGui import QGuiApplication

_ATTEMPTS = 3
_PAUSE_MS = 25  # between attempts: 50 ms altogether, which nobody feels
# What a clipboard may lose or write otherwise without the text being another one.
_UNSTEADY = re.compile("[\r\ufeff\ud800-\udfff]")


def put_text(text: str) -> bool:
    """Put text on the clipboard; False when another program holds it.

    Tries a few times, since other programs hold it for moments (Windows). Only reading it back
    tells whether it is there.
    """
    for attempt in range(_ATTEMPTS):
        if attempt:
            QThread.msleep(_PAUSE_MS)
        QGuiApplication.clipboard().setText(text)
        if holds(text):
            return True
    return False


def holds(text: str) -> bool:
    """Return whether the clipboard has this text; False when it cannot be read."""
    try:
        found = QGuiApplication.clipboard().text()
    except UnicodeError:  # half a character that another program has put there
        return False
    return _UNSTEADY.sub("", found) == _UNSTEADY.sub("", text)


def empty_if_holds(text: str) -> bool:
    """Empty the clipboard while it has this text; what another program put there stays.

    Returns:
        Whether it was emptied.
    """
    if not text or not holds(text):
        return False
    QGuiApplication.clipboard().clear()
    return True
