"""The clipboard: text is put there and read back, taken away only while it is still ours.

Text is handed over with line feeds; Qt writes them as the system has them (CR LF on Windows)
and gives line feeds back when it is read.

On Windows the text asks to be left out of the clipboard's history and of its copy in the cloud
(learn.microsoft.com, "Cloud Clipboard and Clipboard History Formats"). Whether every version
does so is 未確認, and Qt for Python offers no way to ask it of macOS: so nothing is promised.
"""

from __future__ import annotations

import re
import sys

from PySide6.QtCore import QMimeData, QThread
from PySide6.QtGui import QGuiApplication

_ATTEMPTS = 3
_PAUSE_MS = 25  # between attempts: 50 ms altogether, which nobody feels
# What a clipboard may lose or write otherwise without the text being another one.
_WINDOWS = "win32"
# Qt registers what stands in quotes as the name of a format of Windows.
_WINDOWS_FORMAT = 'application/x-qt-windows-mime;value="{name}"'
_LEFT_OUT = (
    "CanIncludeInClipboardHistory",
    "CanUploadToCloudClipboard",
    "ExcludeClipboardContentFromMonitorProcessing",
)
_NO = bytes(4)  # the number 0 as Windows writes it
_UNSTEADY = re.compile("[\r\ufeff\ud800-\udfff]")


def quiet_data(text: str, system: str = sys.platform) -> QMimeData:
    """Return text for the clipboard that asks to be kept nowhere else.

    Args:
        text: what is copied.
        system: as `sys.platform` names it.
    """
    data = QMimeData()
    data.setText(text)
    if system == _WINDOWS:
        for name in _LEFT_OUT:
            data.setData(_WINDOWS_FORMAT.format(name=name), _NO)
    return data


def put_text(text: str, system: str = sys.platform) -> bool:
    """Put text on the clipboard; False when another program holds it.

    Tries a few times, since other programs hold it for moments (Windows). Only reading it back
    tells whether it is there.
    """
    for attempt in range(_ATTEMPTS):
        if attempt:
            QThread.msleep(_PAUSE_MS)
        QGuiApplication.clipboard().setMimeData(quiet_data(text, system))
        if holds(text):
            return True
    return False


def holds(text: str) -> bool:
    """Return whether the clipboard has this text; False when it cannot be read."""
    return _holds_one(text)


def empty_if_holds(*ours: str) -> bool:
    """Empty the clipboard while it has one of these texts; what others put there stays.

    Returns:
        Whether it was emptied.
    """
    if not _holds_one(*filter(None, ours)):
        return False
    QGuiApplication.clipboard().clear()
    return True


def _holds_one(*wanted: str) -> bool:
    try:
        found = QGuiApplication.clipboard().text()
    except UnicodeError:  # half a character that another program has put there
        return False
    return _UNSTEADY.sub("", found) in {_UNSTEADY.sub("", text) for text in wanted}
