"""How an access log is laid out and what a purchase looks like in it, as frozen data.

One format is one TOML file under `resources/log_formats/` (read by
`wizard.formdefs.log_formats`, carried out by `wizard.intake`), so that one more server is one
more file and no code. What counts as a purchase stands in `resources/log_matching.toml`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from wizard.domain.order_layout import Zone

# What a line may tell; names of groups in `LogFormat.line` and of columns in `LogFormat.columns`.
PARTS = frozenset(
    {
        "at",
        "client",
        "destination",
        "forwarded",
        "host",
        "language",
        "message",
        "method",
        "more",
        "port",
        "query",
        "referrer",
        "request",
        "session",
        "status",
        "target",
        "time",
        "user",
        "user_agent",
    }
)
# What may stand, named or recognisable, behind the usual parts of a line.
EXTRAS = ("forwarded", "language", "port")


class TimeForm(StrEnum):
    """How a line writes its time."""

    CLF = "clf"  # 01/Aug/2026:22:14:05 +0900
    NUMERIC = "numeric"  # 2026-08-01T13:14:05.123Z, 2026/08/01 22:14:05


class TextForm(StrEnum):
    """How a line writes a text with spaces or quotes, such as the user agent."""

    PLAIN = "plain"
    ESCAPED = "escaped"  # \\" and \\x22, as Apache and nginx do
    PERCENT = "percent"  # Mozilla/5.0%20(…, as CloudFront does
    PLUS = "plus"  # Mozilla/5.0+(…, as IIS does


@dataclass(frozen=True, slots=True)
class Extra:
    """A value that some servers add behind the usual parts of a line.

    Attributes:
        part: one of `EXTRAS`.
        pattern: regular expression of a whole field behind the usual parts, with its quotes
            (fields are parted by spaces outside of quotes); its first group is the value.
    """

    part: str
    pattern: str


@dataclass(frozen=True, slots=True)
class LogFormat:
    """One format of access log.

    Attributes:
        name: stable short name, the file's stem.
        title: what a person knows it as.
        rank: formats are tried in rising rank; the first that fits a line wins.
        line: regular expression of a whole line, with groups of `PARTS`; empty for a table.
        columns: for a table with a ``#Fields:`` line: names there and the parts they are.
        separator: what stands between the columns of a table.
        recognised_by: columns that a table must have to be of this format.
        time: how times are written.
        zone: zone of times that carry no offset of their own.
        text: how the user agent and the referrer are written.
        needles: literals; every line worth looking at has one of them.
        done: regular expression over `message` of the line that ends a purchase, its group is
            the shop system's own number of the order; empty when lines say no such thing.
        extras: what may follow the usual parts (part ``more``).
        unnamed_port: True when the port stands without a name, so that some servers write
            their own there.
        confirmed: False when nobody has seen a real file of it (未確認).
        file: name of the TOML file, for messages.
    """

    name: str
    title: str
    rank: int
    line: str
    columns: tuple[tuple[str, str], ...]
    separator: str
    recognised_by: tuple[str, ...]
    time: TimeForm
    zone: Zone
    text: TextForm
    needles: tuple[str, ...]
    done: str = ""
    extras: tuple[Extra, ...] = ()
    unnamed_port: bool = False
    confirmed: bool = True
    file: str = ""

    @property
    def is_table(self) -> bool:
        """Return True when a ``#Fields:`` line names the columns."""
        return not self.line


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the purchase.

    Attributes:
        words: the address of the request holds one of them.
        final: True when sending it places the order.
        confirmed: False when that is not checked against the cart's own source (未確認).
    """

    words: tuple[str, ...]
    final: bool
    confirmed: bool


@dataclass(frozen=True, slots=True)
class MatchRules:
    """What lines are candidates for an order, and which of them are beyond doubt.

    Attributes:
        window_minutes: how far from the time of the order a line may be.
        clear_seconds: how far an unambiguous line without the order's number may be.
        id_seconds: how far a line may be that names the order by a number which may be of
            another kind (注文番号 where the system writes 注文ID).
        trail_minutes: how far from the purchase the session's other lines are looked for.
        most_candidates: how many candidates of one order are kept.
        most_trail: how many lines of a session are kept.
        pages: pages of the purchase; the first that fits a line counts.
        done_pages: endings of further addresses at which a shop's system ends a purchase.
        other_pages: addresses that are never the purchase (login, administration).
        callbacks: addresses at which payment processors report.
        robots: words in the user agent of search engines and monitors. Tools such as curl
            are not among them: an offender may use one.
        no_pages: endings of addresses that are no page a person looks at (pictures, styles).
        proxies: networks that only the shop's own machines have; behind such an address the
            forwarded one counts.
    """

    window_minutes: int
    clear_seconds: int
    id_seconds: int
    trail_minutes: int
    most_candidates: int
    most_trail: int
    pages: tuple[Page, ...]
    done_pages: tuple[str, ...]
    other_pages: tuple[str, ...]
    callbacks: tuple[str, ...]
    robots: tuple[str, ...]
    no_pages: tuple[str, ...]
    proxies: tuple[str, ...]
