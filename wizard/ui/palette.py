"""The colours of the window by role (`design/LOOK.md`): light, dark, and the system's own.

Widgets never name a colour; they name a role. High contrast is not a third invention of ours:
its roles are read from the palette that the person chose in the system.
"""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtGui import QColor, QPalette


class Roles(NamedTuple):
    """One colour (``#RRGGBB``) per role.

    Attributes:
        ground: behind everything; surface: behind the content and inside editors.
        text / second: what is read; help and sources.
        hairline: dividers; border: the edges of editors and marks.
        accent: the one accent; soft: its pale ground; on_accent: text upon the accent.
        good: a mark of something that is there.
        caution / danger: text and marks; caution_on / danger_on: the ground beneath them.
        off: words of a button that cannot be pressed now.
        focus: the ring around what has the keyboard.
        dark: True when light text stands on a dark ground.
    """

    ground: str
    surface: str
    text: str
    second: str
    hairline: str
    border: str
    accent: str
    soft: str
    on_accent: str
    good: str
    caution: str
    caution_on: str
    danger: str
    danger_on: str
    off: str
    focus: str
    dark: bool = False

    def colour(self, role: str) -> str:
        """Return the colour of a role by its name; raises AttributeError for an unknown one."""
        return str(getattr(self, role))


LIGHT = Roles(
    ground="#F7F8FA",
    surface="#FFFFFF",
    text="#1A1F2B",
    second="#4A5568",
    hairline="#D5DAE3",
    border="#808A9C",
    accent="#1F5FBF",
    soft="#E7F0FC",
    on_accent="#FFFFFF",
    good="#1E7B4F",
    caution="#7A4F00",
    caution_on="#FFF6DF",
    danger="#B3261E",
    danger_on="#FDECEA",
    off="#808A9C",
    focus="#B87A00",
)

DARK = Roles(
    ground="#14171D",
    surface="#1D222B",
    text="#E8ECF3",
    second="#B4BDCC",
    hairline="#39414F",
    border="#6B7689",
    accent="#7FB2FF",
    soft="#203350",
    on_accent="#14171D",
    good="#6BD39B",
    caution="#F2C14E",
    caution_on="#3A2F12",
    danger="#FF9A91",
    danger_on="#3D1D1B",
    off="#6B7689",
    focus="#FFD166",
    dark=True,
)


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def high_contrast(system: QPalette) -> Roles:
    """Return roles made only of the system's own colours, for its high contrast mode.

    Good, caution and danger lose their hues there; their icons and words remain.
    """

    def named(
        role: QPalette.ColorRole, group: QPalette.ColorGroup = QPalette.ColorGroup.Active
    ) -> str:
        return system.color(group, role).name(QColor.NameFormat.HexRgb).upper()

    text = named(QPalette.ColorRole.WindowText)
    ground = named(QPalette.ColorRole.Window)
    surface = named(QPalette.ColorRole.Base)
    accent = named(QPalette.ColorRole.Highlight)
    on_accent = named(QPalette.ColorRole.HighlightedText)
    if contrast(accent, surface) < 3:
        accent, on_accent = text, ground
    return Roles(
        ground=ground,
        surface=surface,
        text=text,
        second=text,
        hairline=text,
        border=text,
        accent=accent,
        soft=surface,
        on_accent=on_accent,
        good=text,
        caution=text,
        caution_on=surface,
        danger=text,
        danger_on=surface,
        off=named(QPalette.ColorRole.ButtonText, QPalette.ColorGroup.Disabled),
        focus=accent,
        dark=_luminance(ground) < 0.2,
    )


def qt_palette(roles: Roles) -> QPalette:
    """Return Qt's palette for the roles, for everything that Fusion draws by itself."""
    kinds = QPalette.ColorRole
    colours = {
        kinds.Window: roles.ground,
        kinds.WindowText: roles.text,
        kinds.Base: roles.surface,
        kinds.AlternateBase: roles.ground,
        kinds.Text: roles.text,
        kinds.PlaceholderText: roles.second,
        kinds.Button: roles.surface,
        kinds.ButtonText: roles.text,
        kinds.ToolTipBase: roles.surface,
        kinds.ToolTipText: roles.text,
        kinds.BrightText: roles.danger,
        kinds.Highlight: roles.accent,
        kinds.HighlightedText: roles.on_accent,
        kinds.Accent: roles.accent,
        kinds.Link: roles.accent,
        kinds.LinkVisited: roles.accent,
        kinds.Light: roles.surface,
        kinds.Midlight: roles.hairline,
        kinds.Mid: roles.hairline,
        kinds.Dark: roles.border,
        kinds.Shadow: roles.border,
    }
    palette = QPalette()
    for kind, colour in colours.items():
        palette.setColor(kind, QColor(colour))
    disabled = QPalette.ColorGroup.Disabled
    for kind in (kinds.WindowText, kinds.Text, kinds.ButtonText):
        palette.setColor(disabled, kind, QColor(roles.off))
    return palette
