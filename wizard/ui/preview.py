"""The pages of a document as they will be printed: stacked, lazily drawn, zoomable.

The view draws bitmaps it asks of a `PageSource` (`wizard.output.pages.PdfPages`): only pages
that can be seen are rendered, one at a time between two repaints, at the exact number of
device pixels so that small text stays sharp. Every page is A4 (the first page's size is
taken for all when laying out).
"""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from wizard import texts
from wizard.ui.page_source import PageSource, to_image

GAP = 16
MAX_CACHE_BYTES = 96 * 1024 * 1024
ZOOM_STEPS = (0.5, 0.67, 0.75, 0.9, 1.0, 1.25, 1.5, 2.0, 3.0)
_POINTS_PER_INCH = 72.0


class PageView(QAbstractScrollArea):
    """A scrolling view of all pages of a document.

    Signals:
        page_changed: index of the page in view (from 0) and the number of pages.
        zoom_changed: 1.0 is the size on paper.
    """

    page_changed = Signal(int, int)
    zoom_changed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("preview_pages")
        self.setAccessibleName(texts.Preview.NAME)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumHeight(120)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._pages: PageSource | None = None
        self._page_points = (595.28, 841.89)
        self._zoom = 1.0
        self._fits_width = True
        self._paused = False
        self._page = 0
        self._images: OrderedDict[tuple[int, float], QImage] = OrderedDict()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._render_next)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.horizontalScrollBar().valueChanged.connect(self.viewport().update)

    # --- document ---------------------------------------------------------------------------
    def set_pages(self, pages: PageSource | None) -> None:
        """Show another document, or none, staying at the same place where that is possible."""
        at = self.verticalScrollBar().value()
        self._pages = pages
        self._images.clear()
        if pages is not None and pages.count:
            self._page_points = pages.size_points(0)
        self._lay_out()
        self.verticalScrollBar().setValue(at)
        self._scrolled()

    def pause(self, paused: bool) -> None:
        """Stop rendering while another thread uses the renderer, which is not thread-safe."""
        self._paused = paused
        if not paused:
            self.viewport().update()

    def count(self) -> int:
        """Return the number of pages."""
        return 0 if self._pages is None else self._pages.count

    def page(self) -> int:
        """Return the index of the page in view, counted from 0."""
        return self._page

    def go_to_page(self, index: int) -> None:
        """Scroll so that a page stands at the top."""
        index = max(0, min(index, self.count() - 1))
        self.verticalScrollBar().setValue(index * (self._page_size().height() + GAP))

    def rendered(self, index: int) -> QImage | None:
        """Return the picture of a page at the present size when it has been rendered."""
        return self._images.get((index, self._scale()))

    # --- zoom ---------------------------------------------------------------------------------
    def zoom(self) -> float:
        """Return the zoom; 1.0 is the size on paper."""
        return self._zoom

    def set_zoom(self, zoom: float) -> None:
        """Zoom, keeping the middle of the view in place."""
        self._fits_width = False
        self._apply_zoom(max(ZOOM_STEPS[0], min(zoom, ZOOM_STEPS[-1])))

    def fit_width(self) -> None:
        """Make the page as wide as the view, and keep it so when the window changes."""
        self._fits_width = True
        self._apply_zoom(self._fitting_zoom())

    def zoom_in(self) -> None:
        """Go to the next larger step."""
        self.set_zoom(next((z for z in ZOOM_STEPS if z > self._zoom + 0.01), ZOOM_STEPS[-1]))

    def zoom_out(self) -> None:
        """Go to the next smaller step."""
        smaller = (z for z in reversed(ZOOM_STEPS) if z < self._zoom - 0.01)
        self.set_zoom(next(smaller, ZOOM_STEPS[0]))

    def _fitting_zoom(self) -> float:
        width = self.viewport().width() - 2 * GAP
        natural = self._page_points[0] * self._pixels_per_point()
        return max(0.2, min(width / natural, ZOOM_STEPS[-1]))

    def _apply_zoom(self, zoom: float) -> None:
        bar = self.verticalScrollBar()
        total = max(1, self._content_height())
        middle = (bar.value() + self.viewport().height() / 2) / total
        changed = zoom != self._zoom
        self._zoom = zoom
        self._lay_out()
        if changed:
            bar.setValue(round(middle * self._content_height() - self.viewport().height() / 2))
            self.zoom_changed.emit(zoom)
        self._scrolled()

    # --- geometry -----------------------------------------------------------------------------
    def _pixels_per_point(self) -> float:
        return self.logicalDpiX() / _POINTS_PER_INCH

    def _scale(self) -> float:
        """Device pixels per point; with the page it is the key of a rendered picture."""
        return round(self._zoom * self._pixels_per_point() * self.devicePixelRatioF(), 4)

    def _page_size(self) -> QSize:
        scale = self._zoom * self._pixels_per_point()
        width, height = self._page_points
        return QSize(round(width * scale), round(height * scale))

    def _content_height(self) -> int:
        return self.count() * (self._page_size().height() + GAP) + GAP

    def _lay_out(self) -> None:
        view = self.viewport().size()
        page = self._page_size()
        vertical, horizontal = self.verticalScrollBar(), self.horizontalScrollBar()
        vertical.setPageStep(view.height())
        vertical.setSingleStep(48)
        vertical.setRange(0, max(0, self._content_height() - view.height()))
        horizontal.setPageStep(view.width())
        horizontal.setRange(0, max(0, page.width() + 2 * GAP - view.width()))
        self.viewport().update()

    def page_rect(self, index: int) -> QRect:
        """Return where a page stands in the viewport, in device-independent pixels."""
        size = self._page_size()
        spare = self.viewport().width() - size.width()
        left = spare // 2 if spare >= 2 * GAP else GAP - self.horizontalScrollBar().value()
        top = GAP + index * (size.height() + GAP) - self.verticalScrollBar().value()
        return QRect(left, top, size.width(), size.height())

    def _visible(self) -> range:
        if not self.count():
            return range(0)
        step = self._page_size().height() + GAP
        top = self.verticalScrollBar().value()
        first = max(0, (top - GAP) // step)
        last = min(self.count() - 1, (top + self.viewport().height()) // step)
        return range(first, last + 1)

    # --- drawing ------------------------------------------------------------------------------
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pages in view; those not yet rendered as blank paper."""
        painter = QPainter(self.viewport())
        palette = self.palette()
        painter.fillRect(event.rect(), palette.color(QPalette.ColorRole.Window))
        if not self.count():
            painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
            painter.drawText(
                self.viewport().rect(), Qt.AlignmentFlag.AlignCenter, texts.Preview.NONE
            )
            return
        missing = False
        for index in self._visible():
            rect = self.page_rect(index)
            painter.fillRect(rect, Qt.GlobalColor.white)
            image = self.rendered(index)
            if image is None:
                missing = True
            else:
                painter.drawImage(QPointF(rect.topLeft()), image)
            painter.setPen(QPen(palette.color(QPalette.ColorRole.Mid), 1))
            painter.drawRect(rect.adjusted(-1, -1, 0, 0))
        if missing and not self._paused:
            self._timer.start()

    def _render_next(self) -> None:
        pages = self._pages
        if pages is None or self._paused:
            return
        scale = self._scale()
        index = next((i for i in self._visible() if (i, scale) not in self._images), None)
        if index is None:
            return
        image = to_image(pages.render(index, scale))
        image.setDevicePixelRatio(self.devicePixelRatioF())
        self._images[(index, scale)] = image
        self._forget_old()
        self.viewport().update()

    def _forget_old(self) -> None:
        keep = {(i, self._scale()) for i in self._visible()}
        size = sum(image.sizeInBytes() for image in self._images.values())
        for key in list(self._images):
            if size <= MAX_CACHE_BYTES:
                return
            if key not in keep:
                size -= self._images.pop(key).sizeInBytes()

    # --- events -------------------------------------------------------------------------------
    def _scrolled(self) -> None:
        self.viewport().update()
        step = self._page_size().height() + GAP
        middle = self.verticalScrollBar().value() + self.viewport().height() // 3
        page = max(0, min(middle // step, self.count() - 1))
        self._page = page
        self.setAccessibleDescription(
            texts.Preview.PAGE.format(page=page + 1, count=self.count()) if self.count() else ""
        )
        self.page_changed.emit(page, self.count())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the page as wide as the view while that is wished."""
        super().resizeEvent(event)
        self._apply_zoom(self._fitting_zoom() if self._fits_width else self._zoom)

    def event(self, event: QEvent) -> bool:
        """Render again when the window moves to a screen of another density."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._images.clear()
            self._lay_out()
        return super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl, scroll without."""
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
        elif event.angleDelta().y() > 0:
            self.zoom_in()
        elif event.angleDelta().y() < 0:
            self.zoom_out()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn pages and zoom by keyboard."""
        key, control = event.key(), event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if control and key in (Qt.Key.Key_Plus, Qt.Key.Key_Semicolon, Qt.Key.Key_Equal):
            self.zoom_in()
        elif control and key == Qt.Key.Key_Minus:
            self.zoom_out()
        elif control and key == Qt.Key.Key_0:
            self.fit_width()
        elif key == Qt.Key.Key_PageDown:
            self.go_to_page(self._page + 1)
        elif key == Qt.Key.Key_PageUp:
            self.go_to_page(self._page - 1)
        elif key == Qt.Key.Key_Home:
            self.go_to_page(0)
        elif key == Qt.Key.Key_End:
            self.go_to_page(self.count() - 1)
        else:
            super().keyPressEvent(event)
