from __future__ import annotations

import stat
import threading
import uuid
from datetime import timedelta
from pathlib import Path

from people import People
from people.promises import Promises, hashed_talk
from people.utc import now


def test_a_deletion_is_remembered_by_a_hash_beside_the_database(people: People) -> None:
    talk = uuid.uuid4().hex
    people.worker(talk)
    people.forget(talk)
    last = people.promises.all()[-1]
    assert (last.wish, last.of) == ("deleted", hashed_talk(talk))
    assert talk not in people.promises.file.read_text()
    assert stat.S_IMODE(people.promises.file.stat().st_mode) == 0o600


def test_a_line_that_a_crash_broke_off_spoils_no_other(tmp_path: Path) -> None:
    promises = Promises(tmp_path / "promises")
    promises.note_talk("deleted", "one")
    with promises.file.open("a") as file:
        file.write("2026-11-25T10:00:00+00:00 dele")
    promises.note_talk("deleted", "two")
    assert [one.of for one in promises.all()] == [hashed_talk("one"), hashed_talk("two")]


def test_old_promises_are_dropped_while_others_are_made_and_none_of_those_is_lost(
    tmp_path: Path,
) -> None:
    file = tmp_path / "promises"
    old = (now() - timedelta(days=100)).isoformat()
    file.write_text("".join(f"{old} deleted {hashed_talk(str(n))}\n" for n in range(50)))
    dropped: list[int] = []

    def note(number: int) -> None:
        for again in range(20):
            Promises(file).note_talk("deleted", f"{number} {again}")

    def drop() -> None:
        dropped.extend(Promises(file).drop_before(now() - timedelta(days=90)) for _ in range(20))

    threads = [threading.Thread(target=note, args=(number,)) for number in range(4)]
    threads.append(threading.Thread(target=drop))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(dropped) == 50
    assert len({one.of for one in Promises(file).all()}) == 80
