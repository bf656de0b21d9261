from __future__ import annotations

import httpx

from people import People
from people.contacts import Contacts
from people.keys import Keys, read_secrets
from settings import Settings
from tests.conversations.handoff.conftest import Phone, Sent, link_in


def talk_of(settings: Settings, phone: Phone) -> str:
    keys = Keys(read_secrets(settings.secret, settings.secret_file))
    contacts = Contacts(settings.people_database, keys)
    contact = contacts.find(phone.number)
    contacts.close()
    assert contact is not None
    return contact.talk


def test_the_whole_way_by_sms_is_short_with_a_link_to_the_page(
    phone: Phone, client: httpx.Client, settings: Settings, sent: Sent, people: People
) -> None:
    phone.say_all("I waited tables for 5 years", "yes", "skip all questions", "Camden NJ")
    consent = phone.say("talk to a person")
    assert "stop sharing" in consent
    assert "this number" in phone.say_all("yes", "no", "Maria")
    review = phone.say_all("yes", "skip all questions")
    assert "waited tables" not in review
    page = client.post(link_in(review), follow_redirects=True)
    assert "waited tables" in page.text
    assert "Shall I send the rest?" in phone.say("leave out 1")
    assert "has your page now" in phone.say("yes")
    summary = sent.of(talk_of(settings, phone))
    assert summary is not None
    assert phone.number[-4:] in summary.model_dump_json()
    assert "Maria" not in summary.model_dump_json()
    phone.say("stop sharing")
    assert people.handoff(talk_of(settings, phone)) is None


def test_the_whole_way_by_sms_in_spanish(phone: Phone, settings: Settings, sent: Sent) -> None:
    phone.say_all("fui mesera 5 años", "sí", "saltar todas las preguntas", "vivo en Camden NJ")
    assert "deje de compartir" in phone.say("hablar con una persona")
    review = phone.say_all("sí", "saltar todas las preguntas")
    assert "Su hoja" in review
    assert "ya tiene su hoja" in phone.say("sí")
    summary = sent.of(talk_of(settings, phone))
    assert summary is not None
    assert summary.language == "es"
