"""Observed moves between occupations: the network of del Rio-Chanona and co-authors.

Built by them from the yearly supplement of the Current Population Survey (CPS-ASEC), about
2011-2019, all schooling levels together. Nodes are mostly SOC 2010 broad groups.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from knowledge.compile.crosswalks import OccupationCodes
from knowledge.compile.layout import LayoutError, number, read_csv

SOURCE = "cps_asec"
EDGE_LIST = Path("cps") / "asec_to_bls_mobility_edgelist.csv"
FROM, TO, SHARE = "OCC_source", "OCC_target", "transition_prob_BLS_ASECnorm_corr"
FROM_TITLE, TO_EMPLOYMENT, WEIGHT = "OCC_TITLE_OCCLY", "TOT_EMP_OCC", "EMPOCCLY_unadj_BLS"
#: Persons one survey answer stands for, roughly.
PERSONS_PER_CASE = 1700
#: Fewer cases make a source thin; known: (thin sources, sources).
THIN, THIN_SOURCES = 30, (286, 539)
#: Edges below this share of a source's movers are noise and only make the file large.
SMALLEST_SHARE = 1e-5
#: How closely two nodes' outgoing shares must agree to be one survey code (printing error).
SAME = 1e-6


@dataclass(frozen=True)
class Network:
    """Nodes (``title, weight, employment``, by code) and the matrix of moves between them.

    ``shares[i, j]`` is the share of all who were in i last year and are in j now; the diagonal
    is staying. ``weight`` is pooled survey weight in persons, ``employment`` a yearly count.
    """

    nodes: pd.DataFrame
    shares: np.ndarray

    @property
    def mover_cases(self) -> np.ndarray:
        """Estimated survey cases of people who left each node, artefacts still included."""
        leaving = 1 - np.diag(self.shares)
        return self.nodes["weight"].to_numpy() * leaving / PERSONS_PER_CASE


def read_network(releases: Path) -> Network:
    """The edge list as a matrix. LayoutError unless each row adds up to one."""
    path = releases / EDGE_LIST
    rows = read_csv(path, [FROM, TO, SHARE, FROM_TITLE, TO_EMPLOYMENT, WEIGHT])
    for column in (SHARE, WEIGHT, TO_EMPLOYMENT):
        rows[column] = number(rows, column, path)
    nodes = rows.groupby(FROM)[[FROM_TITLE, WEIGHT]].first()
    nodes.columns = pd.Index(["title", "weight"])
    nodes["employment"] = rows.groupby(TO)[TO_EMPLOYMENT].first().reindex(nodes.index)
    if set(rows[TO]) - set(nodes.index) or nodes["employment"].isna().any():
        raise LayoutError(path, "sources and destinations are not the same codes", column=TO)
    row, column = nodes.index.get_indexer(rows[FROM]), nodes.index.get_indexer(rows[TO])
    shares = np.zeros((len(nodes), len(nodes)))
    shares[row, column] = rows[SHARE]
    if np.abs(shares.sum(axis=1) - 1).max() > 0.01:
        raise LayoutError(path, "the shares of a source do not add up to 1", column=SHARE)
    return Network(nodes, shares)


def check_thin_sources(network: Network) -> None:
    """LayoutError unless the known number of sources is thin: the weights mean what we think.

    286 of the 539 sources have fewer than 30 estimated cases of people who left.
    """
    thin = int((network.mover_cases < THIN).sum())
    if (thin, len(network.nodes)) != THIN_SOURCES:
        problem = f"{thin} thin sources of {len(network.nodes)}, expected {THIN_SOURCES}"
        raise LayoutError(EDGE_LIST, problem, column=WEIGHT)


def find_artefacts(network: Network) -> list[tuple[str, str]]:
    """Pairs of nodes, both ways, that the survey cannot tell apart.

    The survey codes jobs by Census code. Where one Census code was spread over several SOC
    codes, people who stayed in it seem to move between these. Such nodes give themselves away:
    their shares to every other node are equal to the last printed digit, which two groups of
    people sampled apart never are.
    """
    codes, shares = list(network.nodes.index), network.shares
    pairs = []
    for first, second in np.argwhere(np.triu((shares > 0) | (shares.T > 0), k=1)):
        others = np.ones(len(codes), dtype=bool)
        others[[first, second]] = False
        out_first, out_second = shares[first, others], shares[second, others]
        if out_first.any() and np.allclose(out_first, out_second, rtol=SAME, atol=0):
            pairs += [(codes[first], codes[second]), (codes[second], codes[first])]
    return sorted(pairs)


def transitions(network: Network, artefacts: list[tuple[str, str]]) -> pd.DataFrame:
    """Moves as shares of the movers of each source, with estimated survey cases.

    Stayers and artefacts are left out and the rest add up to one. An edge's cases are its
    share of everybody in the source times the source's pooled weight, a case being 1,700
    persons: the same as its share of movers times the weight of the movers alone.
    """
    codes = network.nodes.index
    moves = network.shares.copy()
    np.fill_diagonal(moves, 0)
    for origin, destination in artefacts:
        moves[codes.get_loc(origin), codes.get_loc(destination)] = 0
    cases = moves * network.nodes["weight"].to_numpy()[:, None] / PERSONS_PER_CASE
    leaving = moves.sum(axis=1, keepdims=True)
    share = np.divide(moves, leaving, out=np.zeros_like(moves), where=leaving > 0)
    row, column = np.nonzero(share >= SMALLEST_SHARE)
    return pd.DataFrame(
        {
            "from_group": codes[row],
            "to_group": codes[column],
            "share_of_movers": share[row, column],
            "estimated_cases": cases[row, column],
            "source": SOURCE,
        }
    )


def groups(network: Network, codes: OccupationCodes, employment: dict[str, float]) -> pd.DataFrame:
    """SOC 2018 members of each node and their shares of its employment.

    A SOC 2010 code belongs to the finest node that covers it (itself, its broad group, its
    minor group). A SOC 2018 code that comes from several nodes divides its employment among
    them in proportion to the nodes' own employment per crosswalk row.
    """
    nodes = set(network.nodes.index)
    links: dict[tuple[str, str], int] = {}
    for old, successors in codes.successors.items():
        finest = [node for node in (old, old[:6] + "0", old[:4] + "000") if node in nodes]
        for code in successors if finest else ():
            links[finest[0], code] = links.get((finest[0], code), 0) + 1
    frame = pd.DataFrame(
        [(node, code, count) for (node, code), count in links.items()],
        columns=["group_code", "code", "rows"],
    )
    rows_of_node = frame.groupby("group_code")["rows"].transform("sum")
    of_node = frame["group_code"].map(network.nodes["employment"])
    frame["claim"] = of_node * frame["rows"] / rows_of_node
    frame["part"] = frame["claim"] / frame.groupby("code")["claim"].transform("sum")
    frame["persons"] = frame["part"] * frame["code"].map(employment).fillna(0)
    total = frame.groupby("group_code")["persons"].transform("sum")
    members = frame.groupby("group_code")["code"].transform("count")
    frame["weight"] = (frame["persons"] / total).where(total > 0, 1 / members)
    frame["group_title"] = frame["group_code"].map(network.nodes["title"])
    frame["source"] = SOURCE
    return frame[["source", "group_code", "code", "weight", "group_title"]]
