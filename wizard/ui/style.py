"""How things look, for everyone who draws: colours, measures, fonts, icons.

The look itself is applied by `wizard.ui.look`, which is kept light for the first paint.
"""

from __future__ import annotations

from PySide6.QtGui import QIcon, QPixmap

from wizard.ui.icons import draw_icon
from wizard.ui.look import (
    BASE_POINTS,
    FAMILY,
    FIXED_FAMILY,
    HEADING_POINTS,
    HELP_POINTS,
    SCALES,
    THEMES,
    Look,
    apply_style,
    fill_sheet,
    font,
    gap,
    load_font,
    load_more_fonts,
    look,
    roles,
    screen_ratio,
    sp,
)

__all__ = [
    "BASE_POINTS",
    "FAMILY",
    "FIXED_FAMILY",
    "HEADING_POINTS",
    "HELP_POINTS",
    "SCALES",
    "THEMES",
    "Look",
    "apply_style",
    "fill_sheet",
    "font",
    "gap",
    "icon",
    "load_font",
    "load_more_fonts",
    "look",
    "pixmap",
    "roles",
    "sp",
]

ICON_SIZE = 20


def icon(
    name: str, role: str = "text", size: int = ICON_SIZE, room: tuple[int, int] = (0, 0)
) -> QIcon:
    """Return an icon in the colour of a role; ask again after a change of palette.

    `wizard.ui.widgets.Button` and `IconLabel` do that by themselves. `room` is left empty at
    the left and the right of the icon (pixels at 100 %).
    """
    now = look()
    sides = (sp(room[0]), sp(room[1]))
    colour = now.roles.colour(role)
    return QIcon(draw_icon(now.icons, name, colour, sp(size), screen_ratio(), sides))


def pixmap(name: str, role: str = "text", size: int = ICON_SIZE) -> QPixmap:
    """Return an icon as a pixmap in the colour of a role, at the text scale in force."""
    now = look()
    return draw_icon(now.icons, name, now.roles.colour(role), sp(size), screen_ratio())
