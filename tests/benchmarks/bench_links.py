"""What 10,000 orders have in common, against sorting the very values that are compared.

The floor sorts each value with the place of its order: that is the least by which orders with
the same value would come to stand together.
"""

from __future__ import annotations

import random

from tests.benchmarks.harness import ROOT, Claim, against, medians, ratio
from wizard.domain.case import Answer, Order
from wizard.domain.form import Form
from wizard.domain.links import LinkFinder, find_links
from wizard.domain.red_flags import find_flags
from wizard.formdefs.flag_defs import read_flag_rules
from wizard.formdefs.loader import load_form

MANY = 10_000
PLACES = ("東京都千代田区架空町", "大阪府大阪市北区見本町", "神奈川県横浜市西区架空")


def address(draw: random.Random) -> str:
    """Return an invented address, in one of the ways in which people write them."""
    a, b, c = draw.randint(1, 9), draw.randint(1, 30), draw.randint(1, 30)
    way = draw.choice(("{}丁目{}番{}号", "{}-{}-{}", "{}丁目{}-{}", "{}－{}－{}"))
    return f"{draw.choice(PLACES)}{way.format(a, b, c)}　見本ビル{draw.randint(100, 999)}号室"


def phone(draw: random.Random) -> str:
    """Return an invented phone number."""
    return f"090-{draw.randint(0, 9999):04}-{draw.randint(0, 9999):04}"


def orders(count: int) -> tuple[Order, ...]:
    """Return invented orders; a good part of them shares something with others."""
    draw = random.Random(1)
    made = []
    for number in range(count):
        at = f"2026-08-{draw.randint(1, 28):02}T{draw.randint(0, 23):02}:{draw.randint(0, 59):02}:05+09:00"
        values = {
            "order.number": str(100000 + number),
            "order.purchased_at": at,
            "order.buyer.name": f"架空　{draw.randint(1, 5000)}郎",
            "order.buyer.address": address(draw),
            "order.buyer.phone": phone(draw),
            "order.buyer.email": f"taro{draw.randint(0, 99999)}@example.com",
            "order.recipient.name": f"架空　{draw.randint(1, 5000)}子",
            "order.recipient.address": address(draw),
            "order.recipient.phone": phone(draw),
            "order.access.ip": f"203.0.113.{draw.randint(1, 254)}",
            "order.access.user_agent": f"Mozilla/5.0 (Windows NT 10.0) Chrome/{draw.randint(100, 140)}.0",
        }
        made.append(Order(f"o{number}", {item: Answer(text) for item, text in values.items()}))
    return tuple(made)


def compared(form: Form, found: tuple[Order, ...]) -> list[tuple[str, int]]:
    """Return every text that is compared, with the place of its order."""
    items = [link_item.item for kind in form.links.kinds for link_item in kind.items]
    return [(order.text(item), place) for place, order in enumerate(found) for item in items]


def claims() -> list[Claim]:
    """Measure links, links after one order changed, and red flags."""
    form = load_form(ROOT / "forms")
    rules = read_flag_rules(ROOT / "resources")
    many, few = orders(MANY), orders(MANY // 10)
    values = compared(form, many)
    finder = LinkFinder(form.links)
    groups = finder.groups(many)
    changed = [many, (*many[:-1], few[0])]

    def again() -> None:
        changed.reverse()
        finder.groups(changed[0])

    growth = medians(
        {"many": lambda: find_links(form, many), "few": lambda: find_links(form, few)}, rounds=7
    )
    return [
        against(
            "links of 10,000 orders / sorting the same values",
            lambda: find_links(form, many),
            lambda: sorted(values),
            limit=5.0,
            rounds=11,
        ),
        against(
            "the same after one order changed / sorting",
            again,
            lambda: sorted(values),
            limit=3.0,
            rounds=11,
        ),
        ratio(
            "links per order, 10,000 / 1,000",
            growth["many"] / MANY,
            growth["few"] / (MANY // 10),
            limit=2.5,
        ),
        against(
            "red flags of 10,000 orders / sorting the same values",
            lambda: find_flags(many, groups, rules),
            lambda: sorted(values),
            limit=5.0,
            rounds=11,
        ),
    ]


if __name__ == "__main__":
    from tests.benchmarks.harness import main

    raise SystemExit(main(claims))
