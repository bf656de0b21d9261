/** The front's addresses, as docs/web-widget.md describes them. */

/** Milliseconds without a sign of life after which a stream counts as gone (it gives one in 20 s). */
const SILENCE = 50_000;
/** Milliseconds an answer may take: the front itself gives up after 30 s. */
const LONGEST = 45_000;

/** The front answered with an error; its replies can be shown. */
export class Refused extends Error {
  constructor(status, replies) {
    super(`refused with ${status}`);
    this.status = status;
    this.replies = replies;
  }

  /** True when the talk or its session is not known: only a new talk helps. */
  get unknown() {
    return this.status === 401 || this.status === 404;
  }
}

export class Api {
  #host;

  constructor(host) {
    this.#host = host;
  }

  /** Opens a talk that begins with a greeting. */
  open(language) {
    return this.#asked("/api/talks", null, { greet: true, language });
  }

  /** Sends one message under its own name, so that sending it twice does nothing twice. */
  send(talk, { id, text }) {
    return this.#asked(`/api/talks/${talk.talk}/messages`, talk, { id, text });
  }

  /** Messages that came after the one with the id `after`. */
  messages(talk, after) {
    return this.#asked(`/api/talks/${talk.talk}/messages?after=${after}`, talk);
  }

  /** The address of a plan, good once. */
  async plan(talk) {
    const { url } = await this.#asked(`/api/talks/${talk.talk}/links`, talk, { opens: "plan" });
    return new URL(url, this.#host).href;
  }

  async #asked(path, talk, body) {
    const answer = await this.#fetch(path, talk, body, AbortSignal.timeout(LONGEST));
    const content = await answer.json().catch(() => ({}));
    if (!answer.ok) throw new Refused(answer.status, content.replies || []);
    return content;
  }

  #fetch(path, talk, body, signal) {
    const headers = talk === null ? {} : { Authorization: `Bearer ${talk.session}` };
    if (body) headers["Content-Type"] = "application/json";
    return fetch(this.#host + path, {
      method: body ? "POST" : "GET",
      headers,
      body: body ? JSON.stringify(body) : undefined,
      credentials: "omit",
      cache: "no-store",
      signal,
    });
  }

  /**
   * Messages as they are said, until the talk is deleted (returns) or the connection ends (throws).
   * `EventSource` can send no header, so the stream is read by hand.
   */
  async *stream(talk, after, signal) {
    const ending = new AbortController();
    const end = () => ending.abort();
    signal.addEventListener("abort", end);
    let silence = setTimeout(end, SILENCE);
    try {
      const path = `/api/talks/${talk.talk}/stream?after=${after}`;
      const answer = await this.#fetch(path, talk, undefined, ending.signal);
      if (!answer.ok) throw new Refused(answer.status, []);
      yield null;
      const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
      let rest = "";
      for (;;) {
        const { done, value } = await reader.read();
        clearTimeout(silence);
        silence = setTimeout(end, SILENCE);
        if (done) throw new Error("the stream ended");
        const blocks = (rest + value).replaceAll("\r\n", "\n").split("\n\n");
        rest = blocks.pop();
        for (const block of blocks) {
          const { event, data } = fields(block);
          if (event === "ended") return;
          if (event === "message") yield JSON.parse(data);
        }
      }
    } finally {
      clearTimeout(silence);
      signal.removeEventListener("abort", end);
      ending.abort();
    }
  }
}

/** The fields of one event of a stream (HTML standard, "server-sent events"). */
function fields(block) {
  const found = { event: "message", data: "" };
  const data = [];
  for (const line of block.split("\n")) {
    const [, name, value] = /^([^:]*):? ?(.*)$/.exec(line);
    if (name === "event") found.event = value;
    if (name === "data") data.push(value);
  }
  found.data = data.join("\n");
  // A sign of life has no data and is no message.
  return data.length ? found : { ...found, event: found.event === "ended" ? "ended" : "" };
}
