"""設定: text size, colours, what is remembered, where the cases are."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from wizard import texts
from wizard.ui.dialogs import Dialog
from wizard.ui.flow import FlowLayout
from wizard.ui.marks import Radio, Tick
from wizard.ui.style import SCALES, THEMES
from wizard.ui.widgets import Button, Line, Text


class SettingsDialog(Dialog):
    """Every setting takes effect at once; there is nothing to confirm."""

    scale_changed = Signal(int)
    theme_changed = Signal(str)
    remember_changed = Signal(bool)
    forget_wanted = Signal()
    folder_wanted = Signal()

    def __init__(
        self, parent: QWidget | None, scale: int, theme: str, *, remember: bool, remembered: bool
    ) -> None:
        super().__init__(parent)
        self.setObjectName("settings_dialog")
        self.setWindowTitle(texts.SettingsDialog.TITLE)
        self.column.addWidget(Text(texts.SettingsDialog.TITLE, "section"))
        self._add_scale(scale)
        self._add_theme(theme)
        self.column.addWidget(Line())
        self.remember = Tick(texts.SettingsDialog.REMEMBER)
        self.remember.setObjectName("remember")
        self.remember.setChecked(remember)
        self.remember.toggled.connect(self.remember_changed)
        self.column.addWidget(self.remember)
        self.column.addWidget(Text(texts.SettingsDialog.REMEMBER_HELP, "help"))
        row = FlowLayout()
        self.forget = Button(texts.SettingsDialog.FORGET, "plain", "trash-2", self._forget)
        self.forget.setObjectName("forget")
        self.forget.setEnabled(remembered)
        row.addWidget(self.forget)
        row.addWidget(
            Button(texts.SettingsDialog.FOLDER, "plain", "folder-open", self.folder_wanted.emit)
        )
        self.column.addLayout(row)
        self.add_button(texts.SettingsDialog.CLOSE, "primary", 0)

    def add_part(self, part: QWidget) -> None:
        """Put a further part below the others."""
        self.column.addWidget(Line())
        self.column.addWidget(part)

    def _add_scale(self, scale: int) -> None:
        self.column.addWidget(Text(texts.SettingsDialog.SCALE, "label"))
        self._scales = QButtonGroup(self)
        nearest = min(SCALES, key=lambda percent: abs(percent - scale))
        row = FlowLayout(across=20)
        for percent in SCALES:
            words = texts.SettingsDialog.SCALE_VALUE.format(percent=percent)
            button = Radio(words)
            button.setObjectName(f"text_scale={percent}")
            button.setAccessibleDescription(texts.SettingsDialog.SCALE)
            button.setChecked(percent == nearest)
            button.clicked.connect(lambda _checked=False, p=percent: self.scale_changed.emit(p))
            self._scales.addButton(button)
            row.addWidget(button)
            if percent == nearest:
                button.setFocus()
        self.column.addLayout(row)

    def _add_theme(self, theme: str) -> None:
        self.column.addWidget(Text(texts.SettingsDialog.THEME, "label"))
        self._themes = QButtonGroup(self)
        row = FlowLayout(across=24)
        for name in THEMES:
            button = Radio(texts.SettingsDialog.THEMES[name])
            button.setObjectName(f"theme={name}")
            button.setChecked(name == theme)
            button.clicked.connect(lambda _checked=False, n=name: self.theme_changed.emit(n))
            self._themes.addButton(button)
            row.addWidget(button)
        self.column.addLayout(row)
        self.column.addWidget(Text(texts.SettingsDialog.CONTRAST, "help"))

    def _forget(self) -> None:
        self.forget_wanted.emit()
        self.forget.setEnabled(False)
        self.forget.setText(texts.SettingsDialog.FORGOTTEN)
