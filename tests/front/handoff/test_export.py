from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import httpx

from people import People
from people.contacts import Contacts
from people.keys import Keys, read_secrets
from settings import Settings
from tests.front.conftest import Peer, Person


def test_a_worker_gets_all_that_is_kept_with_the_seals_open_once(
    http: httpx.Client, people: People, settings: Settings, person: Person, rasa: Peer,
    send: Callable[[str], str],
) -> None:  # fmt: skip
    person.say("I was a cook")
    send(person.talk)
    contacts = Contacts(
        settings.people_database, Keys(read_secrets(settings.secret, settings.secret_file))
    )
    contacts.add(person.talk, "+12015550123")
    contacts.close()
    token = people.make_link(person.talk, opens="export", lasts=timedelta(hours=1))
    assert "I was a cook" not in http.get(f"/export/{token}").text
    answer = http.post(f"/export/{token}")
    assert "attachment" in answer.headers["content-disposition"]
    kept = answer.json()
    assert "I was a cook" in [message["text"] for message in kept["messages"]]
    assert kept["contacts"][0]["address"] == "+12015550123"
    assert kept["handoffs"][0]["summary"]["past_jobs"][0]["said"] == "waited tables"
    assert http.post(f"/export/{token}").status_code == 410
