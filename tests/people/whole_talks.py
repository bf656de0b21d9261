"""What tests of backups tell and read."""

from __future__ import annotations

from people import People
from tests.people.test_forgetting import tell_everything


def told(url: str, talk: str, word: str = "marimba") -> None:
    people = People(url)
    tell_everything(people, talk, word)
    people.close()


def everything(url: str, talk: str) -> object:
    people = People(url)
    try:
        return people.everything_about(talk)
    finally:
        people.close()
