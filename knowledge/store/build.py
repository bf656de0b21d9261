"""Builds the knowledge store and the search index from the committed tables."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from sqlalchemy import insert
from sqlalchemy.orm import Session
from tqdm import tqdm

from encoder.torch_encoder import TorchSentenceEncoder
from knowledge.occupations.index import PhraseIndex
from knowledge.occupations.phrases import index_phrases
from knowledge.progressions.classify import store_classes
from knowledge.progressions.precedents import shrunk_precedents
from knowledge.store import schema
from knowledge.store.open import STORE_FILE, engine_of
from knowledge.store.tables import DATA, has_imports, load_tables, release_stamp

#: Phrases encoded between two steps of the progress bar.
PART = 512

#: Every rule file that shapes answers; a changed rule is a new release. What only holds the store
#: against published facts does not.
RULES = tuple(
    path
    for path in sorted(Path(__file__).parent.parent.glob("*/*.toml"))
    if path.parent.name != "validation"
)


def build(
    folder: Path,
    encoder_model: str,
    *,
    data: Path = DATA,
    onet_release: Path | None = None,
    imports: Path | None = None,
    say: Callable[[str], None] = print,
) -> str:
    """Build into ``folder`` and return the release stamp.

    The new store is made beside the old one and takes its place only when it is whole, so an
    interrupted build leaves the old store as it was. ``imports`` holds what "import-wages" wrote.

    Raises:
        TableError: a committed table is missing or does not fit the schema.
        FileNotFoundError: ``onet_release`` lacks the alternate titles.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    stamp = release_stamp(data, RULES, imports)
    if onet_release is not None:
        # More titles answer differently, so such a store is a release of its own.
        stamp += ".alternate-titles"
    fresh = Path(tempfile.mkdtemp(prefix=".knowledge-", dir=folder.parent))
    try:
        engine = engine_of(fresh / STORE_FILE, read_only=False)
        schema.Base.metadata.create_all(engine)
        say("knowledge: loading tables")
        counts = load_tables(engine, data, imports)
        if imports is not None and has_imports(imports):
            say(f"knowledge: with the imported areas of {imports}; they win over committed ones")
        say(f"knowledge: {sum(counts.values()):,} rows in {len(counts)} tables")
        with Session(engine) as session:
            say("knowledge: estimating precedents")
            session.add_all(shrunk_precedents(session))
            session.flush()
            say("knowledge: classifying occupations")
            store_classes(session)
            _index(session, fresh, encoder_model, onet_release, say)
            session.add(
                schema.ReleaseStamp(
                    stamp=stamp,
                    schema_version=schema.SCHEMA_VERSION,
                    encoder=encoder_model,
                    built_at=datetime.now(UTC).isoformat(timespec="seconds"),
                )
            )
            session.commit()
        engine.dispose()
        if folder.exists():
            shutil.rmtree(folder)
        os.replace(fresh, folder)
    except BaseException:
        shutil.rmtree(fresh, ignore_errors=True)
        raise
    say(f"knowledge: release {stamp} is in {folder}")
    return stamp


def _index(
    session: Session,
    folder: Path,
    encoder_model: str,
    onet_release: Path | None,
    say: Callable[[str], None],
) -> None:
    phrases = index_phrases(session, onet_release)
    say(f"knowledge: encoding {len(phrases):,} phrases")
    texts = [phrase.text for phrase in phrases]
    encoder = TorchSentenceEncoder(encoder_model)
    parts = [texts[start : start + PART] for start in range(0, len(texts), PART)]
    vectors = np.vstack([encoder.encode(part) for part in tqdm(parts, "knowledge: encoding")])
    PhraseIndex.build(texts, vectors).save(folder)
    session.execute(
        insert(schema.IndexedPhrase),
        [
            {"row": row, "text": p.text, "code": p.code, "onet_code": p.onet_code,
             "origin": p.origin}
            for row, p in enumerate(phrases)
        ],
    )  # fmt: skip
