from __future__ import annotations

import pytest

from knowledge.histories.reader import ClauseReader
from knowledge.histories.rules import rules_of


@pytest.fixture(scope="module")
def spanish() -> ClauseReader:
    return ClauseReader("es")


def texts(spanish, text, as_of):
    return [part.text for part in spanish.parts(text, as_of) if part.text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("trabajé de mesera 5 años", ["mesera"]),
        ("TRABAJE COMO MESERA", ["MESERA"]),
        ("era cocinero y luego chofer", ["cocinero", "chofer"]),
        ("limpiaba casas, antes de eso cuidaba niños", ["limpiaba casas", "cuidaba niños"]),
        ("fui cajera. También niñera, después mesera", ["cajera", "niñera", "mesera"]),
        ("me dedico a la jardinería", ["jardinería"]),
        ("llevo 5 años de guardia de seguridad", ["guardia de seguridad"]),
        ("mesera/cajera", ["mesera", "cajera"]),
        ("mi mamá y yo limpiábamos casas", ["mi mamá", "limpiábamos casas"]),
    ],
)
def test_the_jobs_stay_in_the_workers_own_words_with_their_accents(spanish, as_of, text, expected):
    assert texts(spanish, text, as_of) == expected


@pytest.mark.parametrize(
    "text",
    [
        "quiero ser enfermera",
        "mi mamá es enfermera",
        "nunca he trabajado",
        "no tengo experiencia",
        "tengo 25 años",
        "me despidieron",
        "terminé la prepa",
        "gano 15 la hora",
        "¿cuánto gana un soldador?",
        "busco trabajo de mesera",
        "soy de México",
        "apliqué en target",
        "me gusta cocinar",
        "vivo en Camden",
        "madre soltera",
    ],
)
def test_what_is_told_beside_jobs_is_no_job_in_spanish_either(spanish, as_of, text):
    assert texts(spanish, text, as_of) == []


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("5 años", 60),
        ("como 3 anos", 36),
        ("un año y medio", 18),
        ("medio año", 6),
        ("dos meses", 2),
        ("3 años y 2 meses", 38),
        ("un par de años", 24),
        ("4 veranos", 12),
        ("desde 2018", 84),
        ("desde marzo de 2020", 63),
        ("del 2010 al 2015", 60),
        ("del 98 al 2003", 60),
        ("desde el 2015 hasta el 2020", 60),
        ("enero 2019 - presente", 77),
        ("desde hace 4 años", 48),
        ("trabajo ahí hace 2 años", 24),
        ("empecé en 2018 y sigo", 84),
        ("5 years", 60),
    ],
)
def test_lengths_are_read_in_spanish_with_or_without_accents(spanish, as_of, text, months):
    assert [d.months for d in spanish.durations(text, as_of)] == [months]


@pytest.mark.parametrize(
    "text",
    [
        "hace como 10 años",
        "tengo 25 años",
        "desde los 15 años",
        "toda la vida",
        "8 horas al día",
        "5 dias a la semana",
        "desde chico",
    ],
)
def test_an_age_a_rate_or_a_time_gone_by_is_no_length(spanish, as_of, text):
    assert all(duration.months is None for duration in spanish.durations(text, as_of))


def test_years_of_work_are_not_taken_for_an_age(spanish, as_of):
    (duration,) = spanish.durations("tengo 20 años trabajando en cocinas", as_of)
    assert duration.months == 240


def test_jobs_and_lengths_go_together_in_spanish(reader, as_of):
    jobs = reader.read("3 años de niñera, 2 de mesera y 6 meses en una tienda", as_of, "es")
    assert [(job.text, job.months) for job in jobs] == [
        ("niñera", 36), ("mesera", 24), ("tienda", 6),
    ]  # fmt: skip


def test_the_library_reads_each_message_in_its_own_language(library, as_of):
    (job,) = library.history("trabajé de mesera 5 años", as_of)
    assert (job.text, job.months) == ("mesera", 60)
    (job,) = library.history("waited tables 5 years", as_of)
    assert (job.code, job.months) == ("35-3031", 60)


def test_the_language_of_the_talk_reads_a_message_that_shows_none(library, as_of):
    assert library.months("como 3", as_of, "es") == 36


def test_a_language_nobody_wrote_rules_for_is_refused():
    with pytest.raises(ValueError, match="fr"):
        rules_of("fr")


def test_each_language_has_every_list_the_readers_ask_for():
    english, spanish = rules_of("en"), rules_of("es")
    for part in ("durations", "clauses", "frame", "evidence", "non_jobs"):
        assert set(getattr(english, part)) - {"shortest_year"} == set(getattr(spanish, part))
