"""What keeps the server from doing its work, looked up rather than assumed."""

from __future__ import annotations

import sqlalchemy
from rasa.core.agent import Agent
from rasa.core.tracker_store import InMemoryTrackerStore, SQLTrackerStore

from bot.channels.talks import primary_store

#: Any phrase will do: the first one takes longer than all that follow.
FIRST_PHRASE = "hello"


async def warm_up(agent: Agent) -> None:
    """Understands one phrase and reads the database once, so that no person waits for it.

    Nothing is kept of it.
    """
    await agent.parse_message(FIRST_PHRASE)
    await agent.tracker_store.retrieve(FIRST_PHRASE)


def problem(agent: Agent | None) -> str | None:
    """Why no message can be answered properly now, or None when all is well.

    A store in memory counts as a problem: the configuration asks for a database, so Rasa has
    silently made one in memory instead, and every talk would be lost at the next start.
    """
    if agent is None or not agent.is_ready():
        return "no trained model is loaded"
    action_endpoint = agent.processor.action_endpoint
    if action_endpoint is None or "$" in str(action_endpoint.url):
        return "endpoints.yml gives no address of the action server (ONWARD_ACTIONS_PORT)"
    store = primary_store(agent)
    if isinstance(store, InMemoryTrackerStore):
        return "talks are kept in memory only, not in the database of endpoints.yml"
    if isinstance(store, SQLTrackerStore):
        try:
            with store.session_scope() as session:
                # Names every column: a table of that name made by something else fails here.
                session.query(store.SQLEvent).limit(0).all()
        except sqlalchemy.exc.SQLAlchemyError as error:
            return f"the database of the talks cannot be read ({type(error).__name__})"
    return None
