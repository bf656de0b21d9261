"""Says precisely what is wrong with the knowledge store before a server trips over it."""

from __future__ import annotations

import sys

from knowledge.store.open import StoreError, open_store
from settings import get_settings


def main() -> int:
    """Opens the store of the settings; one line and exit code 1 when it does not fit."""
    try:
        store = open_store(get_settings().knowledge_dir)
    except StoreError as error:
        print(error)
        return 1
    print(f"knowledge: release {store.release}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
