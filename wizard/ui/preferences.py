"""The person's settings while the window is open: applied at once, kept on the disk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QWidget

from wizard.domain.case import Case
from wizard.domain.characters import Gate
from wizard.domain.form import Form
from wizard.errors import SettingsError
from wizard.storage import settings as kept
from wizard.storage.settings import Settings
from wizard.ui.characters.own_list import OwnReplacements
from wizard.ui.clipboard_switch import ClipboardSwitch
from wizard.ui.settings_dialog import SettingsDialog
from wizard.ui.style import apply_style
from wizard.ui.wishes import Wishes


class Preferences(Wishes):
    """Holds the settings, shows their dialog, and applies what is changed.

    Args:
        app: the application whose look follows.
        settings: as loaded.
        config_dir: where they are kept.
        resources_dir: for the look.
        documents_dir: the folder of cases.
        trouble: gets the error when they cannot be kept.
        gate: returns the character gate without own replacements; asked when one is entered.
    """

    # Styling a widget anew takes longer than making it: pages are taken down in between.
    look_changing = Signal()
    look_changed = Signal()

    def __init__(
        self,
        app: QApplication,
        settings: Settings,
        config_dir: Path,
        resources_dir: Path,
        documents_dir: Path,
        trouble: Callable[[SettingsError], object],
        gate: Callable[[], Gate],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(settings, parent)
        self._app = app
        self._config_dir = config_dir
        self._resources_dir = resources_dir
        self._documents_dir = documents_dir
        self._trouble = trouble
        self._gate = gate

    def show_dialog(self, parent: QWidget) -> SettingsDialog:
        """Show 設定; what is changed there takes effect at once."""
        now = self.settings
        dialog = SettingsDialog(
            parent,
            now.text_scale,
            now.theme,
            remember=now.remember,
            remembered=bool(now.remembered),
        )
        dialog.scale_changed.connect(lambda scale: self.change(text_scale=scale))
        dialog.theme_changed.connect(lambda theme: self.change(theme=theme))
        dialog.remember_changed.connect(lambda on: self.change(remember=on))
        dialog.forget_wanted.connect(self.forget)
        dialog.folder_wanted.connect(self.show_folder)
        own = OwnReplacements(self, self._gate, dialog)
        own.grew.connect(dialog.follow_look)
        dialog.add_part(own)
        dialog.add_part(ClipboardSwitch(self, dialog))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def change(
        self,
        *,
        text_scale: int | None = None,
        theme: str | None = None,
        remember: bool | None = None,
    ) -> None:
        """Change settings, apply the look, keep them."""
        now = self.settings
        if text_scale is not None:
            now = replace(now, text_scale=text_scale)
        if theme is not None:
            now = replace(now, theme=theme)
        if remember is not None:
            now = replace(now, remember=remember)
        before = self.settings
        self.keep(now)
        if (now.text_scale, now.theme) != (before.text_scale, before.theme):
            self.apply()

    def keep(self, settings: Settings) -> None:
        """Have these settings from now on, and keep them on the disk."""
        if settings == self.settings:
            return
        super().keep(settings)
        self._save()

    def apply(self) -> None:
        """Put the look of the settings on the application."""
        self.look_changing.emit()
        apply_style(self._app, self._resources_dir, self.settings.theme, self.settings.text_scale)
        self.look_changed.emit()

    def forget(self) -> None:
        """Forget the particulars of the shop; whether to remember stays as it is set."""
        self.keep(replace(self.settings, remembered={}))

    def remember_shop(self, form: Form, case: Case) -> None:
        """Keep the shop's own particulars for the next case, if the person wishes."""
        self.keep(self.settings.remembering(form, case))

    def remember_geometry(self, geometry: str) -> None:
        """Keep place and size of the window."""
        self.keep(replace(self.settings, geometry=geometry))

    def show_folder(self) -> None:
        """Show the folder of cases in the system's file manager."""
        self._documents_dir.mkdir(parents=True, exist_ok=True)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._documents_dir)))

    def _save(self) -> None:
        try:
            kept.save(self._config_dir, self.settings)
        except SettingsError as error:
            self._trouble(error)
