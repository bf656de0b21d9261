/** Moments in the reader's own time zone; without this script they stand in UTC. */

const told = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });

/** A moment, given as ISO 8601, as an element. */
export function local(iso) {
  const made = document.createElement("time");
  made.dateTime = iso;
  made.textContent = told.format(new Date(iso));
  return made;
}

for (const one of document.querySelectorAll("time[datetime]")) {
  one.textContent = told.format(new Date(one.dateTime));
}
