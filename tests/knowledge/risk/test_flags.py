"""Risk flags on committed figures."""

from __future__ import annotations

import numpy as np
import pytest
from sqlalchemy import create_engine, insert, select
from sqlalchemy.orm import Session

from knowledge.answers import RiskFlag
from knowledge.risk.flags import ai_exposure_cut, is_flagged, risk_flags
from knowledge.store.schema import Base, Occupation
from knowledge.store.tables import read_rows


@pytest.fixture(scope="module")
def occupations() -> dict[str, Occupation]:
    return {row["code"]: Occupation(**row) for row in read_rows(Occupation)}


@pytest.fixture(scope="module")
def ai_cut() -> float:
    engine = create_engine("sqlite://")
    Base.metadata.create_all(engine)
    with Session(engine) as session:
        session.execute(insert(Occupation), list(read_rows(Occupation)))
        assert session.scalars(select(Occupation)).first()
        return ai_exposure_cut(session)


def named(flags: tuple[RiskFlag, ...]) -> dict[str, RiskFlag]:
    return {flag.name: flag for flag in flags}


def test_a_waiters_flags_are_those_of_the_published_figures(
    occupations: dict[str, Occupation], ai_cut: float
) -> None:
    flags = named(risk_flags(occupations["35-3031"], ai_cut))
    assert flags["automation"].raised
    assert flags["automation"].value == pytest.approx(0.94)
    assert flags["decline"].raised
    assert not flags["decline"].severe
    assert flags["pathway"].raised is None


def test_a_nurse_is_not_flagged_for_automation_or_decline(
    occupations: dict[str, Occupation], ai_cut: float
) -> None:
    flags = named(risk_flags(occupations["29-1141"], ai_cut))
    assert flags["automation"].raised is False
    assert flags["decline"].raised is False


def test_a_fourth_of_occupations_is_in_the_top_quartile(
    occupations: dict[str, Occupation], ai_cut: float
) -> None:
    known = [o for o in occupations.values() if o.ai_applicability is not None]
    raised = [bool(named(risk_flags(o, ai_cut))["ai_exposure"].raised) for o in known]
    assert np.mean(raised) == pytest.approx(0.25, abs=0.02)


def test_decline_of_a_tenth_is_severe(occupations: dict[str, Occupation], ai_cut: float) -> None:
    for occupation in occupations.values():
        flag = named(risk_flags(occupation, ai_cut))["decline"]
        if flag.value is not None:
            assert flag.raised == (flag.value <= -3.0)
            assert flag.severe == (flag.value <= -10.0)


def test_a_missing_figure_is_not_known_rather_than_safe(ai_cut: float) -> None:
    flags = named(risk_flags(Occupation(code="00-0000", title="Nothing known"), ai_cut))
    assert {flags[name].raised for name in ("automation", "ai_exposure", "decline")} == {None}


def test_figures_that_nobody_imported_are_not_known(
    occupations: dict[str, Occupation], ai_cut: float
) -> None:
    flags = named(risk_flags(occupations["35-3031"], ai_cut))
    assert {flags[name].raised for name in ("unemployment", "layoffs", "wage")} == {None}


def test_the_pathway_is_flagged_when_half_of_the_targets_are(
    occupations: dict[str, Occupation], ai_cut: float
) -> None:
    risky = risk_flags(occupations["43-9021"], ai_cut)
    safe = risk_flags(occupations["47-2111"], ai_cut)
    assert is_flagged(risky)
    assert not is_flagged(safe)
    job = occupations["29-1141"]
    assert named(risk_flags(job, ai_cut, [risky, safe]))["pathway"].raised is True
    assert named(risk_flags(job, ai_cut, [risky, safe, safe]))["pathway"].raised is False
