"""`resources/log_formats/*.toml` and `resources/log_matching.toml` → `domain.log_format`."""

from __future__ import annotations

import ipaddress
import re
from itertools import pairwise
from pathlib import Path

from wizard import texts
from wizard.domain.log_format import (
    EXTRAS,
    PARTS,
    Extra,
    LogFormat,
    MatchRules,
    Page,
    TextForm,
    TimeForm,
)
from wizard.domain.order_layout import Zone
from wizard.errors import FormsError
from wizard.formdefs.reading import Entry, broken, read_toml

_SAYS = texts.LogFormats
_ORDER_SAYS = texts.OrderLayouts
_SEPARATORS = {"tab": "\t", "space": " "}
_NEEDED = frozenset({"at", "client"})
_MATCHING = "log_matching.toml"


def load_log_formats(folder: Path) -> tuple[LogFormat, ...]:
    """Load every format of a folder, in the order in which they are tried.

    Args:
        folder: `resources/log_formats`.

    Raises:
        FormsError: a file breaks a rule; the sentence and `detail` name the file and the key.
    """
    paths = sorted(folder.glob("*.toml"))
    if not paths:
        raise FormsError(_SAYS.NO_FOLDER, _SAYS.NO_FOLDER_DO, f"no *.toml in {folder.name}")
    formats = sorted((_format(path) for path in paths), key=lambda each: each.rank)
    for one, other in pairwise(formats):
        if one.rank == other.rank:
            raise broken(other.file, "rank", _ORDER_SAYS.RANK_TWICE, f"rank of {one.file} as well")
    return tuple(formats)


def load_match_rules(resources_dir: Path) -> MatchRules:
    """Load what a purchase looks like, from `resources/log_matching.toml`.

    Raises:
        FormsError: naming file and key.
    """
    entry = read_toml(resources_dir / _MATCHING)
    proxies = entry.texts("proxies")
    for network in proxies:
        try:
            ipaddress.ip_network(network)
        except ValueError:
            entry.unknown("proxies", network)
    rules = MatchRules(
        window_minutes=entry.integer("window_minutes", 5, 1),
        clear_seconds=entry.integer("clear_seconds", 10, 0),
        id_seconds=entry.integer("id_seconds", 60, 0),
        trail_minutes=entry.integer("trail_minutes", 30, 1),
        most_candidates=entry.integer("most_candidates", 20, 1),
        most_trail=entry.integer("most_trail", 200, 1),
        pages=tuple(_page(each) for each in entry.tables("page", name="cart", required=True)),
        done_pages=entry.texts("done_pages"),
        other_pages=entry.texts("other_pages"),
        callbacks=entry.texts("callbacks"),
        robots=entry.texts("robots"),
        no_pages=entry.texts("no_pages"),
        proxies=proxies,
    )
    entry.done()
    return rules


def _format(path: Path) -> LogFormat:
    entry = read_toml(path)
    line = entry.text("line", "")
    columns = entry.table("columns")
    if (columns is None) == (not line):
        entry.fail("line", _SAYS.LINE_OR_COLUMNS, "either line or columns")
    pairs = () if columns is None else _columns(columns)
    found = LogFormat(
        name=path.stem,
        title=entry.text("title"),
        rank=entry.integer("rank", -1, 0),
        line=line,
        columns=pairs,
        separator=_SEPARATORS[entry.one_of("separator", tuple(_SEPARATORS), "space")],
        recognised_by=entry.texts("recognised_by", required=columns is not None),
        time=TimeForm(entry.one_of("time", tuple(TimeForm))),
        zone=Zone(entry.one_of("time_zone", tuple(Zone))),
        text=TextForm(entry.one_of("text", tuple(TextForm), TextForm.PLAIN)),
        needles=entry.texts("needles", required=True),
        done=entry.text("done", ""),
        extras=tuple(_extra(each) for each in entry.tables("extra", name="part")),
        unnamed_port=entry.flag("unnamed_port"),
        confirmed=entry.flag("confirmed", True),
        file=path.name,
    )
    if found.rank < 0:
        entry.fail("rank", _ORDER_SAYS.MISSING_KEY, "missing key")
    _check_parts(entry, found)
    entry.done()
    return found


def _check_parts(entry: Entry, found: LogFormat) -> None:
    parts = {part for _, part in found.columns}
    if found.line:
        parts = set(_compiled(entry, "line", found.line).groupindex)
    for part in sorted(parts - PARTS):
        entry.unknown("line" if found.line else "columns", part)
    for part in sorted(_NEEDED - parts):
        entry.fail("line" if found.line else "columns", _SAYS.NO_PART.format(part=part), part)
    if found.done and _compiled(entry, "done", found.done).groups != 1:
        entry.fail("done", _SAYS.ONE_GROUP, "one group")


def _columns(entry: Entry) -> tuple[tuple[str, str], ...]:
    pairs = tuple((name, entry.text(name)) for name in entry.names())
    entry.done()
    return pairs


def _extra(entry: Entry) -> Extra:
    extra = Extra(entry.one_of("part", EXTRAS), entry.text("pattern"))
    if _compiled(entry, "pattern", extra.pattern).groups != 1:
        entry.fail("pattern", _SAYS.ONE_GROUP, "one group")
    entry.done()
    return extra


def _page(entry: Entry) -> Page:
    entry.text("cart")  # who has such pages, for the reader of the file
    page = Page(
        entry.texts("words", required=True), entry.flag("final"), entry.flag("confirmed", True)
    )
    entry.done()
    return page


def _compiled(entry: Entry, key: str, pattern: str) -> re.Pattern[str]:
    try:
        return re.compile(pattern)
    except (re.error, RecursionError, OverflowError):
        entry.fail(key, _SAYS.NO_PATTERN, "not a regular expression")
