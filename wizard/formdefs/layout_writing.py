"""An order layout as TOML text: the exact reverse of `order_layouts`.

Only what differs from the defaults is written, so that a person can read and edit the file.
"""

from __future__ import annotations

from collections.abc import Iterable

from wizard.domain.order_layout import (
    Column,
    Fill,
    OrderLayout,
    Part,
    Price,
    Reading,
    Rows,
    When,
)

_ESCAPES = {
    "\\": "\\\\",
    '"': '\\"',
    "\n": "\\n",
    "\r": "\\r",
    "\t": "\\t",
    "\b": "\\b",
    "\f": "\\f",
}


def layout_toml(layout: OrderLayout) -> str:
    """Return the text of a layout's file (UTF-8, LF), without its name, which is the file's."""
    lines = [
        f"title = {quoted(layout.title)}",
        f"platform = {quoted(layout.platform)}" if layout.platform else "",
        f"rank = {layout.rank}",
        _recognised_by(layout),
        _text("encoding", layout.encoding, ""),
        _text("delimiter", layout.delimiter, ""),
        _text("quoting", layout.quoting, ""),
        _text("time_zone", layout.zone, ""),
        _list("time_formats", layout.time_formats),
        "leading_apostrophe = true" if layout.leading_apostrophe else "",
        _list("sentinels", layout.sentinels),
        _list("unsettled", layout.unsettled),
        _list("unconfirmed", layout.unconfirmed),
        *_number(layout),
        *_zones(layout),
        *_rows(layout.rows),
        *_price(layout.price),
        *_packing(layout),
        *_positions(layout),
    ]
    for hint in layout.hints:
        lines += ["", "[[hint]]", f"says = {quoted(hint.says)}", _list("lacks", hint.lacks)]
    for fill in layout.fills:
        lines += ["", *_fill(fill)]
    return "\n".join(_tidied(lines)) + "\n"


def quoted(text: str) -> str:
    """Return a text as a basic string of TOML."""
    return '"' + "".join(map(_escaped, text)) + '"'


def _escaped(character: str) -> str:
    plain = _ESCAPES.get(character)
    if plain is not None:
        return plain
    code = ord(character)
    return f"\\u{code:04x}" if code < 0x20 or code == 0x7F else character


def _tidied(lines: Iterable[str]) -> list[str]:
    """Return the lines with one blank line before each table and no other."""
    found: list[str] = []
    for line in lines:
        if line.startswith("["):
            found.append("")
        if line:
            found.append(line)
    return found


def _recognised_by(layout: OrderLayout) -> str:
    sets = [f"{{ headers = {_listed(names)} }}" for names in layout.recognised_by]
    return f"recognised_by = [{', '.join(sets)}]" if sets else ""


def _number(layout: OrderLayout) -> list[str]:
    number = layout.number
    if number is None:
        return []
    lines = []
    if number.columns:
        lines.append(f"number = [{', '.join(quoted(column.name) for column in number.columns)}]")
    more = [
        "by_row = true" if number.by_row else "",
        _text("suffix", number.suffix, ""),
        _text("elsewhere", number.elsewhere.name if number.elsewhere else "", ""),
        _text("like", number.like, ""),
    ]
    if any(column.nth > 1 for column in number.columns):
        more.append(f"nth = {number.columns[0].nth}")
    return [*lines, "[number_more]", *more] if any(more) else lines


def _zones(layout: OrderLayout) -> list[str]:
    if not layout.zones:
        return []
    return ["[zones]", *(f"{quoted(name)} = {quoted(at)}" for name, at in layout.zones.items())]


def _rows(rows: Rows) -> list[str]:
    return [
        "[rows]",
        _text("meaning", rows.meaning, ""),
        _text("order_cells", rows.order_cells, ""),
        _tables("lines", map(_when, rows.lines)),
        _list("joined", rows.joined),
        _tables("options", map(_when, rows.options)),
        "" if rows.skipped is None else f"skipped = {_when(rows.skipped)}",
        _text("line_number", "" if rows.line_number is None else rows.line_number.name, ""),
    ]


def _price(price: Price) -> list[str]:
    return ["[price]", *_price_keys(price)]


def _price_keys(price: Price) -> list[str]:
    keys = [_text("of", price.of, ""), _text("basis", price.basis, "")]
    for name in ("rate", "tax", "currency", "total", "shipping"):
        column: Column | None = getattr(price, name)
        keys.append(_text(name, column.name if column is not None else "", ""))
    proof = price.proof
    if proof is not None:
        names = ("subtotal", "shipping", "tax", "total")
        inner = (f"{name} = {quoted(getattr(proof, name).name)}" for name in names)
        keys.append(f"proof = {{ {', '.join(inner)} }}")
    if price.included is not None:
        keys.append(f"included = {_when(price.included)}")
    return [key for key in keys if key]


def _packing(layout: OrderLayout) -> list[str]:
    packing = layout.packing
    if packing is None:
        return []
    keys = _list("keys", packing.keys)
    return [
        "[packing]",
        _text("as", packing.packed_as, ""),
        _text("prefix", packing.prefix, ""),
        keys,
    ]


def _positions(layout: OrderLayout) -> list[str]:
    positions = layout.positions
    if positions is None:
        return []
    proof = positions.proof
    said = ""
    if proof is not None:
        said = f"proof = {{ {_column(proof)}, as = {quoted(positions.proof_as)} }}"
    headerless = "headerless = true" if positions.headerless else ""
    return ["[positions]", headerless, said, _list("names", positions.names)]


def _fill(fill: Fill) -> list[str]:
    return [
        "[[fill]]",
        f"item = {quoted(fill.item)}",
        f"when = {_when(fill.when)}" if fill.when is not None else "",
        _text("text", fill.text, ""),
        _tables("parts", map(_part, fill.parts)),
        _text("as", fill.reading, Reading.TEXT),
        f"price = {{ {', '.join(_price_keys(fill.price))} }}" if fill.price is not None else "",
        _text("unless", fill.unless.name if fill.unless is not None else "", ""),
    ]


def _part(part: Part) -> str:
    pieces = [_column(part.columns[0])]
    if part.columns[1:]:
        pieces.append(f"or = {_listed(column.name for column in part.columns[1:])}")
    if part.before:
        pieces.append(f"before = {quoted(part.before)}")
    if part.reading is not Reading.TEXT:
        pieces.append(f"as = {quoted(part.reading)}")
    return f"{{ {', '.join(pieces)} }}"


def _when(when: When) -> str:
    pieces = [_column(when.column), f"values = {_listed(v for v in when.values if v)}"]
    if "" in when.values:
        pieces.append("or_empty = true")
    if when.negate:
        pieces.append("negate = true")
    if when.begins:
        pieces.append("begins = true")
    return f"{{ {', '.join(pieces)} }}"


def _column(column: Column) -> str:
    name = f"column = {quoted(column.name)}"
    return name if column.nth == 1 else f"{name}, nth = {column.nth}"


def _tables(key: str, tables: Iterable[str]) -> str:
    found = list(tables)
    return f"{key} = [{', '.join(found)}]" if found else ""


def _text(key: str, value: str, default: str) -> str:
    return "" if value == default else f"{key} = {quoted(value)}"


def _list(key: str, values: Iterable[str]) -> str:
    found = list(values)
    return f"{key} = {_listed(found)}" if found else ""


def _listed(values: Iterable[str]) -> str:
    return f"[{', '.join(map(quoted, values))}]"
