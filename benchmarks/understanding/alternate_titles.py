"""A store that also searches O*NET's alternate titles, built for one measurement."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from knowledge.library import Library
from knowledge.store.build import build
from settings import Settings


@contextmanager
def library_with_alternate_titles(
    settings: Settings, say: Callable[[str], None]
) -> Iterator[Library | None]:
    """The library over such a store; None when the settings name no O*NET release.

    Raises:
        FileNotFoundError: the release lacks the alternate titles.
    """
    if settings.onet_release is None:
        yield None
        return
    say("understanding: a store with O*NET's alternate titles")
    with tempfile.TemporaryDirectory(prefix="onward-bench-") as folder:
        store = Path(folder) / "knowledge"
        build(store, settings.encoder_model, onet_release=settings.onet_release, say=say)
        yield Library.open(settings.model_copy(update={"knowledge_dir": store}))
