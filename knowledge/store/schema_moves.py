"""The tables of moves between occupations, and of how near two occupations are."""

from __future__ import annotations

from sqlalchemy import Float, String
from sqlalchemy.orm import Mapped, mapped_column

from knowledge.store.schema import Base


class TransitionGroup(Base):
    """Membership of a SOC 2018 occupation in a node of a transition network.

    The nodes of ``cps_asec`` are SOC 2010 broad groups; ``weight`` is the occupation's share of
    the group's 2021 employment (the weights of a group add up to 1).
    """

    __tablename__ = "transition_groups"

    source: Mapped[str] = mapped_column(String(32), primary_key=True)
    group_code: Mapped[str] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(primary_key=True, index=True)
    weight: Mapped[float] = mapped_column(Float)
    group_title: Mapped[str]


class Transition(Base):
    """An observed move between two groups, stayers left out."""

    __tablename__ = "transitions"

    #: Which set of moves this is ("cps_asec"). Sets stand side by side, each with its own groups;
    #: criteria.toml names the one that is used.
    source: Mapped[str] = mapped_column(String(32), primary_key=True)
    from_group: Mapped[str] = mapped_column(primary_key=True)
    to_group: Mapped[str] = mapped_column(primary_key=True, index=True)
    #: Of the people who left ``from_group``, the share who went to ``to_group``.
    share_of_movers: Mapped[float] = mapped_column(Float)
    #: Estimated survey cases behind the edge.
    estimated_cases: Mapped[float] = mapped_column(Float)


class RelatedOccupation(Base):
    """Two occupations O*NET calls related: alike in work and needs, not an observed move."""

    __tablename__ = "related_occupations"

    code: Mapped[str] = mapped_column(primary_key=True)
    related_code: Mapped[str] = mapped_column(primary_key=True)
    #: "short" (primary, the five nearest), "long" (primary, the next five) or "supplemental".
    tier: Mapped[str]


class CareerChange(Base):
    """A change O*NET's retired Career Changers list called possible, between groups of moves."""

    __tablename__ = "career_changes"

    from_group: Mapped[str] = mapped_column(primary_key=True)
    to_group: Mapped[str] = mapped_column(primary_key=True)


class GroupClassification(Base):
    """*Built.* How often the rules of each class hold for a group over the draws (0-1)."""

    __tablename__ = "group_classifications"

    group_code: Mapped[str] = mapped_column(primary_key=True)
    group_title: Mapped[str]
    gateway: Mapped[float] = mapped_column(Float)
    target: Mapped[float] = mapped_column(Float)
    adjacency: Mapped[float] = mapped_column(Float)
    inflow_from_origins: Mapped[float] = mapped_column(Float)
    outflow_to_targets: Mapped[float] = mapped_column(Float)
    #: Estimated survey cases of people who left, and who came.
    cases_out: Mapped[float] = mapped_column(Float)
    cases_in: Mapped[float] = mapped_column(Float)
