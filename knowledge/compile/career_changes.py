"""Changes of career that experts called possible: O*NET's retired Career Changers list.

As del Rio-Chanona and co-authors spread it over the nodes of their network. It says which moves
were thought possible, not how many people made them: only whether a pair is named is kept.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

import pandas as pd

from knowledge.compile.layout import LayoutError, number, read_csv

EDGE_LIST = Path("cps") / "career_changers_mobility_edgelist.csv"
FROM, TO, SHARE = "OCC_source", "OCC_target", "trans_prob_cc"


def read_career_changes(releases: Path, nodes: Collection[str]) -> pd.DataFrame:
    """``from_group, to_group`` of every named change between two different ``nodes``.

    Raises:
        LayoutError: fewer than nine in ten codes are nodes, so the codes are not what we think.
    """
    path = releases / EDGE_LIST
    rows = read_csv(path, [FROM, TO, SHARE])
    known = rows[FROM].isin(nodes) & rows[TO].isin(nodes)
    if known.mean() < 0.9:
        raise LayoutError(path, f"only {known.mean():.0%} of the pairs are nodes", column=FROM)
    named = known & (number(rows, SHARE, path) > 0) & (rows[FROM] != rows[TO])
    pairs = rows.loc[named, [FROM, TO]].drop_duplicates()
    return pairs.set_axis(["from_group", "to_group"], axis=1)
