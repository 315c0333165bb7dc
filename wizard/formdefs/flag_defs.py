"""`resources/tables/red_flags.toml`: from where on something in the orders is remarkable."""

from __future__ import annotations

from pathlib import Path

from wizard import texts
from wizard.domain.flag_rules import FlagRules, ForwardingWord
from wizard.formdefs.reading import Entry, read_toml

FLAGS_FILE = "red_flags.toml"
_SAYS = texts.FormDefs
_GRADES = ("A", "B", "?")
_HOURS = 24


def read_flag_rules(resources_dir: Path) -> FlagRules:
    """Return the rules.

    Raises:
        FormsError: naming file and key.
    """
    file = read_toml(resources_dir / "tables" / FLAGS_FILE)
    rules = FlagRules(
        high_yen=_number(file, "high_yen", 1),
        night_from=_hour(file, "night_from"),
        night_to=_hour(file, "night_to"),
        short_minutes=_number(file, "short_minutes", 1),
        short_orders=_number(file, "short_orders", 2),
        item_pieces=_number(file, "item_pieces", 2),
        forwarding=_words(file),
    )
    file.text("source")
    file.one_of("checked", _GRADES)
    file.day("checked_on")
    file.done()
    return rules


def _number(file: Entry, key: str, least: int) -> int:
    value = file.integer(key, default=-1, least=least)
    if value < 0:
        file.fail(key, _SAYS.MISSING_KEY, "missing key")
    return value


def _hour(file: Entry, key: str) -> int:
    value = _number(file, key, 0)
    if value >= _HOURS:
        file.unknown(key, str(value))
    return value


def _words(file: Entry) -> tuple[ForwardingWord, ...]:
    words: dict[str, ForwardingWord] = {}
    for entry in file.tables("forwarding", name="word"):
        word = ForwardingWord(entry.text("word"), entry.text("source"), entry.flag("confirmed"))
        entry.done()
        if word.word in words:
            entry.fail("word", _SAYS.TWICE.format(value=word.word), f'"{word.word}" twice')
        words[word.word] = word
    return tuple(words.values())
