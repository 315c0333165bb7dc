"""Which entries of an official list go with a prefecture (申請・届出先, 提出先選択).

The lists themselves are data: the choices of the items in `forms/items.toml`, each with the
prefectures it is chosen for and whether its words are confirmed.
"""

from __future__ import annotations

from wizard.domain.form import Choice, Item


def proposals(item: Item, prefecture: str) -> tuple[Choice, ...]:
    """Return the entries to propose for the prefecture of the registered office.

    One that is chosen for the prefecture, or else all whose label begins with it: Hokkaido is
    split into areas (方面), and its owner chooses. `Choice.confirmed` tells whether e-Gov's own
    words are known; else 未確認 stands beside them. Empty when there is nothing to propose.
    """
    if not prefecture:
        return ()
    chosen = tuple(choice for choice in item.choices if prefecture in choice.chosen_for)
    if chosen:
        return chosen
    return tuple(choice for choice in item.choices if choice.label.startswith(prefecture))


def belonging(item: Item, prefecture: str) -> tuple[Choice, ...]:
    """Return every entry that goes with a prefecture: the proposals and its areas' own."""
    if not prefecture:
        return ()
    proposed = proposals(item, prefecture)
    named = (c for c in item.choices if c.label.startswith(prefecture) and c not in proposed)
    return (*proposed, *named)
