"""Passwords of staff: which are taken, and how they are kept (Argon2id, the library's defaults)."""

from __future__ import annotations

import secrets
import tomllib
from functools import cached_property
from pathlib import Path
from typing import Any

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

#: The rules of people/staff.toml.
STAFF_RULES: dict[str, Any] = tomllib.loads(
    Path(__file__).with_name("staff.toml").read_text(encoding="utf-8")
)
_RULES = STAFF_RULES["password"]


class BadPassword(ValueError):  # noqa: N818 - named for what it says
    """A password that is too easy to guess, or longer than any."""


def checked_password(password: str, *names: str) -> str:
    """The password, if it may be taken; ``names`` are the account's, which must not be in it.

    Raises:
        BadPassword: it breaks a rule of staff.toml; the message names the rule, not the password.
    """
    if len(password) < _RULES["shortest"]:
        raise BadPassword(f"a password needs at least {_RULES['shortest']} letters")
    if len(password) > _RULES["longest"]:
        raise BadPassword(f"a password has at most {_RULES['longest']} letters")
    if len(set(password.lower())) < _RULES["fewest_different"]:
        raise BadPassword("a password needs more different letters")
    if any(name and name.lower() in password.lower() for name in names):
        raise BadPassword("a password must not have the account's name in it")
    return password


def generated_password() -> str:
    """A random password that is easy to type from paper: groups of small letters and digits."""
    letters = secrets.token_bytes(_RULES["generated_bytes"]).hex()
    return "-".join(letters[place : place + 5] for place in range(0, len(letters), 5))


class Passwords:
    """Hashes and checks passwords; each takes some hundredths of a second on purpose."""

    def __init__(self, hasher: PasswordHasher | None = None) -> None:
        self._hasher = hasher or PasswordHasher()

    def hashed(self, password: str) -> str:
        """A password as it may be kept."""
        return self._hasher.hash(password)

    def fits(self, kept: str | None, password: str) -> bool:
        """Whether it is the password of a hash. Without a hash it takes as long, and never fits."""
        try:
            self._hasher.verify(kept or self._nobodys, password)
        except (VerificationError, InvalidHashError):
            return False
        return kept is not None

    def outdated(self, kept: str) -> bool:
        """Whether a hash was made with other parameters than today's."""
        return self._hasher.check_needs_rehash(kept)

    @cached_property
    def _nobodys(self) -> str:
        return self._hasher.hash(secrets.token_urlsafe())

    def warm_up(self) -> None:
        """Make what the first check would wait for, which would tell known names from unknown."""
        _ = self._nobodys
