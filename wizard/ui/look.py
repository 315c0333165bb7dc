"""The look in force: Fusion, our palette, the bundled font, the style sheet, the text size.

Light enough for the first paint; `wizard.ui.style` adds the icons and is what others import.

The look in force hangs on the application object (a dynamic property), so there is no module
state and a second application in a test starts clean.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from PySide6.QtGui import QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from wizard.ui.palette import DARK, LIGHT, Roles, high_contrast, qt_palette

FAMILY = "BIZ UDPGothic"
FIXED_FAMILY = "BIZ UDGothic"
BASE_POINTS = 11.0
HEADING_POINTS = 18.0
HELP_POINTS = 10.0
THEMES = ("system", "light", "dark")
SCALES = (100, 125, 150, 175, 200)
# What stands behind this line of style.qss is not needed by the first page.
_REST = "/* === the rest === */"
_PROPERTY = "wizardLook"
_USUAL_POINTS = {"windows": 9.0, "cocoa": 13.0}
# Of Qt.ColorScheme. `Qt` itself is not named here: importing it builds 120 enumerations, which
# would take a tenth of the time to the first paint (`wizard.ui.widgets` says so, too).
_SCHEME_NUMBERS = {"light": 1, "dark": 2}
# One pass over the sheet: a comment, a role, scaled pixels, scaled points.
_PLACEHOLDER = r"/\*.*?\*/|@(\w+)|\b(\d+(?:\.\d+)?)(sp|fp)\b"


class Look(NamedTuple):
    """The look in force: colours, scale of text and measures (1.0–4.0), point size, icons."""

    roles: Roles
    scale: float
    points: float
    icons: Path


def apply_style(
    app: QApplication,
    resources_dir: Path,
    theme: str,
    scale_percent: int,
    *,
    first: bool = False,
) -> Look:
    """Put the whole look on the application; called at start and when a setting changes.

    Widgets that draw by the look and have a method `follow_look` are told.

    Args:
        app: the application.
        resources_dir: `resources/`, for the fonts, the icons and `style.qss`.
        theme: ``system``, ``light`` or ``dark``; the system's high contrast wins over all.
        scale_percent: 100–200, on top of the system's own text size.
        first: only what the first page needs, so that it is painted soon.
    """
    if app.property(_PROPERTY) is None:
        app.setProperty("wizardSystemPoints", app.font().pointSizeF())
        load_font(resources_dir, "BIZUDPGothic-Regular.ttf")
    if not first and app.property("wizardFusion") is None:
        # At first it is asked for by an argument (`fusion_arguments`), which costs nothing.
        app.setStyle("Fusion")
        app.setProperty("wizardFusion", True)
    roles = _first_roles(app, theme) if first else _choose_roles(app, theme)
    larger = system_scale(float(app.property("wizardSystemPoints")), app.platformName())
    scale = larger * scale_percent / 100
    look = Look(roles, scale, _screen_points() * scale, resources_dir / "icons")
    app.setProperty(_PROPERTY, look)
    app.setFont(_make_font(FAMILY, look.points))
    app.setPalette(qt_palette(roles))
    sheet = (resources_dir / "style.qss").read_text(encoding="utf-8")
    app.setStyleSheet(fill_sheet(sheet.partition(_REST)[0] if first else sheet, look))
    if not first:
        for widget in app.allWidgets():
            follow = getattr(widget, "follow_look", None)
            if follow is not None:
                follow()
    return look


def fusion_arguments(program: str) -> list[str]:
    """Return the arguments for an application that starts in the Fusion style."""
    return [program, "-style", "fusion"]


def load_font(resources_dir: Path, name: str) -> None:
    """Add a bundled font file to the application, on every system (offscreen Windows has none)."""
    QFontDatabase.addApplicationFont(str(resources_dir / "fonts" / name))


def load_more_fonts(resources_dir: Path) -> None:
    """Add the bold and the fixed-width face; called after the first paint, which needs neither."""
    load_font(resources_dir, "BIZUDPGothic-Bold.ttf")
    load_font(resources_dir, "BIZUDGothic-Regular.ttf")


def look() -> Look:
    """Return the look in force; raises RuntimeError before `apply_style`."""
    app = QApplication.instance()
    found = app.property(_PROPERTY) if app is not None else None
    if isinstance(found, Look):
        return found
    raise RuntimeError("apply_style has not been called")


def roles() -> Roles:
    """Return the colours in force."""
    return look().roles


def sp(pixels: float) -> int:
    """Return a measure of `design/LOOK.md` in logical pixels at the text scale in force."""
    return round(pixels * look().scale)


def gap(pixels: float) -> int:
    """Return a distance in logical pixels: it grows half as much as the text does."""
    return round(pixels * (1 + (look().scale - 1) / 2))


def font(points: float = BASE_POINTS, *, bold: bool = False, fixed: bool = False) -> QFont:
    """Return the window's font; `points` at 100 %, e.g. `HEADING_POINTS`."""
    family = FIXED_FAMILY if fixed else FAMILY
    made = _make_font(family, look().points * points / BASE_POINTS)
    made.setBold(bold)
    return made


def fill_sheet(sheet: str, look: Look) -> str:
    """Fill the style sheet: ``@role`` a colour, ``8sp`` scaled pixels, ``18fp`` scaled points."""

    def fill(found: re.Match[str]) -> str:
        if found[1]:
            return look.roles.colour(found[1])
        if found[3] == "sp":
            return f"{round(float(found[2]) * look.scale)}px"
        if found[3] == "fp":
            return f"{float(found[2]) * look.points / BASE_POINTS:.2f}pt"
        return ""

    return re.sub(_PLACEHOLDER, fill, sheet, flags=re.DOTALL)


def system_scale(system_points: float, platform: str) -> float:
    """Return how much larger than usual the person's system text is, 1.0–2.0.

    Args:
        system_points: size of the system's own font before we set ours.
        platform: Qt's name of the platform, e.g. ``windows``.
    """
    usual = _USUAL_POINTS.get(platform, 11.0)
    return min(2.0, max(1.0, system_points / usual))


def is_high_contrast() -> bool:
    """Return True when the system asks for high contrast."""
    hints = QApplication.styleHints().accessibility()
    return hints.contrastPreference().name == "HighContrast"


def _make_font(family: str, points: float) -> QFont:
    made = QFont(family)
    made.setPointSizeF(points)
    # Kanji look the same without hints and are drawn in half the time.
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made


def _first_roles(app: QApplication, theme: str) -> Roles:
    # Asking the system for its scheme builds Python's enumerations of Qt; its palette tells.
    if theme in _SCHEME_NUMBERS:
        app.styleHints().setProperty("colorScheme", _SCHEME_NUMBERS[theme])
        return DARK if theme == "dark" else LIGHT
    ground = app.palette().color(QPalette.ColorRole.Window)
    return DARK if ground.lightness() < 128 else LIGHT


def _choose_roles(app: QApplication, theme: str) -> Roles:
    hints = app.styleHints()
    if theme in _SCHEME_NUMBERS:
        hints.setProperty("colorScheme", _SCHEME_NUMBERS[theme])
    else:
        hints.unsetColorScheme()
    if is_high_contrast():
        app.setPalette(QPalette())
        return high_contrast(app.palette())
    if theme in _SCHEME_NUMBERS:
        return DARK if theme == "dark" else LIGHT
    return DARK if hints.colorScheme().name == "Dark" else LIGHT


def _screen_points() -> float:
    # On macOS a point is one logical pixel; elsewhere 96/72 of one.
    screen = QApplication.primaryScreen()
    dots = screen.logicalDotsPerInchY() if screen is not None else 96.0
    return BASE_POINTS * 96 / 72 if dots <= 72 else BASE_POINTS


def screen_ratio() -> float:
    """Return device pixels per logical pixel of the first screen."""
    screen = QApplication.primaryScreen()
    return screen.devicePixelRatio() if screen is not None else 1.0
