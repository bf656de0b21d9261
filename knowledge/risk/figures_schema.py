"""Tables of figures that an operator imports: they change more often than the store is built.

They stand in a file of their own, beside the store, and outlive every build of it.
"""

from __future__ import annotations

from datetime import date

from sqlalchemy import Date, Float, Integer, String, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class FiguresBase(DeclarativeBase):
    """Where these tables are registered."""


class UnemploymentRate(FiguresBase):
    """Unemployment in a group of occupations in one month; shares 0-1, not adjusted for season."""

    __tablename__ = "unemployment_rates"

    #: A SOC major group: "35".
    major: Mapped[str] = mapped_column(String(2), primary_key=True)
    #: "2026-06".
    month: Mapped[str] = mapped_column(String(7), primary_key=True)
    #: The group as printed, and how many major groups it holds: the narrowest one counts.
    group: Mapped[str] = mapped_column(Text)
    width: Mapped[int] = mapped_column(Integer)
    rate: Mapped[float] = mapped_column(Float)
    rate_of_all: Mapped[float] = mapped_column(Float)


class PriceIndex(FiguresBase):
    """A month of the consumer price index."""

    __tablename__ = "price_indexes"

    month: Mapped[str] = mapped_column(String(7), primary_key=True)
    index: Mapped[float] = mapped_column(Float)


class YearlyWage(FiguresBase):
    """The national median of an occupation in one May, US dollars a year."""

    __tablename__ = "yearly_wages"

    code: Mapped[str] = mapped_column(String(10), primary_key=True)
    year: Mapped[int] = mapped_column(Integer, primary_key=True)
    median: Mapped[float] = mapped_column(Float)


class LayoffNotice(FiguresBase):
    """One notice of layoffs, as a state publishes it under the WARN Act."""

    __tablename__ = "layoff_notices"

    state: Mapped[str] = mapped_column(String(2), primary_key=True)
    #: The county's key, see knowledge/regions/zip_table.py.
    county: Mapped[str] = mapped_column(String(64), primary_key=True)
    company: Mapped[str] = mapped_column(Text, primary_key=True)
    notice_date: Mapped[date] = mapped_column(Date, primary_key=True)
    effective_date: Mapped[date | None] = mapped_column(Date)
    workers: Mapped[int | None] = mapped_column(Integer)
    #: A NAICS sector, "72" or "31-33"; empty where the notice names no industry.
    sector: Mapped[str] = mapped_column(String(8), primary_key=True)


class FigureImport(FiguresBase):
    """An import: what, from which file, when, how many rows were kept and left out."""

    __tablename__ = "figure_imports"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    kind: Mapped[str] = mapped_column(String(16))
    file: Mapped[str] = mapped_column(Text)
    #: SHA-256 of the file.
    digest: Mapped[str] = mapped_column(String(64))
    #: ISO date and time in UTC.
    imported_at: Mapped[str] = mapped_column(String(32))
    kept: Mapped[int] = mapped_column(Integer)
    rejected: Mapped[int] = mapped_column(Integer)
