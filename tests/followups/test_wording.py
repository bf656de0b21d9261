"""What is written first fits two segments of SMS in both languages, whatever it is about."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from followups.wording import Wording
from front.responses import Responses
from front.sms.gsm import segments
from front.sms.wording import as_message, sms_of
from knowledge.circumstances.own_risk import OWN_RISKS
from knowledge.occupations.names import Names
from knowledge.risk.flags import rules
from knowledge.store.open import open_store
from people.check_in_records import FlagChangeTold
from settings import Settings, get_settings

MADE = datetime(2026, 9, 8, tzinfo=UTC)
VALUES = {
    "automation": (0.64, 0.71), "ai_exposure": (0.21, 0.29), "decline": (-2.1, -13.4),
    "pathway": (0.39, 1.0), "unemployment": (0.041, 0.112), "wage": (-12.4, 10.5),
    "layoffs": (0.0, 12345.0),
}  # fmt: skip


@pytest.fixture(scope="module")
def names() -> Names:
    with open_store(get_settings().knowledge_dir).session() as session:
        return Names(session)


def as_sms(text: str, buttons: tuple[dict[str, str], ...], language: str) -> list[str]:
    """As the front sends it."""
    message = replace(as_message(text, buttons), kind="outreach", channel="sms")
    return sms_of([message], Responses(Settings(_env_file=None)), language)


def source_of(flag: str) -> str:
    rule = rules()[flag]
    return str(rule.get("imported_source") or rule["source"]) + (
        ", NJ" if flag == "layoffs" else ""
    )


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("flag", list(VALUES))
@pytest.mark.parametrize("raised", [True, False])
def test_a_change_fits_two_segments_with_its_choices(
    names: Names, language: str, flag: str, raised: bool
) -> None:
    # Names are cut where they are long: the longest ones decide.
    longest = sorted(names._titles, key=lambda code: len(names.one(code, language)))[-25:]
    codes = longest if flag != "layoffs" else ["CA/sanluisobispo/72"]
    vintage = {"unemployment": "2026-06", "wage": "2021-2024", "layoffs": "2026-06-30"}.get(flag)
    for code in codes:
        known = {} if "/" in code else {"en": names.one(code, "en"), "es": names.one(code, "es")}
        for old in (VALUES[flag][0], None):
            change = FlagChangeTold(
                code, flag, raised, VALUES[flag][1], vintage,
                was=not raised, old_value=old, source=source_of(flag), names=known,
            )  # fmt: skip
            words = Wording("The Workforce Center of Here", language).change(change, MADE, 12)
            texts = as_sms(words.text, words.buttons, language)
            assert len(texts) == 1, texts
            assert segments(texts[0]) <= 2, (len(texts[0]), texts[0])
            assert texts[0].splitlines()[-2:] == [
                f"{n} {t}" for n, t in enumerate(texts_of(words.choices), start=1)
            ]


def texts_of(choices: tuple[str, ...]) -> list[str]:
    from front.sms.splitting import tidy

    return [tidy(choice) for choice in choices]


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_day_and_own_words_fit_two_segments(names: Names, language: str) -> None:
    wording = Wording("The Workforce Center of Here", language)
    said = [wording.own_words(kind, MADE.date(), 12) for kind in OWN_RISKS]
    longest = max((names.one(code, language) for code in names._titles), key=len)
    said += [wording.day(stage, longest) for stage in (14, 30, 90, 180, 0)]
    for words in said:
        texts = as_sms(words.text, words.buttons, language)
        assert len(texts) == 1
        assert segments(texts[0]) <= 2


@pytest.mark.parametrize("language", ["en", "es"])
def test_what_is_written_first_tells_how_to_end_it(language: str) -> None:
    words = Wording("Onward", language).day(14, None)
    assert ("STOP" if language == "en" else "ALTO") in words.text
