"""Fields for programmes that state none: read from the name once and kept for later imports."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence

import numpy as np
import pandas as pd
from sqlalchemy import Engine, insert, select
from sqlalchemy.orm import Session
from tqdm import tqdm

from encoder.load import load_encoder
from knowledge.compile.programme_fields import FIELD_FLOOR, FieldLinker
from knowledge.store.open import Store
from knowledge.store.schema import FieldOfStudy
from knowledge.store.schema_training import Programme
from knowledge.training.imports.database import NameField
from knowledge.training.imports.report import Report
from settings import Settings

#: Names read between two commits: what an interruption costs at most.
PART = 512
#: Names looked up in one query.
_ASKED = 500

Fields = dict[str, tuple[str | None, float | None]]


def fields_of_names(
    names: Iterable[str], engine: Engine, store: Store, settings: Settings, report: Report
) -> Fields:
    """Name -> field and confidence; both None where no field is near enough.

    Names not seen before are read by the sentence model; every part is kept as soon as it is read,
    so an interrupted import goes on where it stopped.
    """
    wanted = sorted(set(names))
    known = _known(wanted, engine, store.encoder)
    unseen = [name for name in wanted if name not in known]
    report.names_known, report.names_read = len(known), len(unseen)
    if not unseen:
        return known
    started = time.perf_counter()
    linker = _linker(store, settings)
    parts = [unseen[start : start + PART] for start in range(0, len(unseen), PART)]
    for part in tqdm(parts, "reading names", unit=f" x {PART}"):
        read = {
            name: (cip, round(min(cosine, 1.0), 2)) if cosine >= FIELD_FLOOR else (None, None)
            for name, (cip, cosine) in zip(part, linker.link(part), strict=True)
        }
        with Session(engine) as session:
            session.execute(
                insert(NameField),
                [
                    {"name": name, "encoder": store.encoder, "cip": cip, "confidence": sure}
                    for name, (cip, sure) in read.items()
                ],
            )
            session.commit()
        known |= read
    report.seconds_reading_names = time.perf_counter() - started
    return known


def _known(names: Sequence[str], engine: Engine, encoder: str) -> Fields:
    found: Fields = {}
    with Session(engine) as session:
        for start in range(0, len(names), _ASKED):
            rows = session.execute(
                select(NameField.name, NameField.cip, NameField.confidence).where(
                    NameField.encoder == encoder,
                    NameField.name.in_(names[start : start + _ASKED]),
                )
            )
            found |= {name: (cip, confidence) for name, cip, confidence in rows}
    return found


def _linker(store: Store, settings: Settings) -> FieldLinker:
    with store.session() as session:
        fields = session.execute(
            select(FieldOfStudy.cip, FieldOfStudy.title).distinct().order_by(FieldOfStudy.cip)
        ).all()
        stated = session.execute(
            select(Programme.cip, Programme.name)
            .where(Programme.cip_confidence == 1.0)
            .order_by(Programme.programme_id)
        ).all()
    titles = pd.DataFrame(fields, columns=["cip", "title"]).drop_duplicates("cip")
    encoder = load_encoder(
        settings.encoder, settings.encoder_dir, settings.encoder_model, settings.encoder_threads
    )

    def encode(phrases: Sequence[str]) -> np.ndarray:
        parts = [phrases[start : start + PART] for start in range(0, len(phrases), PART)]
        return np.vstack([encoder.encode(list(part)) for part in parts])

    return FieldLinker(titles, pd.DataFrame(stated, columns=["cip", "name"]), encode)
