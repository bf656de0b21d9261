"""What every action works with: the knowledge library and the people store, opened once."""

from __future__ import annotations

import logging
from functools import lru_cache

from knowledge.library import Library
from people.contacts import Contacts
from people.keys import Keys, read_secrets
from people.people import People
from people.sealing import Sealing
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
def _keys() -> Keys:
    settings = get_settings()
    return Keys(read_secrets(settings.secret, settings.secret_file))


@lru_cache(maxsize=1)
def sealing() -> Sealing:
    """Seals and opens what names or describes a worker."""
    return Sealing(_keys())


@lru_cache(maxsize=1)
def contacts() -> Contacts:
    """Open the numbers of people."""
    return Contacts(get_settings().people_database, _keys())


@lru_cache(maxsize=1)
def people() -> People:
    """Open the people store."""
    return People(get_settings().people_database)
