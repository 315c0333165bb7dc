"""What the session remembers of access logs: which files, what they say about each order.

Nothing of it is saved. The paths stay for the session, so that an order that comes later needs
no new choosing; of the logs' content only the candidates' lines are in memory.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from enum import StrEnum

from PySide6.QtCore import QObject, Signal

from wizard.domain.case import Order, SourceKind
from wizard.domain.hidden_cards import hide_in_line
from wizard.domain.log_format import LogFormat, MatchRules
from wizard.errors import ImportFileError
from wizard.intake.access_log import LogFile
from wizard.intake.answers import NUMBER
from wizard.intake.log_proof import Prover
from wizard.intake.log_values import LOG_LINE
from wizard.intake.matching import OrderMatch
from wizard.intake.ranking import Candidate
from wizard.texts import AccessLogs, LogPage
from wizard.ui.logs.search import Asked, Searched, asked_of
from wizard.ui.session import Session

_KEPT_AS = "access_logs"


class Standing(StrEnum):
    """How far an order is with the logs."""

    NO_LOGS = "no_logs"
    UNSEARCHED = "unsearched"  # it is newer than the search, or was changed since
    NOTHING = "nothing"  # no line fits
    OPEN = "open"  # candidates wait
    ASIDE = "aside"  # the person said 「この中にない」
    TAKEN = "taken"  # a line of these logs, or of others before, stands in the record


class LogShelf(QObject):
    """Logs of the open case.

    Attributes:
        files: those that were searched; refused: why others of the last choosing were not.
        notices: Japanese sentences about the last search; cut_off: names of files that end in
            the middle, which `notices` does not tell.
        rules: of the last search; formats: every known one, then.
        prover: remembers the numbers of lines and the hashes of files.

    Signals:
        changed: another search, or an order was set aside.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.files: tuple[LogFile, ...] = ()
        self.refused: tuple[ImportFileError, ...] = ()
        self.notices: tuple[str, ...] = ()
        self.cut_off: tuple[str, ...] = ()
        self.rules: MatchRules | None = None
        self.formats: tuple[LogFormat, ...] = ()
        self.prover = Prover()
        self._matches: dict[str, OrderMatch] = {}
        self._asked: dict[str, Asked] = {}
        self._aside: set[str] = set()

    def take(self, searched: Searched) -> None:
        """Keep what a search has found; what was set aside stays so while nothing is new."""
        self.refused = searched.refused
        if searched.files:
            self.prover = Prover()  # a file of the same name may be another one by now
            matches = {match.clue.key: match for match in searched.findings.matches}
            self._aside = {key for key in self._aside if self._is_same(key, matches.get(key))}
            self.files, self.rules = searched.files, searched.rules
            self.formats = searched.formats
            self.cut_off = searched.findings.cut_off
            told = {AccessLogs.CUT_OFF.format(file=name) for name in self.cut_off}
            self.notices = tuple(each for each in searched.findings.notices if each not in told)
            self._matches, self._asked = matches, dict(searched.asked)
        self.changed.emit()

    def forget(self) -> None:
        """Put all logs away."""
        self.files, self.refused, self.notices, self.cut_off = (), (), (), ()
        self._matches, self._asked, self._aside = {}, {}, set()
        self.prover = Prover()
        self.changed.emit()

    def close_refused(self) -> None:
        """Say no more about files that could not be read."""
        self.refused = ()
        self.changed.emit()

    def set_aside(self, key: str, *, on: bool) -> None:
        """Remember that none of an order's candidates is it, or show them again."""
        if on:
            self._aside.add(key)
        else:
            self._aside.discard(key)
        self.changed.emit()

    def match(self, order: Order) -> OrderMatch | None:
        """Return what the logs say about an order as it stands; None when nobody asked them."""
        found = self._matches.get(order.key)
        return found if found is not None and self._asked[order.key] == asked_of(order) else None

    def taken(self, order: Order) -> Candidate | None:
        """Return the candidate whose line stands in the record of an order."""
        match, kept = self.match(order), order.text(LOG_LINE)
        if match is None or not kept:
            return None
        first = kept.split("\n", 1)[0]
        return next((c for c in match.candidates if hide_in_line(c.line.raw).text == first), None)

    def elsewhere(
        self, order: Order, match: OrderMatch | None, orders: Iterable[Order]
    ) -> tuple[dict[int, str], str]:
        """Return the numbers of other orders in whose records the same lines stand.

        Those of the candidates by position, and those of the line in the order's own record.
        """
        kept: dict[str, list[str]] = {}
        for each in orders:
            if each.key != order.key and from_log(each):
                number = each.text(NUMBER).strip() or LogPage.NO_NUMBER
                for line in dict.fromkeys(each.text(LOG_LINE).split("\n")):
                    kept.setdefault(line, []).append(number)
        found: dict[int, str] = {}
        for at, candidate in enumerate(match.candidates if match is not None and kept else ()):
            numbers = kept.get(hide_in_line(candidate.line.raw).text)
            if numbers:
                found[at] = LogPage.JOINED.join(numbers)
        own = order.text(LOG_LINE).split("\n", 1)[0]
        return found, LogPage.JOINED.join(kept.get(own, ())) if own else ""

    def standing(self, order: Order) -> Standing:
        """Return how far an order is."""
        if not self.files:
            return Standing.NO_LOGS
        if from_log(order) or self.taken(order) is not None:
            return Standing.TAKEN
        match = self.match(order)
        if match is None:
            return Standing.UNSEARCHED
        if not match.candidates:
            return Standing.NOTHING
        return Standing.ASIDE if order.key in self._aside else Standing.OPEN

    def clear(self, orders: Iterator[Order] | tuple[Order, ...]) -> list[OrderMatch]:
        """Return the matches beyond doubt that wait to be taken over."""
        found = []
        for order in orders:
            match = self._matches.get(order.key)
            if match is not None and match.clear and self.standing(order) is Standing.OPEN:
                found.append(match)
        return found

    def counts(self, orders: tuple[Order, ...]) -> Counter[Standing]:
        """Return how many orders are how far."""
        return Counter(map(self.standing, orders))

    def _is_same(self, key: str, new: OrderMatch | None) -> bool:
        old = self._matches.get(key)
        if old is None or new is None:
            return False
        places = [{(c.line.path, c.line.offset) for c in each.candidates} for each in (old, new)]
        return places[1] <= places[0]


def from_log(order: Order) -> bool:
    """Return True when the record of an order was taken from a log, whichever that was."""
    kept = order.answers.get(LOG_LINE)
    return kept is not None and not kept.is_empty and kept.source.kind is SourceKind.LOG


def shelf_of(session: Session) -> LogShelf:
    """Return the shelf of the open case, making it at the first use."""
    found = session.beside.get(_KEPT_AS)
    if not isinstance(found, LogShelf):
        found = session.beside[_KEPT_AS] = LogShelf(session)
    return found
