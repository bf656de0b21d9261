from __future__ import annotations

import pytest

from benchmarks.understanding.intervals import bootstrapped, share


def test_a_share_has_wilsons_interval():
    found = share([True] * 8 + [False] * 2)
    # Worked example: 8 of 10 gives .490 to .943.
    assert (found.value, found.low, found.high) == pytest.approx((0.8, 0.490, 0.943), abs=0.001)


@pytest.mark.parametrize("hit", [True, False])
def test_a_share_of_all_or_none_lies_inside_its_own_interval(hit):
    found = share([hit] * 57)
    assert found.low <= found.value <= found.high
    assert found.high - found.low > 0.05


def test_a_share_of_nothing_is_told_as_none():
    assert str(share([])) == "none"


def test_a_bootstrapped_figure_is_the_same_each_time_and_wider_for_fewer_rows():
    def mean(rows):
        return sum(rows) / len(rows)

    many, few = [0, 1, 1, 1] * 50, [0, 1, 1, 1] * 5
    assert bootstrapped(many, mean) == bootstrapped(many, mean)
    wide, narrow = bootstrapped(few, mean), bootstrapped(many, mean)
    assert wide.value == narrow.value == 0.75
    assert wide.high - wide.low > narrow.high - narrow.low
