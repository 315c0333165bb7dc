"""やめる while files are laid beside a case: asked at every order, the case stays as it was."""

from __future__ import annotations

import itertools

import pytest

from tests.ui.orders.files_of_a_shop import eccube, parcels
from wizard.domain.case import Answer, Case, Order
from wizard.formdefs.order_layouts import load_order_layouts
from wizard.intake.decode import Cancelled
from wizard.intake.order_export import read_orders
from wizard.ui.orders.import_steps import Progress, Read, Source
from wizard.ui.orders.read_file import lay_beside

ORDERS = 30


@pytest.fixture
def files(real_form, resources_dir, world, tmp_path):
    layouts = load_order_layouts(resources_dir / "order_exports", real_form)
    keys = itertools.count()
    sent = {str(2000 + n): f"10000000{n:04}" for n in range(ORDERS + 10)}
    paths = [
        eccube(tmp_path / "a.csv", ORDERS),
        eccube(tmp_path / "b.csv", ORDERS),
        parcels(tmp_path / "c.csv", sent),
    ]
    now = world.session.clock()
    return Progress(
        done=tuple(
            Read(Source(p), read_orders(p, layouts, new_key=lambda: str(next(keys)), now=now))
            for p in paths
        )
    )


def case_with(*numbers: int) -> Case:
    return Case(orders=tuple(Order(f"c{n}", {"order.number": Answer(str(n))}) for n in numbers))


def snapshot(case: Case) -> list[tuple[str, dict[str, Answer]]]:
    return [(order.key, dict(order.answers)) for order in case.orders]


class Asked:
    """Says yes after having been asked some times."""

    def __init__(self, most: float = float("inf")) -> None:
        self.times, self._most = 0, most

    def __call__(self) -> bool:
        self.times += 1
        return self.times > self._most


def test_comparing_can_be_given_up_at_every_order(files):
    case = case_with(2001, 2035, 9999)
    before = snapshot(case)
    patient = Asked()
    lay_beside(files, case, patient)
    # Either file of orders, the joined ones and the parcels are each gone through.
    assert patient.times > 5 * ORDERS
    for most in range(0, patient.times, 7):
        with pytest.raises(Cancelled):
            lay_beside(files, case, Asked(most))
        assert snapshot(case) == before


def test_taking_over_can_be_given_up_at_every_order(files):
    case = case_with(2001, 2035, 9999)
    before = snapshot(case)
    read = lay_beside(files, case)
    chosen = frozenset(order.key for order in read.every)
    patient = Asked()
    assert read.act(case, chosen, (), "orders", patient).changes
    assert patient.times > 3 * ORDERS
    for most in range(0, patient.times, 7):
        with pytest.raises(Cancelled):
            read.act(case, chosen, (), "orders", Asked(most))
        assert snapshot(case) == before
