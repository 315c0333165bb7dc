"""Reading TOML strictly: every key must be known, present and of the right type.

An `Entry` wraps one table of a file. Its getters take a key each; `done` refuses whatever was
not asked for. Every refusal is a `FormsError` that names the file and the key.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import NoReturn, cast

from wizard import texts
from wizard.errors import FormsError

_SAYS = texts.FormDefs
_Says = type[texts.FormDefs] | type[texts.CharacterTables]
_LINE = re.compile(r"line (\d+)")


def broken(file: str, where: str, problem: str, detail: str) -> FormsError:
    """Return the error for something wrong in a definition file.

    Args:
        file: name of the file, e.g. ``items.toml``.
        where: the table or key it is about, e.g. ``item "company.name": need``.
        problem: Japanese, what is wrong, without the closing 「。」.
        detail: English, for the copied details.
    """
    return FormsError(
        _SAYS.BROKEN.format(file=file, where=where, problem=problem),
        _SAYS.BROKEN_DO,
        f"{file}: {where}: {detail}",
    )


def text_of_file(path: Path, says: _Says) -> str:
    """Return a file of definitions (UTF-8) with bare line feeds.

    Raises:
        FormsError: in the words of `says`; the file is missing, unreadable or not UTF-8.
    """
    try:
        return path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except FileNotFoundError as gone:
        raise FormsError(
            says.NO_FILE.format(file=path.name), says.NO_FILE_DO, f"{path.name}: not found"
        ) from gone
    except (OSError, UnicodeDecodeError) as unreadable:
        raise FormsError(
            says.UNREADABLE.format(file=path.name),
            says.NO_FILE_DO,
            f"{path.name}: {type(unreadable).__name__}",
        ) from unreadable


def read_toml(path: Path) -> Entry:
    """Read one definition file (UTF-8 TOML) as its outermost table.

    Raises:
        FormsError: the file is missing, not UTF-8 or not TOML.
    """
    text = text_of_file(path, _SAYS)
    try:
        return Entry(tomllib.loads(text), path.name, "")
    except (ValueError, RecursionError) as wrong:
        line = line_of(wrong)
        raise FormsError(
            _SAYS.NOT_TOML.format(file=path.name, line=line),
            _SAYS.BROKEN_DO,
            f"{path.name}: line {line}: not TOML",
        ) from wrong


def line_of(error: Exception) -> str:
    """Return the line that a TOML error names, or 「?」 when it names none."""
    found = _LINE.search(str(error))
    return found.group(1) if found else "?"


class Entry:
    """One table of a definition file.

    Args:
        data: the table.
        file: the file's name, for errors.
        where: how the table is called in errors, empty for the whole file.
    """

    def __init__(self, data: Mapping[str, object], file: str, where: str) -> None:
        self.file = file
        self.where = where
        self._data = data
        self._used: set[str] = set()

    def text(self, key: str, default: str | None = None) -> str:
        """Return a text; with no `default` it must be there and not blank."""
        value = self._get(key, default is None)
        if value is None:
            return default or ""
        if not isinstance(value, str):
            self.fail(key, _SAYS.WRONG_TYPE.format(kind=_SAYS.KIND_TEXT), "not a string")
        if default is None and not value.strip():
            self.fail(key, _SAYS.BLANK, "blank")
        return value.strip("\n")

    def one_of(self, key: str, allowed: tuple[str, ...], default: str | None = None) -> str:
        """Return a text that is one of `allowed`."""
        value = self.text(key, default)
        if value not in allowed:
            self.unknown(key, value)
        return value

    def flag(self, key: str, default: bool = False) -> bool:
        """Return true or false."""
        value = self._get(key)
        if value is None:
            return default
        if not isinstance(value, bool):
            self.fail(key, _SAYS.WRONG_TYPE.format(kind=_SAYS.KIND_FLAG), "not a boolean")
        return value

    def integer(self, key: str, default: int, least: int) -> int:
        """Return a whole number that is at least `least`."""
        value = self._get(key)
        if value is None:
            return default
        if not isinstance(value, int) or isinstance(value, bool) or value < least:
            self.fail(
                key,
                _SAYS.WRONG_TYPE.format(kind=_SAYS.KIND_INTEGER.format(least=least)),
                f"not an integer from {least}",
            )
        return value

    def day(self, key: str) -> date:
        """Return a date."""
        value = self._get(key, True)
        if not isinstance(value, date) or isinstance(value, datetime):
            self.fail(key, _SAYS.WRONG_TYPE.format(kind=_SAYS.KIND_DATE), "not a date")
        return value

    def texts(self, key: str, *, required: bool = False) -> tuple[str, ...]:
        """Return a list of texts, none blank and none twice."""
        value = self._get(key, required)
        if value is None:
            return ()
        if not isinstance(value, list) or not all(isinstance(v, str) and v.strip() for v in value):
            self.fail(key, _SAYS.WRONG_TYPE.format(kind=_SAYS.KIND_TEXTS), "not a list of strings")
        if required and not value:
            self.fail(key, _SAYS.BLANK, "empty")
        for entry in value:
            if value.count(entry) > 1:
                self.fail(key, _SAYS.TWICE.format(value=entry), f'"{entry}" twice')
        return tuple(value)

    def names_in_order(self, key: str) -> tuple[str, ...]:
        """Return a list of texts that must be there; equal ones may stand in it."""
        value = self._get(key, True)
        if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
            self.fail(key, _SAYS.WRONG_TYPE.format(kind=_SAYS.KIND_TEXTS), "not a list of strings")
        if not value:
            self.fail(key, _SAYS.BLANK, "empty")
        return tuple(value)

    def table(self, key: str, *, required: bool = False) -> Entry | None:
        """Return a table inside this one."""
        value = self._get(key, required)
        if value is None:
            return None
        if not isinstance(value, dict):
            self.fail(key, _SAYS.WRONG_TYPE.format(kind=_SAYS.KIND_TABLE), "not a table")
        return Entry(value, self.file, self._name(key))

    def tables(self, key: str, *, name: str = "id", required: bool = False) -> tuple[Entry, ...]:
        """Return a list of tables; `name` is the key that names each in errors."""
        value = self._get(key, required)
        if value is None:
            return ()
        if not isinstance(value, list) or not all(isinstance(v, dict) for v in value):
            self.fail(key, _SAYS.WRONG_TYPE.format(kind=_SAYS.KIND_TABLES), "not a list of tables")
        if required and not value:
            self.fail(key, _SAYS.BLANK, "empty")
        entries = []
        for number, data in enumerate(cast("list[dict[str, object]]", value), start=1):
            called = data.get(name)
            title = (
                f'{key} "{called}"' if isinstance(called, str) and called else f"{key}[{number}]"
            )
            entries.append(Entry(data, self.file, self._name(title)))
        return tuple(entries)

    def plain(self) -> dict[str, object]:
        """Return the table as it stands, unchecked."""
        return dict(self._data)

    def names(self) -> tuple[str, ...]:
        """Return the keys of the table in file order."""
        return tuple(self._data)

    def done(self) -> None:
        """Refuse keys that nobody asked for.

        Raises:
            FormsError: naming the first of them.
        """
        for key in self._data:
            if key not in self._used:
                self.fail(key, _SAYS.UNKNOWN_KEY, "unknown key")

    def unknown(self, key: str, value: str) -> NoReturn:
        """Refuse a value that names something unknown."""
        self.fail(key, _SAYS.UNKNOWN_VALUE.format(value=value), f'unknown "{value}"')

    def fail(self, key: str, problem: str, detail: str) -> NoReturn:
        """Raise the error for one key of this table."""
        raise broken(self.file, self._name(key), problem, detail)

    def _name(self, key: str) -> str:
        return f"{self.where} {key}" if self.where else key

    def _get(self, key: str, required: bool = False) -> object:
        self._used.add(key)
        if key not in self._data:
            if required:
                self.fail(key, _SAYS.MISSING_KEY, "missing key")
            return None
        return self._data[key]
