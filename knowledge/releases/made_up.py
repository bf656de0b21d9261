"""A copy of a store with a few figures changed: for demonstrations, measurements and tests only.

Its release says that it is made up, so that no answer from it can pass for a real one.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from sqlalchemy import update
from sqlalchemy.orm import Session

from knowledge.store.open import STORE_FILE, engine_of, open_store
from knowledge.store.schema import Occupation, ReleaseStamp

LABEL = "made-up"


def make_up_release(
    source: Path, target: Path, figures: Mapping[str, Mapping[str, float | None]], name: str
) -> str:
    """Copy a store and change figures of occupations (code -> column -> value); the new release.

    ``target`` is replaced as a build replaces a store: whole, or not at all.

    Raises:
        StoreError: the source is no store.
        LookupError: an occupation is not in it.
    """
    release = f"{open_store(source).release}.{LABEL}.{name}"
    target.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(prefix=".made-up-", dir=target.parent))
    try:
        for file in source.iterdir():
            if file.name == STORE_FILE:
                shutil.copyfile(file, fresh / file.name)
            else:
                # The index does not change.
                os.symlink(file.resolve(), fresh / file.name)
        engine = engine_of(fresh / STORE_FILE, read_only=False)
        with Session(engine) as session, session.begin():
            for code, values in figures.items():
                if session.get(Occupation, code) is None:
                    raise LookupError(f"no occupation {code}")
                session.execute(update(Occupation).where(Occupation.code == code).values(**values))
            session.execute(update(ReleaseStamp).values(stamp=release))
        engine.dispose()
        if target.exists():
            shutil.rmtree(target)
        os.replace(fresh, target)
    except BaseException:
        shutil.rmtree(fresh, ignore_errors=True)
        raise
    return release
