"""The tables of the knowledge store.

Each class is one table; the committed file ``knowledge/data/<table name>.csv`` has the same
columns, so a table is loaded without a mapping. Tables marked *built* have no file: the build
computes them. Money is US dollars a year, shares are 0-1, changes are percent.
"""

from __future__ import annotations

from sqlalchemy import JSON, Float, Index, MetaData, String
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

#: Raised by one whenever a table changes shape; a store with another number is refused.
SCHEMA_VERSION = 4


class Base(DeclarativeBase):
    """What all tables share."""

    metadata = MetaData()


class Occupation(Base):
    """One SOC 2018 detailed occupation with the figures the talk quotes."""

    __tablename__ = "occupations"

    code: Mapped[str] = mapped_column(String(7), primary_key=True)
    title: Mapped[str]
    #: The code BLS publishes the figures for: a combination such as 31-1120 where the
    #: projections do not split it, else the occupation's own code; empty when BLS has none.
    figures_code: Mapped[str | None]
    figures_title: Mapped[str | None]
    #: Persons employed in 2022, of ``figures_code`` as published.
    employment: Mapped[int | None]
    #: Share of that employment allocated to this occupation (1.0 unless combined).
    employment_share: Mapped[float | None] = mapped_column(Float)
    projected_change: Mapped[float | None] = mapped_column(Float)
    openings: Mapped[int | None]
    median_wage: Mapped[int | None]
    #: True where BLS prints only "at least" the figure (its top code).
    median_wage_top_coded: Mapped[bool]
    median_wage_2021: Mapped[int | None]
    employment_2021: Mapped[int | None]
    #: Persons employed in May 2024, of ``figures_code``; the nation's side of later areas' shares.
    employment_2024: Mapped[int | None]
    entry_education: Mapped[str | None]
    entry_experience: Mapped[str | None]
    entry_training: Mapped[str | None]
    job_zone: Mapped[int | None]
    share_without_bachelors: Mapped[float | None] = mapped_column(Float)
    #: True where BLS borrows a wider occupation's share (footnote 1 of table 5.3).
    share_without_bachelors_borrowed: Mapped[bool]
    frey_osborne: Mapped[float | None] = mapped_column(Float)
    ai_applicability: Mapped[float | None] = mapped_column(Float)
    language_model_exposure: Mapped[float | None] = mapped_column(Float)
    ai_occupational_exposure: Mapped[float | None] = mapped_column(Float)
    #: The occupation whose O*NET skills stand in; equal to ``code`` when they are its own.
    skills_from: Mapped[str | None]


class OnetOccupation(Base):
    """An O*NET-SOC 2019 occupation, the finer division of a SOC code."""

    __tablename__ = "onet_occupations"

    onet_code: Mapped[str] = mapped_column(String(10), primary_key=True)
    code: Mapped[str] = mapped_column(index=True)
    title: Mapped[str]


class RetiredCode(Base):
    """A SOC 2010 code that SOC 2018 no longer has, and an occupation that came out of it."""

    __tablename__ = "retired_codes"

    retired_code: Mapped[str] = mapped_column(String(7), primary_key=True)
    code: Mapped[str] = mapped_column(String(7), primary_key=True)


class Element(Base):
    """An O*NET skill or knowledge element."""

    __tablename__ = "elements"

    element_id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    #: "skill" or "knowledge".
    kind: Mapped[str]
    interpersonal: Mapped[bool]


class SkillRating(Base):
    """Importance (1-5) and level (0-7) of an element in an occupation."""

    __tablename__ = "skill_ratings"

    code: Mapped[str] = mapped_column(primary_key=True)
    element_id: Mapped[str] = mapped_column(primary_key=True)
    importance: Mapped[float] = mapped_column(Float)
    level: Mapped[float] = mapped_column(Float)


class Software(Base):
    """A named software product used in an occupation and flagged hot or in demand by O*NET."""

    __tablename__ = "software"

    code: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(primary_key=True)
    hot: Mapped[bool]
    in_demand: Mapped[bool]


class InterestProfile(Base):
    """Occupational interest scores (1-7), Holland's six."""

    __tablename__ = "interests"

    code: Mapped[str] = mapped_column(primary_key=True)
    realistic: Mapped[float] = mapped_column(Float)
    investigative: Mapped[float] = mapped_column(Float)
    artistic: Mapped[float] = mapped_column(Float)
    social: Mapped[float] = mapped_column(Float)
    enterprising: Mapped[float] = mapped_column(Float)
    conventional: Mapped[float] = mapped_column(Float)


class Unemployment(Base):
    """Unemployment in a wide group of occupations in one month, not seasonally adjusted."""

    __tablename__ = "unemployment"

    #: SOC major groups, comma separated: "11,13".
    majors: Mapped[str] = mapped_column(primary_key=True)
    #: In everyday words, written for this project.
    name: Mapped[str]
    rate: Mapped[float] = mapped_column(Float)
    rate_a_year_before: Mapped[float] = mapped_column(Float)
    rate_of_all: Mapped[float] = mapped_column(Float)
    #: "2025-06".
    month: Mapped[str]
    source: Mapped[str]


class AllianceRole(Base):
    """An occupation the Rework America Alliance names in a role."""

    __tablename__ = "alliance_roles"

    code: Mapped[str] = mapped_column(primary_key=True)
    #: "gateway", "target", "origin" or "mid_wage_origin".
    role: Mapped[str] = mapped_column(primary_key=True)
    onet_code: Mapped[str | None]


class AllianceProgression(Base):
    """A progression the Alliance publishes by name; ``moves`` is its stated count, if any."""

    __tablename__ = "alliance_progressions"

    origin_code: Mapped[str] = mapped_column(primary_key=True)
    gateway_code: Mapped[str] = mapped_column(primary_key=True)
    target_code: Mapped[str] = mapped_column(primary_key=True)
    #: People moved, as stated for the whole family of moves, not for this pair alone.
    moves: Mapped[int | None]
    moves_of: Mapped[str | None]


class FieldOfStudy(Base):
    """A field of study (CIP 2020) and an occupation it prepares for."""

    __tablename__ = "fields_of_study"

    cip: Mapped[str] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(primary_key=True, index=True)
    title: Mapped[str]


class Licence(Base):
    """A state licence named for an occupation."""

    __tablename__ = "licences"

    state: Mapped[str] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(primary_key=True)
    onet_code: Mapped[str | None]
    source: Mapped[str]


class PlainWord(Base):
    """A phrase in the words workers use, written for this project."""

    __tablename__ = "plain_words"

    phrase: Mapped[str] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(index=True)
    onet_code: Mapped[str | None]
    kind: Mapped[str]


class PlainTitle(Base):
    """What an occupation is called in everyday words, written for this project."""

    __tablename__ = "plain_titles"

    code: Mapped[str] = mapped_column(primary_key=True)
    #: One person in it: "waiter or waitress".
    one: Mapped[str]
    #: Several: "waiters and waitresses".
    several: Mapped[str]


class PlainWordSpanish(Base):
    """A Spanish phrase as it is said in the US, written for this project."""

    __tablename__ = "plain_words_es"

    phrase: Mapped[str] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(index=True)
    onet_code: Mapped[str | None]
    kind: Mapped[str]


class PlainTitleSpanish(Base):
    """What an occupation is called in everyday Spanish, written for this project."""

    __tablename__ = "plain_titles_es"

    code: Mapped[str] = mapped_column(primary_key=True)
    #: One person in it: "mesero o mesera".
    one: Mapped[str]
    #: Several: "meseros y meseras".
    several: Mapped[str]


class IndexedPhrase(Base):
    """*Built.* Row ``row`` of the FAISS index and what it stands for."""

    __tablename__ = "indexed_phrases"

    row: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str]
    code: Mapped[str]
    onet_code: Mapped[str | None]
    #: "title", "onet_title", "plain_word", "plain_word_es" or "alternate_title".
    origin: Mapped[str]


class Classification(Base):
    """*Built.* The mobility class of an occupation and how each criterion came out."""

    __tablename__ = "classifications"

    code: Mapped[str] = mapped_column(primary_key=True)
    #: "origin", "mid_wage_origin", "gateway", "historical_adjacency", "target" or "none".
    mobility_class: Mapped[str]
    #: Probability (0-1) that the flow rules hold, given the sampling noise of the counts.
    confidence: Mapped[float] = mapped_column(Float)
    named_by_alliance: Mapped[bool]
    #: criterion -> {"value", "threshold", "met"}.
    verdicts: Mapped[dict[str, object]] = mapped_column(JSON)


class Precedent(Base):
    """*Built.* A shrunk, detailed-level move from one occupation to another."""

    __tablename__ = "precedents"

    from_code: Mapped[str] = mapped_column(primary_key=True)
    to_code: Mapped[str] = mapped_column(primary_key=True, index=True)
    #: Share of movers after shrinking towards the prior.
    share: Mapped[float] = mapped_column(Float)
    estimated_cases: Mapped[float] = mapped_column(Float)
    #: Cosine of standardised skill and knowledge importance.
    skill_similarity: Mapped[float | None] = mapped_column(Float)


class ReleaseStamp(Base):
    """*Built.* One row: which release this store is."""

    __tablename__ = "release"

    stamp: Mapped[str] = mapped_column(primary_key=True)
    schema_version: Mapped[int]
    encoder: Mapped[str]
    built_at: Mapped[str]


Index("precedents_by_share", Precedent.from_code, Precedent.share.desc())
