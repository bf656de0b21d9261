"""The web application: `uvicorn --factory front.app:create_app`."""

from __future__ import annotations

import asyncio
import re
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI, Request, status
from fastapi.responses import JSONResponse

from front import log
from front.answers import Answer, NewTalk, Problem, Reply
from front.health import readiness
from front.language import language_of
from front.rasa import ANSWER_WITHIN, Rasa
from front.responses import Responses
from front.safety.crisis import distress_found
from front.safety.heaviness import Heaviness
from front.talk import TalkFront, UnknownTalk
from front.text import LONGEST_KEPT, LONGEST_REQUEST, Unreadable, text_of
from people import People
from people.migrate import require_migrated
from settings import Settings, get_settings

#: 16 random bytes as secrets.token_urlsafe writes them.
_TALK_ID = re.compile(r"[A-Za-z0-9_-]{22}")


class _TooLarge(Exception):  # noqa: N818
    """A request's body is larger than any message can be."""


async def _body(request: Request) -> bytes:
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > LONGEST_REQUEST:
            raise _TooLarge
    return bytes(body)


def _problem(code: int, name: str, answer: Answer) -> JSONResponse:
    return JSONResponse(
        Problem(problem=name, **answer.model_dump()).model_dump(mode="json"), status_code=code
    )


def create_app(
    settings: Settings | None = None, *, answer_within: float = ANSWER_WITHIN
) -> FastAPI:
    """The front with its connections to people/ and Rasa.

    Raises (when it starts):
        people.migrate.DatabaseNotMigrated: the people database is not up to date.
    """
    settings = settings or get_settings()
    responses = Responses(settings)
    people = People(settings.people_database)
    rasa = Rasa(settings.rasa_url, answer_within=answer_within)
    talks = TalkFront(people, rasa, responses, Heaviness(settings.encoder_dir))

    @asynccontextmanager
    async def running(_app: FastAPI) -> AsyncIterator[None]:
        # Here and not earlier: the server sets up its own logging before this.
        log.set_up()
        await asyncio.to_thread(require_migrated, people)
        talks.deletions.retry_soon()
        log.note("front started")
        yield
        await talks.deletions.close()
        await rasa.close()
        people.close()

    # The generated pages load scripts from elsewhere, so they are left out.
    app = FastAPI(title=settings.organisation, lifespan=running, docs_url=None, redoc_url=None)

    def own(name: str, text: str | None) -> Answer:
        return Answer(replies=[Reply(text=responses.text(name, language_of(text or "")))])

    def unknown(text: str | None) -> JSONResponse:
        answer = own("unknown_talk", text)
        return _problem(status.HTTP_404_NOT_FOUND, "unknown talk", answer)

    @app.get("/")
    async def about() -> dict[str, str]:
        return {"name": settings.organisation, "status": "ok"}

    @app.get("/healthz")
    async def alive() -> dict[str, str]:
        return {"status": "ok"}

    @app.get("/readyz")
    async def ready() -> JSONResponse:
        state = await readiness(rasa, settings.actions_url)
        all_answer = state.status == "ready"
        code = status.HTTP_200_OK if all_answer else status.HTTP_503_SERVICE_UNAVAILABLE
        return JSONResponse(state.model_dump(), status_code=code)

    @app.post("/api/talks")
    async def open_talk() -> NewTalk:
        talk = secrets.token_urlsafe(16)
        await asyncio.to_thread(people.worker, talk)
        log.note("talk opened", talk)
        return NewTalk(talk=talk)

    async def answered(talk: str, request: Request) -> Answer | JSONResponse:
        text: str | None = None
        try:
            text = text_of(await _body(request))
            if len(text) > LONGEST_KEPT:
                raise _TooLarge
            return await talks.answer(talk, text)
        except Unreadable:
            refusal = await talks.refuse(talk, "unreadable")
            return _problem(status.HTTP_400_BAD_REQUEST, "unreadable", refusal)
        except _TooLarge:
            refusal = await talks.refuse(talk, "refused_size", text)
            return _problem(status.HTTP_413_CONTENT_TOO_LARGE, "too large", refusal)
        except UnknownTalk:
            return unknown(text)
        except Exception as error:
            log.note_failure("message not answered", error, talk)
            worried = None if text is None else distress_found(text)
            if worried is not None:
                # Nothing could be kept, but nobody in danger is left without an answer.
                words = responses.for_distress(worried.kind, worried.language)
                return Answer(replies=[Reply(text=words)])
            answer = own("not_kept", text)
            return _problem(status.HTTP_503_SERVICE_UNAVAILABLE, "not kept", answer)

    @app.post("/api/talks/{talk}/messages", response_model=Answer)
    async def message(talk: str, request: Request) -> Answer | JSONResponse:
        if not _TALK_ID.fullmatch(talk):
            return unknown(None)
        return await answered(talk, request)

    return app
