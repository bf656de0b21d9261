"""What every action works with: the knowledge library and the people store, opened once."""

from __future__ import annotations

import logging
from functools import lru_cache

from knowledge.library import Library
from people.people import People
from settings import get_settings

logger = logging.getLogger(__name__)


@lru_cache(maxsize=1)
def library() -> Library:
    """Open the knowledge store on first use and warm it up.

    Raises:
        StoreError: the store is missing, damaged or of another version.
    """
    opened = Library.open(get_settings())
    opened.warm_up()
    logger.info("knowledge release %s is open", opened.release)
    return opened


@lru_cache(maxsize=1)
def people() -> People:
    """Open the people store."""
    return People(get_settings().people_database)
