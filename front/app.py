"""The web application: `uvicorn --factory front.app:create_app`."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI, status
from fastapi.middleware.cors import CORSMiddleware
from fastapi.responses import JSONResponse

from front import log
from front.door import Door
from front.handoff.notifying import Notifying
from front.handoff.site import handoff_routes
from front.health import readiness
from front.limits import Limits
from front.rasa import ANSWER_WITHIN, Rasa
from front.responses import Responses
from front.safety.heaviness import Heaviness
from front.sessions import Sessions
from front.sms.rules import Rules
from front.sms.service import open_sms
from front.speaking import Speaking
from front.staff.site import add_staff, open_desk
from front.talk import TalkFront
from front.training.worker_sheet import worker_sheet_routes
from front.upkeep import Upkeep
from front.web.knowing import Knowing
from front.web.site import site_routes
from front.web.talks import talk_routes
from people import People
from people.contacts import Contacts
from people.keys import Keys, read_secrets
from people.migrate import require_migrated
from settings import Settings, get_settings


def open_door(settings: Settings, *, answer_within: float = ANSWER_WITHIN) -> Door:
    """Connections to people/ and Rasa, and what works with them.

    Raises:
        people.keys.BadSecret: the secret of the settings is too short.
    """
    keys = Keys(read_secrets(settings.secret, settings.secret_file))
    people = People(settings.people_database)
    rasa = Rasa(settings.rasa_url, answer_within=answer_within)
    responses = Responses(settings)
    talks = TalkFront(people, rasa, responses, Heaviness(settings.encoder_dir))
    return Door(
        settings=settings,
        people=people,
        contacts=Contacts(settings.people_database, keys),
        rasa=rasa,
        responses=responses,
        talks=talks,
        speaking=Speaking(people, rasa, responses, talks.notices),
        sessions=Sessions(keys),
        limits=Limits(scale=settings.limits_scale),
        knowing=Knowing(settings),
    )


def create_app(
    settings: Settings | None = None,
    *,
    answer_within: float = ANSWER_WITHIN,
    sms_rules: Rules | None = None,
) -> FastAPI:
    """The front with its connections to people/ and Rasa.

    Raises (when it starts):
        people.migrate.DatabaseNotMigrated: the people database is not up to date.
    """
    settings = settings or get_settings()
    door = open_door(settings, answer_within=answer_within)
    sms = open_sms(door, sms_rules)
    desk = open_desk(door, None if sms is None else sms.outreach)
    notifying = Notifying(door.people, settings)
    upkeep = Upkeep(door.people, door.talks.deletions)

    @asynccontextmanager
    async def running(_app: FastAPI) -> AsyncIterator[None]:
        # Here and not earlier: the server sets up its own logging before this.
        log.set_up()
        await asyncio.to_thread(require_migrated, door.people)
        await asyncio.to_thread(door.talks.warm_up)
        await asyncio.to_thread(desk.staff.passwords.warm_up)
        door.talks.deletions.retry_soon()
        if sms is not None:
            sms.start()
        notifying.start()
        upkeep.start()
        log.note("front started")
        yield
        if sms is not None:
            await sms.close()
        await notifying.close()
        await upkeep.close()
        await door.talks.deletions.close()
        await door.rasa.close()
        desk.close()
        door.contacts.close()
        door.people.close()

    # The generated pages load scripts from elsewhere, so they are left out.
    app = FastAPI(title=settings.organisation, lifespan=running, docs_url=None, redoc_url=None)
    if settings.widget_origins:
        app.add_middleware(
            CORSMiddleware,
            allow_origins=settings.widget_origins,
            allow_methods=["GET", "POST"],
            allow_headers=["Authorization", "Content-Type", "Last-Event-ID"],
        )

    @app.get("/healthz")
    async def alive() -> dict[str, str]:
        return {"status": "ok"}

    @app.get("/readyz")
    async def ready() -> JSONResponse:
        state = await readiness(door.rasa, settings.actions_url)
        all_answer = state.status == "ready"
        code = status.HTTP_200_OK if all_answer else status.HTTP_503_SERVICE_UNAVAILABLE
        return JSONResponse(state.model_dump(), status_code=code)

    app.include_router(talk_routes(door))
    if sms is not None:
        app.include_router(sms.routes)
    app.include_router(site_routes(door))
    app.include_router(handoff_routes(door))
    app.include_router(worker_sheet_routes(door))
    add_staff(app, desk)
    return app
