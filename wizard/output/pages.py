"""The pages of a PDF as bitmaps, for the preview and for printing.

PDFium is not thread-safe: all `PdfPages` of a process must be used from one thread at a time.
Nothing here locks; whoever renders on another thread sees to it that nobody else does.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

import pypdfium2

from wizard import texts
from wizard.errors import OutputError


@dataclass(frozen=True, slots=True)
class Bitmap:
    """A rendered page: 32 bits per pixel in the order blue, green, red, unused.

    Attributes:
        width: pixels; height: pixels.
        stride: bytes per row.
        data: `stride` × `height` bytes, a copy that lives by itself.
    """

    width: int
    height: int
    stride: int
    data: bytes


class PdfPages:
    """The pages of one PDF file; close it (or use it in a `with`) before the file is replaced.

    Args:
        source: the PDF. It is read whole, so that on Windows the file may be replaced or
            deleted while its pages are on show.

    Raises:
        OutputError: the file is missing or no PDF.
    """

    def __init__(self, source: Path) -> None:
        try:
            self._document = pypdfium2.PdfDocument(source.read_bytes())
        except (OSError, pypdfium2.PdfiumError) as error:
            raise OutputError(
                texts.SavingDocument.UNREADABLE,
                texts.SavingDocument.UNREADABLE_DO,
                type(error).__name__,
            ) from error
        self._count = len(self._document)

    @property
    def count(self) -> int:
        """Return the number of pages."""
        return self._count

    def size_points(self, index: int) -> tuple[float, float]:
        """Return width and height of a page in points (1/72 inch); pages count from 0."""
        width, height = self._document.get_page_size(index)
        return float(width), float(height)

    def render(self, index: int, scale: float) -> Bitmap:
        """Return a page as a bitmap on white, `scale` pixels per point."""
        page = self._document[index]
        try:
            bitmap = page.render(scale=scale, force_bitmap_format=pypdfium2.raw.FPDFBitmap_BGRx)
            try:
                return Bitmap(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
            finally:
                bitmap.close()
        finally:
            page.close()

    def close(self) -> None:
        """Give the document back; may be called twice."""
        self._document.close()

    def __enter__(self) -> PdfPages:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
