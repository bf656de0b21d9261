"""The keys behind phone numbers and sessions, all derived from one secret.

The secret is `ONWARD_SECRET`, or a file that is made at the first start, readable by its owner
only. It never enters a database: who copies the database alone can read no number. To change it,
put the new one first and keep the old one behind a comma until everything is written anew.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import os
import secrets
from functools import cached_property
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

#: Bytes of each derived key, as Fernet and HMAC-SHA256 take it.
KEY_BYTES = 32
#: Letters of the shortest secret that is taken; a generated one has 43.
SHORTEST_SECRET = 32


class BadSecret(ValueError):  # noqa: N818 - named for what it says
    """A secret is too short to protect anything."""


class UnreadableAddress(ValueError):  # noqa: N818
    """An encrypted address does not open with any of the keys."""


def read_secrets(given: str | None, file: Path) -> tuple[str, ...]:
    """The secrets, newest first: those given, or the one in the file, which is made if missing.

    Raises:
        BadSecret: one is shorter than SHORTEST_SECRET.
    """
    if given is None:
        given = _from_file(file)
    found = tuple(part.strip() for part in given.split(",") if part.strip())
    if not found or any(len(secret) < SHORTEST_SECRET for secret in found):
        raise BadSecret(f"a secret needs at least {SHORTEST_SECRET} letters")
    return found


def _from_file(file: Path) -> str:
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        descriptor = os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:
        return file.read_text(encoding="ascii")
    with os.fdopen(descriptor, "w", encoding="ascii") as new:
        new.write(secrets.token_urlsafe(KEY_BYTES))
    return file.read_text(encoding="ascii")


class Keys:
    """What is derived from the secrets."""

    def __init__(self, secrets_newest_first: tuple[str, ...]) -> None:
        self._secrets = secrets_newest_first

    def derived(self, purpose: str) -> list[bytes]:
        """A key of KEY_BYTES for one purpose from each secret, newest first."""
        return [
            HKDF(SHA256(), KEY_BYTES, salt=None, info=purpose.encode()).derive(secret.encode())
            for secret in self._secrets
        ]

    @cached_property
    def _cipher(self) -> MultiFernet:
        keys = self.derived("contact address")
        return MultiFernet([Fernet(base64.urlsafe_b64encode(key)) for key in keys])

    @cached_property
    def _hash_keys(self) -> list[bytes]:
        return self.derived("contact hash")

    def encrypted(self, address: str) -> str:
        """An address as it may be kept."""
        return self._cipher.encrypt(address.encode()).decode("ascii")

    def decrypted(self, kept: str) -> str:
        """The address again.

        Raises:
            UnreadableAddress: it was encrypted with another secret.
        """
        try:
            return self._cipher.decrypt(kept.encode("ascii")).decode()
        except InvalidToken:
            raise UnreadableAddress("no key opens this address") from None

    def hashes(self, address: str) -> list[str]:
        """Keyed hashes to find an address by, the one to keep first."""
        return [
            hmac.new(key, address.encode(), hashlib.sha256).hexdigest() for key in self._hash_keys
        ]
