from __future__ import annotations

from collections.abc import Iterator

import pytest
import textstat

from front.responses import Responses
from front.safety.crisis import Distress
from settings import Settings

#: 3GPP TS 23.038, the basic alphabet as far as it is used here, and the signs that count twice.
GSM_7 = set(
    "@£$¥èéùìòÇ\nØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡"
    "ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
COUNT_TWICE = set("^{}\\[~]|€")
TWO_SEGMENTS = 306


def responses(contact: str | None = None) -> Responses:
    return Responses(Settings(_env_file=None, coach_contact=contact))


TEXTS = responses().all_texts()
TEXTS_WITH_CONTACT = responses("Ask for Sam, 555-0100").all_texts()
SPANISH = responses().all_texts("es")
#: Letters that an SMS in Spanish writes without their accents.
BARE = str.maketrans("áíóúÁÍÓÚ", "aiouAIOU")
#: Fernández Huerta (1959): from 70 on "somewhat easy", sixth grade; from 60 on "normal".
EASY = 70.0


@pytest.mark.parametrize("name", TEXTS)
def test_every_answer_fits_two_sms(name: str) -> None:
    for text in (TEXTS[name], TEXTS_WITH_CONTACT[name], SPANISH[name].translate(BARE)):
        assert set(text) <= GSM_7 | COUNT_TWICE
        assert sum(2 if sign in COUNT_TWICE else 1 for sign in text) <= TWO_SEGMENTS


@pytest.mark.parametrize("name", TEXTS)
def test_every_answer_reads_at_grade_seven_or_lower(name: str) -> None:
    # These two need no dictionary of syllables, which textstat would fetch from the network.
    grades = (
        textstat.automated_readability_index(TEXTS[name]),
        textstat.coleman_liau_index(TEXTS[name]),
    )
    assert max(grades) <= 7


@pytest.fixture
def spanish_syllables() -> Iterator[None]:
    textstat.set_lang("es")
    yield
    textstat.set_lang("en_US")


@pytest.mark.parametrize("name", SPANISH)
@pytest.mark.usefixtures("spanish_syllables")
def test_every_answer_in_spanish_reads_easily(name: str) -> None:
    assert textstat.fernandez_huerta(SPANISH[name]) >= EASY


@pytest.mark.parametrize("kind", Distress)
@pytest.mark.parametrize("stopped", [False, True])
def test_distress_gets_988_and_211_and_the_offer_of_a_person(kind: Distress, stopped: bool) -> None:
    text = responses().for_distress(kind, stopped=stopped)
    assert "988" in text
    assert "211" in text
    assert ("START" if stopped else "talk to a person") in text


def test_a_coach_with_a_contact_is_named_instead() -> None:
    assert "555-0100" in TEXTS_WITH_CONTACT["distress.self_harm"]


def test_nothing_is_left_to_fill_in() -> None:
    assert not [name for name, text in (TEXTS | SPANISH).items() if "{" in text]
