"""Keeps what the orders of the open case tell together, looked at off the window's thread."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

from PySide6.QtCore import QObject, QTimer, Signal

from wizard.domain.case import Order, Place
from wizard.domain.changes import Group
from wizard.domain.form import Level, level_of
from wizard.domain.insight import Insight, InsightFinder
from wizard.domain.link_words import order_names
from wizard.errors import UserError
from wizard.formdefs.flag_defs import read_flag_rules
from wizard.ui.background import Job
from wizard.ui.pages.base import PageContext
from wizard.ui.session import Session

_KEPT_AS = "insight"
_PAUSE_MS = 500  # of quiet after a change


@dataclass(frozen=True, slots=True)
class Found:
    """What was found, and what each order is called in words (by key)."""

    insight: Insight = field(default_factory=Insight)
    names: Mapping[str, str] = field(default_factory=dict)


class InsightKeeper(QObject):
    """Looks at the orders when somebody who shows it asks; never while nobody does.

    One job at a time: what changes meanwhile makes it start anew.

    Args:
        session: the open case.
        resources_dir: `resources/`.
        tell: shows what an error says.

    Attributes:
        found: as of the last look.
    """

    changed = Signal()  # `found` is another
    outdated = Signal()  # the orders are not those of `found` any more

    def __init__(
        self, session: Session, resources_dir: Path, tell: Callable[[UserError], None]
    ) -> None:
        # Not the session's child: it is held by `Session.beside`, and an object that both Qt and
        # Python's collector take down with the session brings the program down.
        super().__init__()
        self.found = Found()
        self._session = session
        self._resources = resources_dir
        self._say = tell
        self._finder: InsightFinder | None = None
        self._job: Job | None = None
        self._stale = True
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._look)
        session.answer_changed.connect(self._on_answer)
        session.records_changed.connect(self._on_records)
        session.reset.connect(self._orders_changed)
        session.closing.connect(self.stop)

    def ask(self) -> None:
        """Look at the orders soon, unless that is done; `changed` tells when something is new."""
        if self._stale:
            self._pause.start(0 if self._finder is None else _PAUSE_MS)

    def stop(self) -> None:
        """Stop looking (the case is closed)."""
        self._pause.stop()
        if self._job is not None:
            self._job.cancel()

    def _on_answer(self, place: Place) -> None:
        if level_of(place.item) in (Level.ORDER, Level.LINE):
            self._orders_changed()

    def _on_records(self, group: Group) -> None:
        if group is not Group.NOTES:
            self._orders_changed()

    def _orders_changed(self) -> None:
        self._stale = True
        self.outdated.emit()

    def _look(self) -> None:
        if self._job is not None:
            self._job.cancel()  # it starts anew when it is over
            return
        self._stale = False
        orders = tuple(self._session.case.orders)
        self._job = Job(
            lambda cancelled: self._work(orders, cancelled), self._done, self._failed, self
        )
        self._job.over = self._over
        self._job.start()

    def _work(self, orders: tuple[Order, ...], cancelled: Callable[[], bool]) -> Found:
        """On the job's thread."""
        if self._finder is None:
            rules = read_flag_rules(self._resources)
            self._finder = InsightFinder(self._session.form.links, rules)
        found = Found(self._finder.look(orders, cancelled), order_names(orders))
        # Compared here: thousands of orders are too many to compare while the window waits.
        return self.found if found == self.found else found

    def _over(self) -> None:
        self._job = None
        if self._stale:
            self.ask()

    def _done(self, result: object) -> None:
        found = cast(Found, result)
        if found is not self.found:
            self.found = found
            self.changed.emit()

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, UserError):
            raise error
        self._say(error)


def insight_of(context: PageContext) -> InsightKeeper:
    """Return the keeper of the case, making it at the first use."""
    session, desk = context.session, context.desk
    found = session.beside.get(_KEPT_AS)
    if not isinstance(found, InsightKeeper):

        def tell(error: UserError) -> None:
            desk.tell(error.what, error.do, error.detail)

        found = session.beside[_KEPT_AS] = InsightKeeper(session, context.resources_dir, tell)
    return found
