"""The part of the annex that says which orders belong together: 注文のつながり."""

from __future__ import annotations

from collections.abc import Iterator

from wizard import texts
from wizard.domain.case import Case
from wizard.domain.form import Form
from wizard.domain.hidden_cards import hide
from wizard.domain.link_words import has_ip, label, named, order_names
from wizard.domain.links import LinkFinder, LinkGroup, Shared
from wizard.output.bands import AIR, GROUP, LEFT, RIGHT, Band, Column
from wizard.output.clusters import printable
from wizard.output.composer import Composer
from wizard.output.flow import Flow

NAMED_AT_MOST = 30
"""Orders named in a cell; the sentence above the table says that more are only counted."""

_SHARES = (0.27, 0.38, 0.35)  # of the width beside the group's cell: what, value, orders
_SAYS = texts.LinksOnPaper
_KEEP = 90.0  # points: heading, sentence and the first row stay together


class LinksAnnex:
    """Writes the table of links.

    Args:
        form: the definitions.
        case: a case with several orders.
        composer: breaks text into lines.
        links: finds them.
    """

    def __init__(self, form: Form, case: Case, composer: Composer, links: LinkFinder) -> None:
        self._form = form
        self._composer = composer
        self._groups = links.groups(case.orders)
        self._names = {key: printable(name) for key, name in order_names(case.orders).items()}

    def write(self, flow: Flow) -> None:
        """Write the table; nothing when no order has anything in common with another."""
        if not self._groups:
            return
        flow.heading(_SAYS.TITLE, keep=_KEEP)
        careful = texts.Links.SHARED_IP if any(map(has_ip, self._groups)) else ""
        intro = self._composer.paragraph(_SAYS.INTRO + careful)
        flow.paragraph(intro, self._composer.mincho)
        flow.top -= AIR
        columns = _columns()
        labels = (_SAYS.GROUP, _SAYS.WHAT, _SAYS.VALUE, _SAYS.ORDERS)
        header = self._composer.head((Column(LEFT, GROUP), *columns), labels)
        flow.table(self._bands(columns), header)

    def _bands(self, columns: tuple[Column, ...]) -> Iterator[Band]:
        for number, group in enumerate(self._groups, start=1):
            yield from self._group_bands(columns, number, group)

    def _group_bands(
        self, columns: tuple[Column, ...], number: int, group: LinkGroup
    ) -> Iterator[Band]:
        title = _SAYS.NTH_GROUP.format(number=number, count=f"{len(group.orders):,}")
        for shared in group.shared:
            cells = (label(shared), self._value(shared), self._orders(shared, group))
            yield self._composer.cells(columns, cells, group=title)

    def _value(self, shared: Shared) -> str:
        item = self._form.item(shared.kind.items[0].item)
        return printable(hide(item, shared.value))

    def _orders(self, shared: Shared, group: LinkGroup) -> str:
        names = named(shared.orders, self._names, NAMED_AT_MOST)
        everyone = len(shared.orders) == len(group.orders)
        return _SAYS.ALL.format(orders=names) if everyone else names


def _columns() -> tuple[Column, ...]:
    columns: list[Column] = []
    left = LEFT + GROUP
    whole = RIGHT - left
    for share in _SHARES:
        columns.append(Column(left, share * whole))
        left += share * whole
    return tuple(columns)
