"""The tables of training: programmes, who gives them, what is known of their results, routes.

The built store has them all. A database of the operator's own (``knowledge/training/imports``)
has ``providers``, ``programmes`` and ``training_outcomes`` in the same shape: both are read alike.
"""

from __future__ import annotations

from sqlalchemy import Float, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from knowledge.store.schema import Base


class Provider(Base):
    """A school, college, employer or other body that gives training."""

    __tablename__ = "providers"

    provider_id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    #: State of its main place, two letters.
    state: Mapped[str]
    city: Mapped[str | None]
    #: As the list names it ("Private For-Profit"); empty where it names none.
    kind: Mapped[str | None]
    #: Key into SOURCES.md, or of an import.
    source: Mapped[str]


class Programme(Base):
    """A training programme as its state's public list showed it. Empty = the list does not say."""

    __tablename__ = "programmes"

    programme_id: Mapped[str] = mapped_column(primary_key=True)
    #: The state whose list names it.
    state: Mapped[str] = mapped_column(index=True)
    name: Mapped[str]
    provider_id: Mapped[str | None]
    provider: Mapped[str | None]
    city: Mapped[str | None]
    county: Mapped[str | None]
    zip_code: Mapped[str | None]
    clock_hours: Mapped[float | None] = mapped_column(Float)
    #: Length in weeks as listed.
    weeks: Mapped[float | None] = mapped_column(Float)
    #: US dollars in all; empty when not stated (a listed 0 is kept as 0).
    total_cost: Mapped[float | None] = mapped_column(Float)
    #: "online", "in person", "mixed" or "on the job".
    delivery: Mapped[str | None]
    evening: Mapped[bool | None]
    #: Taught in Spanish, and care for children at the school.
    spanish: Mapped[bool | None]
    childcare: Mapped[bool | None]
    #: Its own words promise a job: a warning sign, never a merit.
    promises_job: Mapped[bool | None]
    #: What one needs to enter, a level of ``[entry]`` in listings.toml.
    entry: Mapped[str | None]
    #: The credential it ends with, as listed.
    credential: Mapped[str | None]
    url: Mapped[str | None]
    cip: Mapped[str | None] = mapped_column(index=True)
    #: 1.0 where the list states the field; else the similarity of the name to the field's.
    cip_confidence: Mapped[float | None] = mapped_column(Float)
    #: When the list named it: "about 2018", "2026-09".
    listed: Mapped[str]
    source: Mapped[str]


class TrainingOutcome(Base):
    """One figure of results: of one programme, one provider's field, or a state's whole field."""

    __tablename__ = "training_outcomes"

    #: "programme", "provider_field" or "field".
    of: Mapped[str] = mapped_column(String(16), primary_key=True)
    #: Programme id; "STATE provider cip"; "STATE cip".
    subject: Mapped[str] = mapped_column(primary_key=True)
    #: A metric of effectiveness.toml.
    metric: Mapped[str] = mapped_column(primary_key=True)
    #: "all", or a group the source tells apart: "gender: women".
    people_group: Mapped[str] = mapped_column(primary_key=True)
    state: Mapped[str]
    cip: Mapped[str | None]
    #: Share 0-1, or US dollars a year (a quarter's pay times four). Empty: the source withholds it.
    value: Mapped[float | None] = mapped_column(Float)
    #: "median" or "average", for earnings.
    measure: Mapped[str | None]
    #: Persons the figure is of; empty where the source does not say.
    people: Mapped[int | None]
    #: Providers pooled, for a field.
    providers: Mapped[int | None]
    #: Whose results: "about 2019", "left in program year 2023".
    cohort: Mapped[str]
    #: Source validity: A matched wage records, B state-verified, C reported, D none.
    validity: Mapped[str] = mapped_column(String(1))
    #: When it was published: "about 2019", "2026-09".
    dated: Mapped[str]
    source: Mapped[str]


class Field(Base):
    """A field of study of CIP 2020, also where it leads to no occupation."""

    __tablename__ = "fields"

    cip: Mapped[str] = mapped_column(primary_key=True)
    title: Mapped[str]


class TrainingRoute(Base):
    """A way into a job that holds nation-wide, written by us from public facts."""

    __tablename__ = "training_routes"

    route_id: Mapped[str] = mapped_column(primary_key=True)
    #: "apprenticeship", "credential", "licence", "certificate", "degree", "employer",
    #: "online_course" or "public_programme".
    kind: Mapped[str]
    name: Mapped[str]
    #: Occupation codes, comma separated, or "*" with ``entry_education``/``entry_training``.
    codes: Mapped[str]
    entry_education: Mapped[str | None]
    entry_training: Mapped[str | None]
    #: What one has at its end.
    leads_to: Mapped[str]
    how_to_find: Mapped[str]
    url: Mapped[str]
    #: "online", "in person", "on the job" or empty when it depends.
    delivery: Mapped[str | None]
    #: US dollars as of ``checked`` by ``source``; empty means "ask the provider".
    total_cost: Mapped[float | None] = mapped_column(Float)
    paid: Mapped[bool]
    source: Mapped[str]
    checked: Mapped[str]


class Credential(Base):
    """A credential an industry or profession gives, and the jobs that ask for it."""

    __tablename__ = "credentials"

    credential_id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    issuer: Mapped[str]
    #: Occupation codes, comma separated.
    codes: Mapped[str]
    #: The route that leads to it.
    route_id: Mapped[str]
    url: Mapped[str]
    checked: Mapped[str]


class Apprenticeship(Base):
    """A job the federal office lists registered apprenticeships for, and the route to them."""

    __tablename__ = "apprenticeships"

    code: Mapped[str] = mapped_column(primary_key=True)
    route_id: Mapped[str]
    source: Mapped[str]
    checked: Mapped[str]


Index("outcomes_by_field", TrainingOutcome.of, TrainingOutcome.state, TrainingOutcome.cip)
