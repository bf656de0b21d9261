"""Runs the migrations on the engine that `people.migrate` hands over."""

from __future__ import annotations

from alembic import context
from sqlalchemy import Engine

from people.database import open_engine
from people.tables import Base
from settings import get_settings


def run() -> None:
    engine: Engine | None = context.config.attributes.get("engine")
    if engine is None:
        engine = open_engine(get_settings().people_database)
    with engine.execution_options(writes=True).connect() as connection:
        context.configure(
            connection=connection,
            target_metadata=Base.metadata,
            # SQLite cannot change a table in place; Alembic then copies it.
            render_as_batch=connection.dialect.name == "sqlite",
        )
        with context.begin_transaction():
            context.run_migrations()


run()
