"""What may be a purchase: an order's clue, a line that may be it, and what its address says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import IntEnum

from wizard.domain.log_format import MatchRules
from wizard.intake.access_line import AccessLine
from wizard.intake.log_time import seconds_of

_BROWSER = "mozilla/5.0"  # what every browser of today begins with
_MACHINE = "compatible;"  # what robots and payment processors add, and one old browser
_OLD_BROWSER = "msie"
_MOST_KNOWN = 20_000


class Kind(IntEnum):
    """What speaks for a line; the smaller, the more."""

    ORDER_ID = 0  # the shop's system names the order
    SESSION = 1  # the buyer's own line of the session that the order ended
    FINAL = 2  # the purchase was sent, at the time of the order
    NEAR = 3  # a page on the way to it
    OTHER = 4  # something was sent


@dataclass(frozen=True, slots=True)
class Clue:
    """What is known of an order.

    Attributes:
        key: of the order; number: the order's number.
        system_id: the shop system's own number of it, where that is another one.
        at: seconds since 1970 of the purchase, None when it is not known.
        blur: how many seconds later it may have been (the time was told without seconds).
    """

    key: str
    number: str
    at: int | None
    blur: int
    system_id: str = ""

    @property
    def ids(self) -> tuple[str, ...]:
        """Return the spellings of the number under which a system's log may name the order.

        Where the system's own number is known, only that one counts: the 注文番号 of one order
        may well be the 注文ID of another.
        """
        if self.system_id:
            return (self.system_id,)
        bare = self.number.lstrip("#")
        return tuple(dict.fromkeys(each for each in (self.number, bare) if each))

    def off(self, seconds: int) -> int:
        """Return how many seconds after (negative: before) the order a time is."""
        if self.at is None:
            return 0
        after = seconds - self.at
        return max(after - self.blur, 0) if after >= 0 else after

    def delta(self, seconds: int, width: int) -> bool:
        """Return True when a time is within `width` seconds of the order."""
        return self.at is not None and abs(self.off(seconds)) <= width


@dataclass(frozen=True, slots=True)
class Lead:
    """A line that may be a purchase.

    Attributes:
        line: the line; seconds: its time since 1970.
        kind: FINAL, NEAR or OTHER, from what it says by itself.
        confirmed: False when the page's name is 未確認.
        processor: True when a payment processor seems to have sent it.
        strange: True when it ends a purchase at an address that is no known page of one.
        robot: True when the user agent has a word of robots but may be a phone's.
    """

    line: AccessLine
    seconds: int
    kind: Kind
    confirmed: bool
    processor: bool
    strange: bool = False
    robot: bool = False

    @property
    def is_foreign_agent(self) -> bool:
        """Return True when the user agent is told and is no browser's."""
        return bool(self.line.user_agent) and not is_browser(self.line.user_agent)

    @property
    def hides_agent(self) -> bool:
        """Return True when the log tells user agents, but not this one."""
        return not self.line.user_agent and "user_agent" in self.line.held


class Pages:
    """Tells from its address what a request may be; remembers what it has told.

    Args:
        rules: what a purchase looks like.
    """

    def __init__(self, rules: MatchRules) -> None:
        self._rules = rules
        self._known: dict[str, tuple[Kind, bool] | None] = {}
        self._promising: dict[bytes, bool] = {}

    def promises(self, target: bytes) -> bool:
        """Return False for an address, in bytes, that cannot be a purchase's."""
        found = self._promising.get(target)
        if found is None:
            found = self.kind(target.decode("utf-8", "replace")) is not None
            if len(self._promising) < _MOST_KNOWN:
                self._promising[target] = found
        return found

    def kind(self, target: str) -> tuple[Kind, bool] | None:
        """Return what an address is and whether that is confirmed; None: not the purchase."""
        if target not in self._known:
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            self._known[target] = self._kind(target.casefold())
        return self._known[target]

    def is_callback(self, target: str) -> bool:
        """Return True for an address at which a payment processor reports."""
        return any(word in target.casefold() for word in self._rules.callbacks)

    def ends_purchase(self, target: str) -> bool:
        """Return True for an address at which a purchase is known to end."""
        path = target.casefold().partition("?")[0]
        found = self.kind(target)
        final = found is not None and found[0] is Kind.FINAL
        return final or path.endswith(self._rules.done_pages)

    def _kind(self, target: str) -> tuple[Kind, bool] | None:
        if not target or self.is_callback(target):
            return None
        path = target.partition("?")[0]
        fitting = [page for page in self._rules.pages if _fits(page.words, target, path)]
        if fitting and fitting[0].final:
            return Kind.FINAL, fitting[0].confirmed
        if any(word in target for word in self._rules.other_pages):
            return None
        if fitting:
            return Kind.NEAR, fitting[0].confirmed
        return Kind.OTHER, False


def _fits(words: Sequence[str], target: str, path: str) -> bool:
    # What looks like a path counts only there: `/login?next=/shopping/checkout` buys nothing.
    return any(word in (path if word.startswith("/") else target) for word in words)


def is_browser(user_agent: str) -> bool:
    """Return True for what a browser of today calls itself; anyone may call himself so."""
    agent = user_agent.casefold()
    return agent.startswith(_BROWSER) and (_MACHINE not in agent or _OLD_BROWSER in agent)


def lead_of(line: AccessLine, pages: Pages, *, robot: bool = False) -> Lead | None:
    """Return what a line may be, None when it cannot be a purchase."""
    seconds = seconds_of(line.at)
    if line.done_id:
        lead = Lead(line, seconds, Kind.FINAL, True, processor=False, robot=robot)
        told = lead.is_foreign_agent or lead.hides_agent
        return replace(
            lead,
            processor=told or pages.is_callback(line.target),
            strange=not pages.ends_purchase(line.target),
        )
    found = pages.kind(line.target)
    return None if found is None else Lead(line, seconds, *found, processor=False, robot=robot)
