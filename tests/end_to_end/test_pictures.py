"""The pictures of the demo: every page and window is among them, and the preview is drawn."""

from pathlib import Path

from PySide6.QtGui import QColor, QImage

from tests.end_to_end import pictures
from wizard.formdefs.loader import load_form
from wizard.paths import private_paths

BESIDE = {
    "home",
    "settings_dialog",
    "new_case_dialog",
    "order",
    "import",
    "logs",
    "logs_clear",
    "contacts",
}


def test_a_picture_of_every_page_and_window(qapp, tmp_path, monkeypatch) -> None:
    wait = pictures.settle
    monkeypatch.setattr(pictures, "THEMES", ("dark",))
    monkeypatch.setattr(pictures, "SIZES", {100: (1120, 780)})
    monkeypatch.setattr(pictures, "settle", lambda _milliseconds=0: wait(10))
    paths = private_paths(tmp_path)
    made = list(pictures.take_pictures(paths, tmp_path / "pictures"))
    steps = {step.id for step in load_form(paths.forms_dir, paths.resources_dir).steps}
    assert {path.stem.removesuffix("-dark") for path in made} == steps | BESIDE
    assert has_paper(tmp_path / "pictures" / "documents-dark.png")


def has_paper(path: Path) -> bool:
    """Whether something as white as paper fills a part of a dark picture."""
    image = QImage(str(path))
    points = [(x, y) for x in range(0, image.width(), 20) for y in range(0, image.height(), 20)]
    white = sum(image.pixelColor(x, y) == QColor("white") for x, y in points)
    return white > len(points) / 10
