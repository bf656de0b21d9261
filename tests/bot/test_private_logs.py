from __future__ import annotations

import io
import logging
from collections.abc import Iterator

import pytest
import structlog

from bot import private_logs
from encoder.sentence_encoder import EncoderMissingError

SECRET = "my landlord is evicting me"


@pytest.fixture(autouse=True)
def _applied() -> Iterator[None]:
    before = logging.getLogRecordFactory()
    private_logs.apply()
    yield
    logging.setLogRecordFactory(before)


@pytest.fixture
def printed() -> Iterator[io.StringIO]:
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    logger = logging.getLogger("tests.private_logs")
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    yield stream
    logger.removeHandler(handler)


def fail() -> None:
    try:
        raise ValueError(f"body={SECRET}")
    except ValueError as error:
        raise RuntimeError(SECRET) from error


def test_a_logged_exception_shows_kinds_and_places_but_no_text(printed: io.StringIO) -> None:
    try:
        fail()
    except RuntimeError:
        logging.getLogger("tests.private_logs").exception("It broke.")
    line = printed.getvalue()
    assert SECRET not in line
    assert "It broke." in line
    assert "RuntimeError" in line
    assert "ValueError" in line
    assert "test_private_logs.py" in line


def test_our_own_errors_keep_their_words() -> None:
    assert "models/encoder is missing" in private_logs.describe(
        EncoderMissingError("models/encoder is missing")
    )


@pytest.mark.parametrize(
    "line",
    [
        "Stopped predicting more actions for sender 'Qm3x_-9'.",
        "Could not acquire lock for conversation_id 'Qm3x_-9'.",
        "Exception occurred while handling uri: http://x/webhooks/web/talks/Qm3x_-9",
    ],
)
def test_the_name_of_a_talk_is_left_out(printed: io.StringIO, line: str) -> None:
    logging.getLogger("tests.private_logs").warning(line)
    assert "Qm3x" not in printed.getvalue()
    assert printed.getvalue().strip()


def test_arguments_are_still_put_into_the_line(printed: io.StringIO) -> None:
    logging.getLogger("tests.private_logs").warning("%s of %d", "three", 5)
    assert printed.getvalue() == "three of 5\n"


def test_a_structured_entry_loses_words_and_local_variables() -> None:
    processors = structlog.get_config()["processors"]
    assert processors[0] is private_logs._structured
    try:
        fail()
    except RuntimeError:
        entry = processors[0](
            None, "exception", {"event": "rest.failure", "text": SECRET, "level": "error"}
        )
    assert SECRET not in str(entry)
    assert entry["event"] == "rest.failure"
    assert entry["exc_info"] is False
    assert "RuntimeError" in entry["error"]
