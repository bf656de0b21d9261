"""What every channel between the front and Rasa does; on loopback, nobody else may reach it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import rasa.shared.utils.io
from rasa.core.agent import Agent
from rasa.core.channels.channel import InputChannel, UserMessage
from sanic import Blueprint, response
from sanic.request import Request
from sanic.response import HTTPResponse

from bot import action_failure, patches
from bot.channels import health, talks
from bot.channels.replies import Replies
from bot.channels.requests import (
    BadRequestError,
    parse_message,
    parse_record,
    parse_start,
    valid_talk,
)
from bot.private_logs import describe
from bot.tracker_store_failure import TalkNotStoredError

# Loading the channel is the first thing of ours that the server does.
patches.apply()

logger = logging.getLogger(__name__)

# Rasa waits five minutes for an action; a person does not.
ANSWER_SECONDS = 30.0

_WORDINGS = rasa.shared.utils.io.read_yaml_file(Path(__file__).with_name("wordings.yml"))
APOLOGY: str = _WORDINGS["apology"].strip()

Handler = Callable[[UserMessage], Awaitable[Any]]


class NoModelError(RuntimeError):
    """The server runs without a trained model and can answer nothing."""


def _agent(request: Request) -> Agent:
    agent = getattr(request.app.ctx, "agent", None)
    if agent is None or not agent.is_ready():
        raise NoModelError
    return agent


def _guarded(
    handler: Callable[..., Awaitable[HTTPResponse]],
) -> Callable[..., Awaitable[HTTPResponse]]:
    """Turns errors into answers that name the reason and hold nothing of what was sent."""

    async def answer(request: Request, *arguments: str, **named: str) -> HTTPResponse:
        try:
            return await handler(request, *arguments, **named)
        except BadRequestError as error:
            return response.json({"error": str(error)}, status=400)
        except NoModelError:
            return response.json({"error": "no trained model is loaded"}, status=503)
        except TalkNotStoredError as error:
            logger.error("A talk could not be stored: %s", error)
            return response.json({"error": "the talk could not be stored"}, status=503)
        except Exception as error:
            logger.error("A request failed: %s", describe(error))
            return response.json({"error": "the request failed"}, status=500)

    answer.__name__ = handler.__name__
    return answer


class FrontChannel(InputChannel):
    """Messages in, replies out, in one request; what the front handled itself; deletion; health.

    The name of a channel, by which responses differ, is all that tells one from another.

    An answer {"replies": [...], "failed": true} holds an apology because a part of the answer
    failed (the action server is down, or an action broke): the front keeps such a message.
    A 503 means that the message was not stored here.
    """

    def blueprint(self, on_new_message: Handler) -> Blueprint:
        """The routes, below /webhooks/ and the channel's name."""
        routes = Blueprint(f"{self.name()}_channel")
        warm = asyncio.Event()

        @routes.listener("after_server_start")
        async def say_problem(app: Any, _: Any) -> None:
            agent = getattr(app.ctx, "agent", None)
            found = health.problem(agent)
            if found:
                logger.critical("The server cannot work: %s", found)
            else:
                try:
                    await health.warm_up(agent)
                except Exception as error:
                    # A real message will show it, with its own answer.
                    logger.error("The first phrase failed: %s", describe(error))
            warm.set()

        @routes.get("/")
        async def state(request: Request) -> HTTPResponse:
            found = health.problem(getattr(request.app.ctx, "agent", None))
            if found:
                return response.json({"status": "failed", "reason": found}, status=503)
            if not warm.is_set():
                return response.json({"status": "warming up"}, status=503)
            return response.json({"status": "ok"})

        @routes.post("/messages")
        @_guarded
        async def messages(request: Request) -> HTTPResponse:
            asked = parse_message(request.body)
            agent = _agent(request)
            replies = Replies(self.name())
            message = UserMessage(asked.text, replies, asked.talk, input_channel=self.name())
            answering = on_new_message(message)
            return response.json(await _answer(agent, answering, asked.talk, replies))

        @routes.post("/starts")
        @_guarded
        async def starts(request: Request) -> HTTPResponse:
            asked = parse_start(request.body)
            agent, replies = _agent(request), Replies(self.name())
            talks.require_intent(agent, asked.intent)
            answering = talks.start(agent, asked, replies)
            return response.json(await _answer(agent, answering, asked.talk, replies))

        @routes.post("/records")
        @_guarded
        async def records(request: Request) -> HTTPResponse:
            turn = parse_record(request.body)
            await talks.record(_agent(request), turn)
            return response.json({"recorded": 1 + len(turn.replies)})

        @routes.delete("/talks/<talk>")
        @_guarded
        async def forget(request: Request, talk: str) -> HTTPResponse:
            deleted = await talks.delete(_agent(request), valid_talk(talk))
            return response.json({"deleted": deleted})

        return routes


async def _answer(
    agent: Agent, answering: Awaitable[Any], talk: str, said: Replies
) -> dict[str, Any]:
    """What is said while ``answering`` runs; an apology among it when something failed.

    Raises:
        TalkNotStoredError: when the message could not be stored.
    """
    replies = said.collected
    failed_actions = action_failure.watch()
    try:
        await asyncio.wait_for(answering, ANSWER_SECONDS)
    except TalkNotStoredError:
        raise
    except asyncio.TimeoutError:
        logger.error("An answer took longer than %s s", ANSWER_SECONDS)
        failed_actions.append("time")
    except Exception as error:
        logger.error("Answering a message failed: %s", describe(error))
        failed_actions.append("answering")
    # Silence is right only after a person took over.
    if not failed_actions and (replies or await _is_paused(agent, talk)):
        return {"replies": replies}
    if not failed_actions:
        logger.error("A message got no answer: no rule or action said anything")
    return {"replies": [*replies, {"text": APOLOGY}], "failed": True}


async def _is_paused(agent: Agent, talk: str) -> bool:
    tracker = await agent.tracker_store.retrieve(talk)
    return tracker is not None and tracker.is_paused()
