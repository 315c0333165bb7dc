"""What the orders of a case tell together: links and suggestions, remembered until one changes.

The window asks from a background thread with ``tuple(case.orders)``; orders are frozen, so
nobody can change them meanwhile. While no order has changed, the last answer comes back at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from operator import is_

from wizard.domain.case import Order
from wizard.domain.flag_rules import FlagRules, RedFlag
from wizard.domain.link_rules import LinkRules
from wizard.domain.links import LinkFinder, LinkGroup
from wizard.domain.red_flags import find_flags


@dataclass(frozen=True, slots=True)
class Insight:
    """What was found.

    Attributes:
        groups: orders that belong together.
        flags: suggestions for 不正利用と判断した理由.
    """

    groups: tuple[LinkGroup, ...] = ()
    flags: tuple[RedFlag, ...] = ()


class InsightFinder:
    """Finds links and suggestions. Not for several threads at a time.

    Args:
        links: what counts as a link (`Form.links`).
        flags: from where on something is remarkable.
    """

    def __init__(self, links: LinkRules, flags: FlagRules) -> None:
        self._finder = LinkFinder(links)
        self._rules = flags
        self._orders: tuple[Order, ...] = ()
        self._found = Insight()

    def look(self, orders: Iterable[Order], cancelled: Callable[[], bool] | None = None) -> Insight:
        """Return what these orders tell.

        Args:
            orders: of one case, in its order.
            cancelled: asked now and then; when it says so, what was found last is returned.
        """
        asked = tuple(orders)
        if len(asked) == len(self._orders) and all(map(is_, asked, self._orders)):
            return self._found
        groups = self._finder.groups(asked, cancelled)
        if cancelled is not None and cancelled():
            return self._found
        self._found = Insight(groups, find_flags(asked, groups, self._rules))
        self._orders = asked
        return self._found
