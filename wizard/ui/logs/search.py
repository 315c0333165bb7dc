"""Reading access logs and matching them with the orders, as work for another thread."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from wizard.domain.case import Case, Order
from wizard.domain.log_format import LogFormat, MatchRules
from wizard.errors import ImportFileError
from wizard.formdefs.log_formats import load_log_formats, load_match_rules
from wizard.intake.access_line import AccessLine
from wizard.intake.access_log import LogFile, Logs, read_logs
from wizard.intake.answers import NUMBER, PURCHASED_AT, SYSTEM_ID
from wizard.intake.decode import Cancelled
from wizard.intake.matching import Findings, clues_of, find_purchases, own_addresses
from wizard.intake.trail import Trail, find_trail

Asked = tuple[str, str, str]


def asked_of(order: Order) -> Asked:
    """Return what an order is looked for by: its numbers and time as they stand."""
    return order.text(NUMBER).strip(), order.text(PURCHASED_AT), order.text(SYSTEM_ID).strip()


@dataclass(frozen=True, slots=True)
class Searched:
    """What a search has found.

    Attributes:
        files: the logs that were searched; refused: why others were not.
        rules: what a purchase was taken to look like.
        findings: what the logs say about each order.
        asked: what each order was looked for by, by key.
        formats: every known one.
    """

    files: tuple[LogFile, ...]
    refused: tuple[ImportFileError, ...]
    rules: MatchRules
    findings: Findings
    asked: Mapping[str, Asked]
    formats: tuple[LogFormat, ...] = ()


class LogSearch:
    """Searches logs for all orders; `wizard.ui.background.Measured`.

    Args:
        resources_dir: `resources/`, for the formats and the rules.
        paths: the logs.
        orders: as they stand when the search begins; the other thread sees no later change.
    """

    def __init__(self, resources_dir: Path, paths: Sequence[Path], orders: Sequence[Order]) -> None:
        self.share = 0.0
        self._resources, self._paths = resources_dir, tuple(paths)
        self._case = Case(orders=tuple(orders))

    def __call__(self, cancelled: Callable[[], bool]) -> Searched:
        """Search; a file that cannot be read does not hinder the others.

        Raises:
            Cancelled: the person pressed やめる.
        """
        formats = load_log_formats(self._resources / "log_formats")
        rules = load_match_rules(self._resources)
        logs = read_logs(self._paths, formats, cancelled)
        refused = list(logs.refused)
        files = logs.files
        try:
            findings = self._find(files, rules, cancelled)
        except Cancelled:
            raise
        except ImportFileError:
            # One of them broke while it was read: which one, and what do the others say?
            files = tuple(self._sound(files, rules, refused, cancelled))
            findings = self._find(files, rules, cancelled)
        asked = {order.key: asked_of(order) for order in self._case.orders}
        return Searched(files, tuple(refused), rules, findings, asked, tuple(formats))

    def _find(
        self, files: tuple[LogFile, ...], rules: MatchRules, cancelled: Callable[[], bool]
    ) -> Findings:
        return find_purchases(
            Logs(files, ()),
            clues_of(self._case),
            rules,
            own=own_addresses(self._case),
            cancelled=cancelled,
            progress=self._tell,
        )

    def _sound(
        self,
        files: Sequence[LogFile],
        rules: MatchRules,
        refused: list[ImportFileError],
        cancelled: Callable[[], bool],
    ) -> list[LogFile]:
        sound = []
        for file in files:
            try:
                self._find((file,), rules, cancelled)
            except Cancelled:
                raise
            except ImportFileError as error:
                refused.append(error)
            else:
                sound.append(file)
        return sound

    def _tell(self, done: int, total: int) -> None:
        self.share = done / total if total else 1.0


class TrailSearch:
    """Looks for a visitor's other lines; `wizard.ui.background.Measured`.

    Args:
        files: where to look.
        line: the purchase.
        rules: how far around it.
    """

    def __init__(self, files: Sequence[LogFile], line: AccessLine, rules: MatchRules) -> None:
        self.share = 0.0
        self._files, self._line, self._rules = tuple(files), line, rules

    def __call__(self, cancelled: Callable[[], bool]) -> Trail:
        """Search; raises ImportFileError."""
        return find_trail(
            self._files, self._line, self._rules, cancelled=cancelled, progress=self._tell
        )

    def _tell(self, done: int, total: int) -> None:
        self.share = done / total if total else 1.0
