"""The person's settings, kept as one small JSON file beside the program's other files.

A setting that is missing or makes no sense has its default; a file that is broken is kept
aside as `settings.json.broken`. Nothing here keeps the window from opening.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from wizard import texts
from wizard.domain.case import Answer, Case, Source, SourceKind
from wizard.domain.form import Form, Level
from wizard.domain.offices import label_key
from wizard.errors import SettingsError
from wizard.storage import atomic

FILE_NAME = "settings.json"
THEMES = ("system", "light", "dark")
SMALLEST_SCALE = 100
LARGEST_SCALE = 200


@dataclass(frozen=True, slots=True)
class Settings:
    """What the person has set, and what the next case may propose.

    Attributes:
        text_scale: text size in percent of the system's, 100 to 200.
        theme: ``system``, ``light`` or ``dark``.
        geometry: place and size of the window, as the window writes it; empty at first.
        remember: whether the shop's own particulars are kept for the next case.
        remembered: those particulars, item id → text; empty while `remember` is False.
        replacements: what the person wants e-Gov to get for a character it refuses, in all
            cases: character (with its marks) → text (`wizard.domain.replacements`).
        limits: how many characters the person saw a field of e-Gov take: field id → number.
        labels: how e-Gov's lists call an entry, as the person saw it, in all cases
            (`wizard.domain.offices.label_key` → words).
        attached_bytes: how much the person saw e-Gov take altogether as attachments; 0 when
            nothing was seen.
        panel: place and size of the panel for copying, as the window writes it; empty at first.
        empty_clipboard: whether the clipboard is emptied when that panel closes.
    """

    text_scale: int = 100
    theme: str = "system"
    geometry: str = ""
    remember: bool = True
    remembered: Mapping[str, str] = field(default_factory=dict)
    replacements: Mapping[str, str] = field(default_factory=dict)
    limits: Mapping[str, int] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    attached_bytes: int = 0
    panel: str = ""
    empty_clipboard: bool = True

    def remembering(self, form: Form, case: Case) -> Settings:
        """Return settings that keep the case's answers to the items with `remember`.

        Answers that are a state or empty leave what is remembered as it is.
        """
        if not self.remember:
            return self
        kept = dict(self.remembered)
        for item in form.of_level(Level.CASE):
            text = case.text(item.id)
            if item.remember and text.strip():
                kept[item.id] = text
        return replace(self, remembered=kept)

    def replacing(self, before: str, after: str | None) -> Settings:
        """Return settings that write `after` for a character in all cases; None forgets it."""
        kept = {known: text for known, text in self.replacements.items() if known != before}
        if after is not None:
            kept[before] = after
        return replace(self, replacements=kept)

    def limiting(self, field_id: str, longest: int | None) -> Settings:
        """Return settings that give a field of e-Gov a largest length; None forgets it."""
        kept = {known: limit for known, limit in self.limits.items() if known != field_id}
        if longest is not None and longest > 0:
            kept[field_id] = longest
        return replace(self, limits=kept)

    def calling(self, item_id: str, value: str, words: str | None) -> Settings:
        """Return settings that call an entry of a list so in all cases; None forgets the words."""
        key = label_key(item_id, value)
        kept = {known: label for known, label in self.labels.items() if known != key}
        if words is not None and words.strip():
            kept[key] = words.strip()
        return replace(self, labels=kept)

    def forgetting(self) -> Settings:
        """Return settings that keep nothing for the next case, now and later."""
        return replace(self, remember=False, remembered={})

    def proposals(self, form: Form) -> dict[str, Answer]:
        """Return the answers that a new case starts with; only items that still ask for it."""
        if not self.remember:
            return {}
        source = Source(SourceKind.LAST_CASE)
        return {
            item.id: Answer(self.remembered[kept], source=source)
            for item in form.of_level(Level.CASE)
            for kept in (*reversed(item.renamed_from), item.id)
            if item.remember and kept in self.remembered
        }


def load(folder: Path) -> Settings:
    """Return the settings kept in `folder`, or the defaults; never raises for what it finds."""
    path = folder / FILE_NAME
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except OSError:
        return Settings()
    except (ValueError, RecursionError):  # not UTF-8, not JSON, or nested absurdly deep
        atomic.set_aside(path)
        return Settings()
    if not isinstance(found, dict):
        atomic.set_aside(path)
        return Settings()
    return _from_json(found)


def save(folder: Path, settings: Settings) -> None:
    """Keep the settings in `folder`, replacing the file in one step.

    Raises:
        SettingsError: they could not be written; the old ones are still there.
    """
    content = {
        "text_scale": settings.text_scale,
        "theme": settings.theme,
        "geometry": settings.geometry,
        "remember": settings.remember,
        "remembered": dict(settings.remembered) if settings.remember else {},
        "replacements": dict(settings.replacements),
        "limits": dict(settings.limits),
        "labels": dict(settings.labels),
        "attached_bytes": settings.attached_bytes,
        "panel": settings.panel,
        "empty_clipboard": settings.empty_clipboard,
    }
    write_json(folder / FILE_NAME, content)


def write_json(path: Path, content: object) -> None:
    """Write a small JSON file in one step, making its folder.

    Raises:
        SettingsError: it could not be written; the old file is still there.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        # ASCII, so that a text with half a surrogate pair can be kept, too.
        atomic.replace_text(path, json.dumps(content, indent=2) + "\n")
    except OSError as error:
        what, do = texts.Preferences.NOT_SAVED
        raise SettingsError(what, do, f"{type(error).__name__} errno={error.errno}") from error


def _from_json(found: dict[str, object]) -> Settings:
    default = Settings()
    scale, theme = found.get("text_scale"), found.get("theme")
    geometry, remember = found.get("geometry"), found.get("remember")
    remembered = found.get("remembered")
    attached = found.get("attached_bytes")
    panel, empty_clipboard = found.get("panel"), found.get("empty_clipboard")
    if not isinstance(scale, int) or isinstance(scale, bool):
        scale = default.text_scale
    return Settings(
        text_scale=min(max(scale, SMALLEST_SCALE), LARGEST_SCALE),
        theme=theme if isinstance(theme, str) and theme in THEMES else default.theme,
        geometry=geometry if isinstance(geometry, str) else default.geometry,
        remember=remember if isinstance(remember, bool) else default.remember,
        remembered=_texts(remembered) if remember is not False else {},
        replacements=_texts(found.get("replacements")),
        limits=_limits(found.get("limits")),
        labels=_texts(found.get("labels")),
        attached_bytes=attached if type(attached) is int and attached > 0 else 0,
        panel=panel if isinstance(panel, str) else default.panel,
        empty_clipboard=empty_clipboard is not False,
    )


def _texts(found: object) -> dict[str, str]:
    if not isinstance(found, dict):
        return {}
    return {str(item): text for item, text in found.items() if isinstance(text, str)}


def _limits(found: object) -> dict[str, int]:
    if not isinstance(found, dict):
        return {}
    return {str(name): limit for name, limit in found.items() if type(limit) is int and limit > 0}
