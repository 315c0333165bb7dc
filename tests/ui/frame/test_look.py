"""Colours, the style sheet, the fonts, the icons."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtGui import QColor, QFontDatabase, QPalette
from PySide6.QtWidgets import QDialogButtonBox, QPushButton

from wizard.ui import look as looks
from wizard.ui.japanese import speak_japanese
from wizard.ui.look import apply_style, fill_sheet, gap, load_more_fonts, sp, system_scale
from wizard.ui.palette import DARK, LIGHT, Roles, contrast, high_contrast
from wizard.ui.style import icon, look, pixmap, roles

TEXT = {
    "text": ("ground", "surface", "soft", "caution_on", "danger_on"),
    "second": ("ground", "surface", "soft"),
    "accent": ("ground", "surface", "soft"),
    "on_accent": ("accent",),
    "good": ("ground", "surface"),
    "caution": ("caution_on", "surface", "ground"),
    "danger": ("danger_on", "surface", "ground"),
    "surface": ("text",),  # a primary button under the mouse
}
MARKS = {"border": ("ground", "surface"), "focus": ("ground", "surface"), "accent": ("surface",)}


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_everything_can_be_read(palette: Roles) -> None:
    for role, grounds in TEXT.items():
        for ground in grounds:
            found = contrast(palette.colour(role), palette.colour(ground))
            assert found >= 4.5, f"{role} on {ground}: {found:.2f}"
    for role, grounds in MARKS.items():
        for ground in grounds:
            found = contrast(palette.colour(role), palette.colour(ground))
            assert found >= 3, f"{role} on {ground}: {found:.2f}"


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


def test_high_contrast_uses_only_the_systems_colours() -> None:
    system = QPalette()
    for role, colour in (
        (QPalette.ColorRole.Window, "#000000"),
        (QPalette.ColorRole.Base, "#000000"),
        (QPalette.ColorRole.WindowText, "#FFFF00"),
        (QPalette.ColorRole.Highlight, "#1AEBFF"),
        (QPalette.ColorRole.HighlightedText, "#000000"),
    ):
        system.setColor(role, QColor(colour))
    off = QPalette.ColorGroup.Disabled
    system.setColor(off, QPalette.ColorRole.ButtonText, QColor("#3FF23F"))
    found = high_contrast(system)
    colours = {value for value in found if isinstance(value, str)}
    assert colours == {"#000000", "#FFFF00", "#1AEBFF", "#3FF23F"}
    assert found.off == "#3FF23F"
    assert found.dark


def test_the_sheet_leaves_no_placeholder(qapp, resources_dir: Path) -> None:
    sheet = (resources_dir / "style.qss").read_text(encoding="utf-8")
    filled = fill_sheet(sheet, look())
    assert not re.search(r"@\w|\d(sp|fp)\b", filled)
    assert LIGHT.accent in filled


def test_the_first_part_of_the_sheet_knows_every_widget_of_the_first_page(resources_dir) -> None:
    sheet = (resources_dir / "style.qss").read_text(encoding="utf-8")
    first = sheet.partition(looks._REST)[0]
    assert first != sheet
    for kind in ("heading", "section", "label", "help", "small", "primary", "quiet"):
        assert f'kind="{kind}"' in first


def test_text_grows_with_the_setting_and_measures_with_it(qapp, resources_dir: Path) -> None:
    apply_style(qapp, resources_dir, "light", 200)
    assert qapp.font().pointSizeF() == pytest.approx(22)
    assert (sp(36), gap(24)) == (72, 36)
    apply_style(qapp, resources_dir, "light", 100)
    assert qapp.font().pointSizeF() == pytest.approx(11)


@pytest.mark.parametrize(
    ("points", "platform", "expected"),
    [(9, "windows", 1), (18, "windows", 2), (13, "cocoa", 1), (11, "xcb", 1), (40, "xcb", 2)],
)
def test_larger_text_of_the_system_counts(points, platform, expected) -> None:
    assert system_scale(points, platform) == expected


def test_dark_is_dark_and_widgets_that_draw_are_told(qapp, qtbot, resources_dir: Path) -> None:
    class Drawn(QPushButton):
        told = 0

        def follow_look(self) -> None:
            self.told += 1

    drawn = Drawn()
    qtbot.addWidget(drawn)
    apply_style(qapp, resources_dir, "dark", 100)
    assert roles() == DARK
    assert drawn.told == 1
    assert qapp.palette().color(QPalette.ColorRole.Window).name().upper() == DARK.ground


def test_the_bundled_font_is_used(qapp, resources_dir: Path) -> None:
    load_more_fonts(resources_dir)
    assert "BIZ UDPGothic" in QFontDatabase.families()
    assert "BIZ UDGothic" in QFontDatabase.families()
    assert qapp.font().family() == "BIZ UDPGothic"


def test_standard_buttons_and_dates_are_japanese(qapp, qtbot) -> None:
    speak_japanese(qapp)
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    assert box.button(QDialogButtonBox.StandardButton.Cancel).text() == "キャンセル"
    assert QLocale().dayName(1) == "月曜日"


def test_an_icon_takes_the_colour_of_its_role(qapp) -> None:
    drawn = pixmap("check", "danger").toImage()
    colours = {
        drawn.pixelColor(x, y).name().upper()
        for x in range(drawn.width())
        for y in range(drawn.height())
        if drawn.pixelColor(x, y).alpha() == 255
    }
    assert colours == {LIGHT.danger}
    assert not icon("settings").isNull()


def test_every_icon_is_used_and_every_used_icon_is_there(root: Path, resources_dir: Path) -> None:
    there = {path.stem for path in (resources_dir / "icons").glob("*.svg")}
    code = "\n".join(
        path.read_text(encoding="utf-8") for path in (root / "wizard" / "ui").rglob("*.py")
    )
    words = set(re.findall(r"\"([a-z0-9-]+)\"", code))
    assert there - words == set()
    licence = (resources_dir / "icons" / "LICENSE").read_text(encoding="utf-8")
    assert "Lucide" in licence
