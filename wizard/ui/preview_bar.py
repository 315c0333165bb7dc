"""The bar above a preview: which page, turning pages, zoom."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget

from wizard import texts
from wizard.ui.flow import FlowLayout
from wizard.ui.page_source import PageSource
from wizard.ui.preview import PageView
from wizard.ui.style import sp
from wizard.ui.widgets import Button


class PreviewBar(QWidget):
    """The buttons for a `PageView`, which stands wherever there is room for it."""

    def __init__(self, view: PageView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = texts.Preview
        self.view = view
        self.previous = Button(words.PREVIOUS, "quiet", "chevron-up", lambda: self._turn(-1))
        self.next = Button(words.NEXT, "quiet", "chevron-down", lambda: self._turn(1))
        self.page = QLabel("")
        self.page.setObjectName("preview_page")
        self.page.setMinimumWidth(sp(112))
        self.smaller = Button(words.SMALLER, "quiet", "zoom-out", self.view.zoom_out)
        self.larger = Button(words.LARGER, "quiet", "zoom-in", self.view.zoom_in)
        self.percent = QLabel("")
        self.percent.setObjectName("preview_zoom")
        self.percent.setMinimumWidth(sp(56))
        self.fit = Button(words.FIT, "quiet", "", self.view.fit_width)
        names = {
            self.previous: "preview_previous",
            self.next: "preview_next",
            self.smaller: "preview_smaller",
            self.larger: "preview_larger",
            self.fit: "preview_fit",
        }
        for button, name in names.items():
            button.setObjectName(name)
        bar = FlowLayout(self, across=4, down=4)
        for widget in (
            self.previous,
            self.page,
            self.next,
            self.smaller,
            self.percent,
            self.larger,
            self.fit,
        ):
            bar.addWidget(widget)
        self.view.page_changed.connect(self._show_page)
        self.view.zoom_changed.connect(self._show_zoom)
        self._show_page(0, 0)
        self._show_zoom(self.view.zoom())

    def set_pages(self, pages: PageSource | None) -> None:
        """Show another document, or none."""
        self.view.set_pages(pages)

    def _turn(self, by: int) -> None:
        self.view.go_to_page(self.view.page() + by)

    def _show_page(self, page: int, count: int) -> None:
        words = texts.Preview.PAGE.format(page=page + 1, count=count) if count else ""
        self.page.setText(words)
        self.previous.setEnabled(page > 0)
        self.next.setEnabled(page + 1 < count)
        for button in (self.smaller, self.larger, self.fit):
            button.setEnabled(count > 0)

    def _show_zoom(self, zoom: float) -> None:
        self.percent.setText(texts.Preview.PERCENT.format(percent=round(zoom * 100)))
