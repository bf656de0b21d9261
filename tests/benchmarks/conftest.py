"""The built store, opened once."""

from __future__ import annotations

import pytest

from knowledge.library import Library
from settings import get_settings


@pytest.fixture(scope="session")
def library() -> Library:
    return Library.open(get_settings())
