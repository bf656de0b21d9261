from __future__ import annotations

import pytest

from knowledge.library import Library
from settings import get_settings


@pytest.fixture(scope="session")
def library() -> Library:
    """The built knowledge store, as the actions use it."""
    return Library.open(get_settings())
