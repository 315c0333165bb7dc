"""`resources/order_exports/*.toml` → `wizard.domain.order_layout.OrderLayout`, strictly."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType

from wizard import texts
from wizard.domain.form import Form, Level
from wizard.domain.order_layout import (
    Column,
    Delimiter,
    Hint,
    Number,
    OrderCells,
    OrderLayout,
    PackedAs,
    Packing,
    Positions,
    Quoting,
    Reading,
    RowMeaning,
    Rows,
    Zone,
)
from wizard.errors import FormsError
from wizard.formdefs.layout_fills import (
    read_column,
    read_fill,
    read_optional_column,
    read_price,
    read_when,
    read_word,
)
from wizard.formdefs.reading import Entry, broken, read_toml

_SAYS = texts.OrderLayouts
_ENCODINGS = ("", "utf-8", "cp932", "euc_jp", "utf-16")
_PROVABLE = (Reading.POSTAL_CODE, Reading.PHONE, Reading.DATETIME)
_OFFSET = re.compile(r"[+-]\d{2}:\d{2}", re.ASCII)
_LONGEST_PATTERN = 80


def load_order_layouts(folder: Path, form: Form) -> tuple[OrderLayout, ...]:
    """Load every layout of a folder, in the order in which they are tried.

    Args:
        folder: `resources/order_exports`.
        form: the loaded definitions; layouts may fill only its items of level order and line.

    Raises:
        FormsError: a file breaks a rule; the sentence and `detail` name the file and the key.
    """
    paths = sorted(folder.glob("*.toml"))
    if not paths:
        raise FormsError(_SAYS.NO_FOLDER, _SAYS.NO_FOLDER_DO, f"no *.toml in {folder.name}")
    layouts = sorted((load_order_layout(path, form) for path in paths), key=lambda each: each.rank)
    for one, other in pairwise(layouts):
        if one.rank == other.rank:
            raise broken(other.file, "rank", _SAYS.RANK_TWICE, f"rank of {one.file} as well")
    refuse_equal_titles(layouts)
    return tuple(layouts)


def load_sound_layouts(
    folder: Path, form: Form
) -> tuple[tuple[OrderLayout, ...], tuple[FormsError, ...]]:
    """Load the layouts of a folder that can be used, and say which others there are.

    One that breaks a rule keeps nobody from reading the files of all the others.

    Args:
        folder: `resources/order_exports`.
        form: the loaded definitions.

    Returns:
        The layouts in the order in which they are tried; why others were left out.

    Raises:
        FormsError: there is none at all.
    """
    found: list[OrderLayout] = []
    broken_ones: list[FormsError] = []
    for path in sorted(folder.glob("*.toml")):
        try:
            layout = load_order_layout(path, form)
            if any(layout.rank == each.rank for each in found):
                raise broken(layout.file, "rank", _SAYS.RANK_TWICE, "rank of another as well")
            refuse_equal_titles((*found, layout))
        except FormsError as error:
            what = _SAYS.SHIPPED_BROKEN.format(name=path.stem)
            broken_ones.append(FormsError(what, _SAYS.SHIPPED_BROKEN_DO, error.detail))
        else:
            found.append(layout)
    if not found:
        raise FormsError(_SAYS.NO_FOLDER, _SAYS.NO_FOLDER_DO, f"no sound *.toml in {folder.name}")
    return tuple(sorted(found, key=lambda each: each.rank)), tuple(broken_ones)


def refuse_equal_titles(layouts: Sequence[OrderLayout]) -> None:
    """Raise FormsError when two layouts have the same title."""
    titles: dict[str, str] = {}
    for layout in layouts:
        if layout.title in titles:
            raise broken(layout.file, "title", _SAYS.TITLE_TWICE, f"as in {titles[layout.title]}")
        titles[layout.title] = layout.file


def load_order_layout(path: Path, form: Form, *, own: bool = False) -> OrderLayout:
    """Load one layout; raises FormsError as `load_order_layouts` does.

    Args:
        path: its file.
        form: the loaded definitions.
        own: a person has made it: its title is any name, not that of a platform.
    """
    items = frozenset(i.id for i in form.items.values() if i.level in (Level.ORDER, Level.LINE))
    entry = read_toml(path)
    fills = tuple(
        read_fill(each, items) for each in entry.tables("fill", name="item", required=True)
    )
    rows = _rows(entry, frozenset(fill.item for fill in fills))
    price = entry.table("price")
    title = entry.text("title")
    named = entry.text("platform", "")
    unsaid = "" if own or rows.meaning is RowMeaning.PARCEL else title
    positions = _positions(entry)
    unconfirmed = entry.texts("unconfirmed")
    _about(entry, unconfirmed)
    layout = OrderLayout(
        name=path.stem,
        title=title,
        rank=entry.integer("rank", -1, 0),
        recognised_by=_recognised_by(entry, positions),
        number=_number(entry, rows),
        fills=fills,
        platform=named or unsaid,
        delimiter=read_word(entry, "delimiter", Delimiter, Delimiter.COMMA),
        quoting=read_word(entry, "quoting", Quoting, Quoting.STANDARD),
        encoding=entry.one_of("encoding", _ENCODINGS, ""),
        zone=read_word(entry, "time_zone", Zone, Zone.JAPAN),
        time_formats=entry.texts("time_formats"),
        zones=_zones(entry),
        leading_apostrophe=entry.flag("leading_apostrophe"),
        sentinels=entry.texts("sentinels"),
        unsettled=entry.texts("unsettled"),
        rows=rows,
        packing=_packing(entry),
        positions=positions,
        hints=tuple(_hint(each) for each in entry.tables("hint", name="says")),
        unconfirmed=unconfirmed,
        file=path.name,
        **({} if price is None else {"price": read_price(price)}),
    )
    if layout.rank < 0:
        entry.fail("rank", _SAYS.MISSING_KEY, "missing key")
    entry.done()
    return layout


def _about(entry: Entry, unconfirmed: tuple[str, ...]) -> None:
    """Check what the file says about itself: how well the facts are known, and since when.

    What is not known well must be named, so that the person is told 未確認.
    """
    about = entry.table("about")
    if about is not None:
        if about.one_of("confidence", ("A", "B", "?")) != "A" and not unconfirmed:
            entry.fail("unconfirmed", _SAYS.MISSING_KEY, "missing key")
        about.text("source")
        about.text("checked")
        about.done()


def _recognised_by(entry: Entry, positions: Positions | None) -> tuple[tuple[str, ...], ...]:
    sets = []
    for each in entry.tables("recognised_by", name="", required=positions is None):
        sets.append(each.texts("headers", required=True))
        each.done()
    return tuple(sets)


def _number(entry: Entry, rows: Rows) -> Number | None:
    may_lack = rows.meaning is RowMeaning.PARCEL
    names = entry.texts("number", required=not may_lack)
    more = entry.table("number_more")
    if more is None:
        return Number(tuple(map(Column, names))) if names else None
    # Only the first name may be one that the header has several times.
    nth = more.integer("nth", 1, 1)
    columns = tuple(Column(name, nth if place == 0 else 1) for place, name in enumerate(names))
    elsewhere = more.text("elsewhere", "")
    number = Number(
        columns,
        more.flag("by_row"),
        _pattern(more, "suffix"),
        Column(elsewhere) if elsewhere else None,
        _pattern(more, "like"),
    )
    more.done()
    return number


def _pattern(entry: Entry, key: str) -> str:
    text = entry.text(key, "")
    try:
        re.compile(text)
    except re.error:
        entry.fail(key, _SAYS.BAD_PATTERN, "not a regular expression")
    if len(text) > _LONGEST_PATTERN:
        entry.fail(key, _SAYS.BAD_PATTERN, "too long")
    return text


def _rows(entry: Entry, filled: frozenset[str]) -> Rows:
    table = entry.table("rows")
    if table is None:
        return Rows()
    joined = table.texts("joined")
    for item in joined:
        if item not in filled:
            table.unknown("joined", item)
    skipped = table.table("skipped")
    rows = Rows(
        read_word(table, "meaning", RowMeaning, RowMeaning.LINE),
        read_word(table, "order_cells", OrderCells, OrderCells.EVERY),
        tuple(read_when(each) for each in table.tables("lines", name="column")),
        joined,
        tuple(read_when(each) for each in table.tables("options", name="column")),
        None if skipped is None else read_when(skipped),
        read_optional_column(table, "line_number"),
    )
    table.done()
    return rows


def _packing(entry: Entry) -> Packing | None:
    table = entry.table("packing")
    if table is None:
        return None
    packed_as = PackedAs(table.one_of("as", tuple(PackedAs)))
    pairs = packed_as is PackedAs.PAIRS
    prefix = table.text("prefix") if pairs else ""
    packing = Packing(packed_as, prefix, table.texts("keys", required=True) if pairs else ())
    table.done()
    return packing


def _positions(entry: Entry) -> Positions | None:
    table = entry.table("positions")
    if table is None:
        return None
    proof = table.table("proof")
    names = table.names_in_order("names")
    positions = Positions(
        names,
        table.flag("headerless"),
        None if proof is None else read_column(proof, "column"),
        Reading.POSTAL_CODE
        if proof is None
        else Reading(proof.one_of("as", _PROVABLE, Reading.POSTAL_CODE)),
    )
    if proof is not None:
        proof.done()
    table.done()
    return positions


def _zones(entry: Entry) -> Mapping[str, str]:
    table = entry.table("zones")
    if table is None:
        return MappingProxyType({})
    zones = {name: table.text(name) for name in table.names()}
    for name, offset in zones.items():
        if _OFFSET.fullmatch(offset) is None:
            table.unknown(name, offset)
    return MappingProxyType(zones)


def _hint(entry: Entry) -> Hint:
    hint = Hint(entry.text("says"), entry.texts("lacks"))
    entry.done()
    return hint
