"""The case file's format, version 1: one SQLite database that ends in `.tsuho`.

`application_id` marks it as ours, `user_version` is the version of the format. A new item of
`forms/` needs no new version, because answers are rows; only a change of these tables does
(`wizard.storage.upgrades`).

Tables:
    meta: facts of the file itself: ``number`` (case number), ``created_at`` (ISO 8601 with
        offset), ``program`` (version of the program that made it).
    marks: what is remembered but not asked (`Case.marks`).
    records: what answers belong to. Row 0 is the case itself; orders and notes have it as
        parent, lines have their order. `key` is unique among the records of one scope under
        one parent. `position` gives the order within a parent and scope; only its order
        counts, there are wide gaps so that one insert or move writes one row.
    answers: one row per answer, by record and item id. `state` is the word of
        `AnswerState` or NULL for a value; `changed_at` is ISO 8601 with offset or NULL.

Text is UTF-8. A text that is not valid Unicode (half a surrogate pair pasted by accident)
is stored as a BLOB of UTF-8 with the surrogates passed through, so that it can be saved too.
"""

from __future__ import annotations

import apsw

SUFFIX = ".tsuho"
APPLICATION_ID = 0x54535548  # "TSUH"
FORMAT_VERSION = 1
CASE_RECORD = 0
TABLES = ("answers", "marks", "meta", "records")

META_NUMBER = "number"
META_CREATED_AT = "created_at"
META_PROGRAM = "program"

_SCRIPT = """
CREATE TABLE meta (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE marks (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE records (
    id INTEGER PRIMARY KEY,
    scope TEXT NOT NULL,
    parent INTEGER REFERENCES records (id) ON DELETE CASCADE,
    key TEXT NOT NULL,
    position INTEGER NOT NULL
);
CREATE UNIQUE INDEX records_by_place ON records (parent, scope, key);
CREATE TABLE answers (
    record INTEGER NOT NULL REFERENCES records (id) ON DELETE CASCADE,
    item TEXT NOT NULL,
    text TEXT NOT NULL,
    state TEXT,
    holder TEXT NOT NULL,
    source_kind TEXT NOT NULL,
    source_detail TEXT NOT NULL,
    original TEXT NOT NULL,
    changed_at TEXT,
    PRIMARY KEY (record, item)
) WITHOUT ROWID;
INSERT INTO records (id, scope, parent, key, position) VALUES (0, 'case', NULL, '', 0);
"""


def lay_out(connection: apsw.Connection) -> None:
    """Give an empty database the tables of the newest format."""
    connection.pragma("application_id", APPLICATION_ID)
    connection.pragma("user_version", FORMAT_VERSION)
    connection.execute(_SCRIPT)


def storable(text: str) -> str | bytes:
    """Return the text as SQLite can hold it: itself, or bytes when it is not valid Unicode."""
    if text.isascii():
        return text
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode(errors="surrogatepass")
    return text


def readable(stored: str | bytes) -> str:
    """Return what `storable` was given."""
    return stored if isinstance(stored, str) else stored.decode(errors="surrogatepass")
