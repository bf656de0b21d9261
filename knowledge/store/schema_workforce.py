"""Who works in an occupation: for aggregate fairness reports only, never for ranking."""

from __future__ import annotations

from sqlalchemy import Float
from sqlalchemy.orm import Mapped, mapped_column

from knowledge.store.schema import Base


class WorkforceShare(Base):
    """A survey occupation and who works in it; shares are 0-1, empty where not published."""

    __tablename__ = "workforce_shares"

    #: The survey's title, unique in its table.
    census_title: Mapped[str] = mapped_column(primary_key=True)
    census_code: Mapped[str | None]
    #: SOC 2018 codes the survey's occupation covers, comma separated.
    codes: Mapped[str]
    #: Persons employed, yearly average.
    employment: Mapped[int]
    women: Mapped[float | None] = mapped_column(Float)
    white: Mapped[float | None] = mapped_column(Float)
    black: Mapped[float | None] = mapped_column(Float)
    asian: Mapped[float | None] = mapped_column(Float)
    hispanic: Mapped[float | None] = mapped_column(Float)
    source: Mapped[str]
