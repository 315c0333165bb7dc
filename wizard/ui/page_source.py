"""What the preview and the printer ask of a document: its pages as bitmaps.

`wizard.output.pages.PdfPages` is the real one.
"""

from __future__ import annotations

from typing import Protocol

from PySide6.QtGui import QImage


class Bitmap(Protocol):
    """A rendered page: 32 bits per pixel in the order blue, green, red, unused."""

    @property
    def width(self) -> int:
        """Return the width in pixels."""

    @property
    def height(self) -> int:
        """Return the height in pixels."""

    @property
    def stride(self) -> int:
        """Return the bytes per row."""

    @property
    def data(self) -> bytes:
        """Return the pixels, `stride` × `height` bytes."""


class PageSource(Protocol):
    """What the view and the printer need of a document."""

    @property
    def count(self) -> int:
        """Return the number of pages."""

    def size_points(self, index: int) -> tuple[float, float]:
        """Return width and height of a page in points (1/72 inch); pages count from 0."""

    def render(self, index: int, scale: float) -> Bitmap:
        """Return a page as a bitmap, `scale` pixels per point."""


def to_image(bitmap: Bitmap) -> QImage:
    """Return a bitmap as an image that owns its pixels."""
    image = QImage(
        bitmap.data, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32
    )
    return image.copy()  # the bitmap's memory may go away before the image does
