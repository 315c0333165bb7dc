"""`forms/egov_report.toml` and `forms/statement.toml`: where the answers are written to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from string import Formatter

from wizard import texts
from wizard.domain.form import (
    Charset,
    EgovField,
    FieldRule,
    Item,
    Level,
    Part,
    Statement,
    StatementRow,
    StatementSection,
    Template,
)
from wizard.formdefs.item_defs import check_condition, read_condition
from wizard.formdefs.reading import Entry

_SAYS = texts.FormDefs
_FIELD_KINDS = ("text", "choice", "attachment")
_ATTACHMENT = "attachment"
_TEXT = "text"
_CHARSETS = tuple(charset.value for charset in Charset)
_FORM_LEVELS = (Level.CASE, Level.ORDER, Level.LINE)
_ORDER_LEVELS = (Level.ORDER, Level.LINE)

# The fixed words of the 申出書 that the printing needs, with the placeholders each may hold.
WORDS: Mapping[str, frozenset[str]] = {
    "addressee_suffix": frozenset(),
    "addressee_blank": frozenset(),
    "made_on": frozenset(),
    "case_number": frozenset(),
    "page": frozenset({"page", "pages"}),
    "annex_reference": frozenset({"count"}),
    "annex_list_title": frozenset(),
    "annex_number": frozenset(),
    "annex_row_total": frozenset(),
    "total": frozenset(),
    "count_orders": frozenset({"count"}),
    "count_goods": frozenset({"count"}),
    "total_incomplete": frozenset(),
    "japan_time": frozenset(),
    "continued": frozenset(),
    "note_number": frozenset({"number"}),
    "and_more": frozenset({"count"}),
}


def read_egov(file: Entry, items: Mapping[str, Item]) -> tuple[EgovField, ...]:
    """Return the fields of `egov_report.toml` in e-Gov's order.

    Raises:
        FormsError: naming file and key.
    """
    fields: dict[str, EgovField] = {}
    for entry in file.tables("field", required=True):
        kind = entry.one_of("kind", _FIELD_KINDS, _TEXT)
        field = EgovField(
            id=entry.text("id"),
            label=entry.text("label"),
            part=entry.text("part"),
            items=entry.texts("items", required=kind != _ATTACHMENT),
            joiner=entry.text("joiner", ""),
            required=entry.flag("required"),
            confirmed=entry.flag("confirmed", True),
            hint=entry.text("hint", ""),
            kind=kind,
            rule=_rule(entry, kind),
        )
        entry.done()
        for item_id in field.items:
            _known(item_id, items, (Level.CASE,), entry, "items")
        if field.id in fields:
            entry.fail("id", _SAYS.TWICE.format(value=field.id), f'"{field.id}" twice')
        fields[field.id] = field
    return tuple(fields.values())


def _rule(entry: Entry, kind: str) -> FieldRule:
    """Return what a field takes; what is not written is not restricted, as far as is known."""
    rule = FieldRule()
    charset = _rule_part(entry, "charset", kind)
    if charset is not None:
        taken = Charset(charset.one_of("value", _CHARSETS))
        rule = replace(rule, charset=taken, charset_confirmed=charset.flag("confirmed"))
        charset.done()
    longest = _rule_part(entry, "max_length", kind)
    if longest is not None:
        length = longest.integer("value", default=0, least=1)
        if not length:
            longest.fail("value", _SAYS.MISSING_KEY, "missing key")
        rule = replace(rule, max_length=length, max_length_confirmed=longest.flag("confirmed"))
        longest.done()
    lines = _rule_part(entry, "multiline", kind)
    if lines is not None:
        many = lines.flag("value")
        rule = replace(rule, multiline=many, multiline_confirmed=lines.flag("confirmed"))
        lines.done()
    return rule


def _rule_part(entry: Entry, key: str, kind: str) -> Entry | None:
    part = entry.table(key)
    if part is not None and kind != _TEXT:
        entry.fail(key, _SAYS.WRONG_PLACE.format(value=key), "only a text field has rules")
    return part


def read_templates(file: Entry, items: Mapping[str, Item], folder: Path) -> tuple[Template, ...]:
    """Return the narrative templates of `egov_report.toml`; each file must be in `folder`.

    Raises:
        FormsError: naming file and key; also when no template fits in every case.
    """
    templates: dict[str, Template] = {}
    entries = file.tables("template", required=True)
    for entry in entries:
        template = Template(
            id=entry.text("id"),
            title=entry.text("title"),
            file=entry.text("file"),
            when=read_condition(entry, "when"),
        )
        entry.done()
        if Path(template.file).name != template.file or not (folder / template.file).is_file():
            entry.unknown("file", template.file)
        if template.when is not None:
            check_condition(template.when, items, (Level.CASE,), entry, "when")
        if template.id in templates:
            entry.fail("id", _SAYS.TWICE.format(value=template.id), f'"{template.id}" twice')
        templates[template.id] = template
    for entry, template in zip(entries, templates.values(), strict=True):
        if (template.when is None) != (entry is entries[-1]):
            entry.fail("when", _SAYS.LAST_TEMPLATE, "only the last template has no condition")
    return tuple(templates.values())


def read_statement(file: Entry, items: Mapping[str, Item]) -> Statement:
    """Return the 申出書 of `statement.toml`.

    Raises:
        FormsError: naming file and key.
    """
    annex = _needed(file, "annex")
    notes = _needed(file, "notes")
    statement = Statement(
        title=file.text("title"),
        lead=file.texts("lead"),
        sections=tuple(_section(entry, items) for entry in _sections(file)),
        annex_title=_pattern(file, "annex_title", frozenset({"number"})),
        annex_columns=_rows(annex, "column", items, _ORDER_LEVELS),
        annex_rows=_rows(annex, "row", items, _ORDER_LEVELS),
        notes_title=file.text("notes_title"),
        notes_rows=_rows(notes, "row", items, (Level.NOTE,)),
        words=_words(_needed(file, "words")),
    )
    for table in (annex, notes, file):
        table.done()
    return statement


def _sections(file: Entry) -> tuple[Entry, ...]:
    return file.tables("section", name="title", required=True)


def _needed(file: Entry, key: str) -> Entry:
    table = file.table(key, required=True)
    assert table is not None  # a required table is there
    return table


def _section(entry: Entry, items: Mapping[str, Item]) -> StatementSection:
    section = StatementSection(entry.text("title"), _rows(entry, "row", items, _FORM_LEVELS))
    entry.done()
    return section


def _rows(
    entry: Entry, key: str, items: Mapping[str, Item], levels: tuple[Level, ...]
) -> tuple[StatementRow, ...]:
    rows: list[StatementRow] = []
    for table in entry.tables(key, name="item", required=True):
        row = StatementRow(
            item=table.text("item"),
            label=table.text("label"),
            group=table.text("group", ""),
            min_lines=table.integer("min_lines", default=1, least=1),
            before=_parts(table, "before"),
            after=_parts(table, "after"),
        )
        table.done()
        for item_id in row.items:
            _known(item_id, items, levels, table, "item")
        if any(row.item == other.item for other in rows):
            table.fail("item", _SAYS.TWICE.format(value=row.item), f'"{row.item}" twice')
        rows.append(row)
    return tuple(rows)


def _parts(entry: Entry, key: str) -> tuple[Part, ...]:
    parts = []
    for table in entry.tables(key, name="item"):
        parts.append(Part(table.text("item"), table.text("prefix", ""), table.text("suffix", "")))
        table.done()
    return tuple(parts)


def _known(
    item_id: str, items: Mapping[str, Item], levels: tuple[Level, ...], entry: Entry, key: str
) -> None:
    item = items.get(item_id)
    if item is None:
        entry.unknown(key, item_id)
    if item.level not in levels:
        entry.fail(key, _SAYS.WRONG_PLACE.format(value=item_id), f'"{item_id}" level')


def _words(entry: Entry) -> dict[str, str]:
    words = {name: _pattern(entry, name, allowed) for name, allowed in WORDS.items()}
    entry.done()
    return words


def _pattern(entry: Entry, key: str, allowed: frozenset[str]) -> str:
    """Return a text with exactly the placeholders of `allowed`."""
    text = entry.text(key)
    try:
        names = {name for _, name, _, _ in Formatter().parse(text) if name is not None}
    except ValueError:
        names = {"?"}
    if names != allowed:
        wanted = " ".join(f"{{{name}}}" for name in sorted(allowed))
        entry.fail(key, _SAYS.PLACEHOLDERS.format(wanted=wanted or "-"), "placeholders")
    return text
