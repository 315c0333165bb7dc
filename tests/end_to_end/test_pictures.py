"""The pictures of the demo: every page and window is among them, and the preview is drawn."""

import re
from pathlib import Path

from PySide6.QtGui import QColor, QImage

from tests.end_to_end import picture_tools as tools
from tests.end_to_end import pictures
from wizard.formdefs.loader import load_form
from wizard.paths import private_paths

README = pictures.ROOT / "README.md"
BESIDE = {
    "home",
    "settings_dialog",
    "new_case_dialog",
    "order",
    "order_links",
    "import",
    "import_differences",
    "import_damage",
    "import_problems",
    "import_repair",
    "import_mapper",
    "import_sheets",
    "import_pasted",
    "import_remembered",
    "logs",
    "candidates",
    "logs_clear",
    "logs_trail",
    "contacts",
}
PARTS = {"hint", "attachments", "panel", "reasons"}


def test_a_picture_of_every_page_and_window(qapp, tmp_path, monkeypatch) -> None:
    wait = tools.settle
    monkeypatch.setattr(pictures, "THEMES", ("dark",))
    monkeypatch.setattr(pictures, "SIZES", {100: (1120, 780)})
    monkeypatch.setattr(tools, "settle", lambda _milliseconds=0: wait(10))
    paths = private_paths(tmp_path)
    made = list(pictures.take_pictures(paths, tmp_path / "pictures"))
    steps = {step.id for step in load_form(paths.forms_dir, paths.resources_dir).steps}
    assert {path.stem.removesuffix("-dark") for path in made} == steps | BESIDE | PARTS
    assert has_paper(tmp_path / "pictures" / "documents-dark.png")
    assert all(is_drawn(QImage(str(path))) for path in made)
    for name in PARTS:  # a part of the window, or a small one: never the whole
        image = QImage(str(tmp_path / "pictures" / f"{name}-dark.png"))
        assert 200 < image.width() < 1120
        assert 150 < image.height() < tools.TALL
        assert is_drawn(image)


def test_the_page_of_the_explanation_and_what_the_readme_shows(qapp, tmp_path) -> None:
    made = pictures.explanation(private_paths(tmp_path), tmp_path, tmp_path)
    assert made == tmp_path / "explanation.png"
    image = QImage(str(made))
    assert image.height() > image.width() > 500
    assert is_drawn(image)
    shown = set(re.findall(r"docs/pictures/([a-z0-9_-]+)\.png", README.read_text(encoding="utf-8")))
    assert shown <= {*pictures.README, "statement-1"}
    assert {"hint-light", "panel-light", "attachments-light", "explanation"} <= shown
    assert {"import-light", "import_mapper-light", "candidates-light"} <= shown


def test_the_most_used_windows_are_seen_large_too() -> None:
    assert pictures.MOST_USED < pictures.BESIDE == pictures.beside_of("light", 100)
    assert pictures.beside_of("dark", 200) == pictures.MOST_USED


def is_drawn(image: QImage) -> bool:
    """Whether there is something on the picture."""
    points = [(x, y) for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)]
    return len({image.pixel(x, y) for x, y in points}) > 10


def has_paper(path: Path) -> bool:
    """Whether something as white as paper fills a part of a dark picture."""
    image = QImage(str(path))
    points = [(x, y) for x in range(0, image.width(), 20) for y in range(0, image.height(), 20)]
    white = sum(image.pixelColor(x, y) == QColor("white") for x, y in points)
    return white > len(points) / 10
