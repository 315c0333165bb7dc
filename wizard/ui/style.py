"""How the window looks: Fusion, our palette, the bundled font, the style sheet, the text size.

The look in force hangs on the application object (a dynamic property), so there is no module
state and a second application in a test starts clean.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication, QIcon, QPalette, QPixmap
from PySide6.QtWidgets import QApplication

from wizard.ui.icons import draw_icon, make_icon
from wizard.ui.palette import DARK, LIGHT, Roles, high_contrast, qt_palette

FAMILY = "BIZ UDPGothic"
FIXED_FAMILY = "BIZ UDGothic"
BASE_POINTS = 11.0
HEADING_POINTS = 18.0
HELP_POINTS = 10.0
THEMES = ("system", "light", "dark")
SCALES = (100, 125, 150, 175, 200)
ICON_SIZE = 20
_PROPERTY = "wizardLook"
_USUAL_POINTS = {"windows": 9.0, "cocoa": 13.0}
_SIZE = re.compile(r"\b(\d+(?:\.\d+)?)sp\b")
_POINTS = re.compile(r"\b(\d+(?:\.\d+)?)fp\b")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_ROLE = re.compile(r"@(\w+)")


@dataclass(frozen=True, slots=True)
class Look:
    """The look in force: colours, scale of text and measures (1.0–4.0), point size, icons."""

    roles: Roles
    scale: float
    points: float
    icons: Path


def apply_style(app: QApplication, resources_dir: Path, theme: str, scale_percent: int) -> Look:
    """Put the whole look on the application; called at start and when a setting changes.

    Args:
        app: the application.
        resources_dir: `resources/`, for the fonts, the icons and `style.qss`.
        theme: ``system``, ``light`` or ``dark``; the system's high contrast wins over all.
        scale_percent: 100–200, on top of the system's own text size.
    """
    if app.property(_PROPERTY) is None:
        app.setProperty("wizardSystemPoints", app.font().pointSizeF())
        load_font(resources_dir, "BIZUDPGothic-Regular.ttf")
        app.setStyle("Fusion")
    roles = _choose_roles(app, theme)
    larger = system_scale(float(app.property("wizardSystemPoints")), app.platformName())
    scale = larger * scale_percent / 100
    look = Look(roles, scale, _screen_points() * scale, resources_dir / "icons")
    app.setProperty(_PROPERTY, look)
    font = QFont(FAMILY)
    font.setPointSizeF(look.points)
    app.setFont(font)
    app.setPalette(qt_palette(roles))
    sheet = (resources_dir / "style.qss").read_text(encoding="utf-8")
    app.setStyleSheet(fill_sheet(sheet, look))
    return look


def load_font(resources_dir: Path, name: str) -> None:
    """Add a bundled font file to the application, on every system (offscreen Windows has none)."""
    QFontDatabase.addApplicationFont(str(resources_dir / "fonts" / name))


def load_more_fonts(resources_dir: Path) -> None:
    """Add the bold and the fixed-width face; called after the first paint, which needs neither."""
    load_font(resources_dir, "BIZUDPGothic-Bold.ttf")
    load_font(resources_dir, "BIZUDGothic-Regular.ttf")


def speak_japanese(app: QApplication) -> None:
    """Make standard buttons and dates Japanese, whatever the system's language is."""
    QLocale.setDefault(QLocale(QLocale.Language.Japanese, QLocale.Country.Japan))
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load("qtbase_ja", folder):
        app.installTranslator(translator)


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


def font(points: float = BASE_POINTS, *, bold: bool = False, fixed: bool = False) -> QFont:
    """Return the window's font; `points` at 100 %, e.g. `HEADING_POINTS`."""
    made = QFont(FIXED_FAMILY if fixed else FAMILY)
    made.setPointSizeF(look().points * points / BASE_POINTS)
    made.setBold(bold)
    return made


def icon(
    name: str, role: str = "text", size: int = ICON_SIZE, room: tuple[int, int] = (0, 0)
) -> QIcon:
    """Return an icon in the colour of a role; ask again after a change of palette.

    `wizard.ui.widgets.Button` and `IconLabel` do that by themselves. `room` is left empty at
    the left and the right of the icon (pixels at 100 %).
    """
    now = look()
    colours = (now.roles.colour(role), now.roles.border)
    return make_icon(now.icons, name, colours, sp(size), _ratio(), (sp(room[0]), sp(room[1])))


def pixmap(name: str, role: str = "text", size: int = ICON_SIZE) -> QPixmap:
    """Return an icon as a pixmap in the colour of a role, at the text scale in force."""
    now = look()
    return draw_icon(now.icons, name, now.roles.colour(role), sp(size), _ratio())


def fill_sheet(sheet: str, look: Look) -> str:
    """Fill the style sheet: ``@role`` a colour, ``8sp`` scaled pixels, ``18fp`` scaled points."""
    filled = _ROLE.sub(lambda m: look.roles.colour(m[1]), _COMMENT.sub("", sheet))
    filled = _SIZE.sub(lambda m: f"{round(float(m[1]) * look.scale)}px", filled)
    return _POINTS.sub(lambda m: f"{float(m[1]) * look.points / BASE_POINTS:.2f}pt", filled)


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
    hints = QGuiApplication.styleHints().accessibility()
    return hints.contrastPreference() == Qt.ContrastPreference.HighContrast


def _choose_roles(app: QApplication, theme: str) -> Roles:
    hints = app.styleHints()
    schemes = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}
    if theme in schemes:
        hints.setColorScheme(schemes[theme])
    else:
        hints.unsetColorScheme()
    if is_high_contrast():
        app.setPalette(QPalette())
        return high_contrast(app.palette())
    if theme in schemes:
        return DARK if theme == "dark" else LIGHT
    return DARK if hints.colorScheme() == Qt.ColorScheme.Dark else LIGHT


def _screen_points() -> float:
    # On macOS a point is one logical pixel; elsewhere 96/72 of one.
    screen = QGuiApplication.primaryScreen()
    dots = screen.logicalDotsPerInchY() if screen is not None else 96.0
    return BASE_POINTS * 96 / 72 if dots <= 72 else BASE_POINTS


def _ratio() -> float:
    screen = QGuiApplication.primaryScreen()
    return screen.devicePixelRatio() if screen is not None else 1.0
