"""The layouts that a person has made with the mapper: one file each in a folder of their own.

They are read beside the shipped ones and tried after them. A broken one is left out and named,
so that it never keeps the program from reading anything else.
"""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from wizard import texts
from wizard.domain.file_names import safe_name
from wizard.domain.form import Form
from wizard.domain.order_layout import OrderLayout
from wizard.errors import FormsError, SettingsError
from wizard.formdefs.layout_writing import layout_toml
from wizard.formdefs.order_layouts import load_order_layout, load_sound_layouts
from wizard.formdefs.reading import read_toml

_SAYS = texts.OrderLayouts
_FALLBACK = "layout"
_MOST = 1 << 20  # bytes; a layout has some thousand


@dataclass(frozen=True, slots=True)
class Layouts:
    """Every layout, the shipped ones first.

    Attributes:
        every: in the order in which they are tried.
        own: names of those that the person has made.
        refused: why files of the person's folder were left out.
        broken: why shipped layouts were left out.
    """

    every: tuple[OrderLayout, ...]
    own: frozenset[str] = frozenset()
    refused: tuple[FormsError, ...] = ()
    broken: tuple[FormsError, ...] = ()


def load_all_layouts(shipped: Path, own: Path | None, form: Form) -> Layouts:
    """Load the shipped layouts and the person's own.

    Args:
        shipped: `resources/order_exports`.
        own: the person's folder (`Paths.order_layouts_dir`); it need not exist.
        form: the loaded definitions.

    Raises:
        FormsError: there is no shipped layout that can be used.
    """
    first, broken = load_sound_layouts(shipped, form)
    titles = {layout.title for layout in first}
    names = {layout.name for layout in first}
    found: list[OrderLayout] = []
    refused: list[FormsError] = []
    for path in _files(own):
        try:
            layout = read_layout_file(path, form)
        except FormsError as error:
            refused.append(error)
            continue
        if layout.title in titles or layout.name in names:
            refused.append(FormsError(_SAYS.OWN_TWICE.format(title=layout.title), _SAYS.OWN_DO))
            continue
        titles.add(layout.title)
        found.append(layout)
    found.sort(key=lambda each: (each.rank, each.title))
    names_own = frozenset(each.name for each in found)
    return Layouts((*first, *found), names_own, tuple(refused), broken)


def _files(own: Path | None) -> list[Path]:
    try:
        return [] if own is None else sorted(own.glob("*.toml"))
    except OSError:
        return []  # a folder that cannot be read holds nothing that could be used


def read_layout_file(path: Path, form: Form) -> OrderLayout:
    """Read one layout file, e.g. one that another shop has exported.

    Raises:
        FormsError: it breaks a rule, or is far too large to be one.
    """
    try:
        large = path.stat().st_size > _MOST
    except OSError:
        large = False  # the reading itself says what is wrong
    if large:
        raise FormsError(_SAYS.TOO_LARGE.format(file=path.name), _SAYS.OWN_DO, "size")
    return load_order_layout(path, form, own=True)


def save_own_layout(folder: Path, layout: OrderLayout) -> OrderLayout:
    """Save a layout in the person's folder, in place of one with the same title.

    Returns:
        The layout with the name of its file.

    Raises:
        SettingsError: the folder cannot be written.
    """
    others = {path.name for path in folder.glob("*.toml") if _title(path) != layout.title}
    name = safe_name(f"{layout.title}.toml", others, _FALLBACK).removesuffix(".toml")
    saved = replace(layout, name=name, file=f"{name}.toml")
    write_layout(folder / f"{name}.toml", saved)
    return saved


def write_layout(path: Path, layout: OrderLayout) -> None:
    """Write a layout to a file, whole or not at all (also for exporting it).

    Raises:
        SettingsError: the file cannot be written.
    """
    temporary = ""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", newline="\n", dir=path.parent, suffix=".part", delete=False
        ) as file:
            temporary = file.name
            file.write(layout_toml(layout))
        Path(temporary).replace(path)
    except OSError as wrong:
        if temporary:
            with suppress(OSError):
                os.unlink(temporary)  # noqa: PTH108
        raise SettingsError(
            _SAYS.NOT_SAVED.format(title=layout.title), _SAYS.NOT_SAVED_DO, type(wrong).__name__
        ) from wrong


def forget_own_layout(folder: Path, layout: OrderLayout) -> None:
    """Remove one of the person's layouts; one that is gone already is no problem.

    Raises:
        SettingsError: the file cannot be removed.
    """
    try:
        (folder / f"{layout.name}.toml").unlink(missing_ok=True)
    except OSError as wrong:
        what = _SAYS.NOT_SAVED.format(title=layout.title)
        raise SettingsError(what, _SAYS.NOT_SAVED_DO, type(wrong).__name__) from wrong


def _title(path: Path) -> str:
    try:
        return read_toml(path).text("title", "")
    except FormsError:
        return ""
