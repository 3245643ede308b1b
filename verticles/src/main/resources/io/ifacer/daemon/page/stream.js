// Follows the daemon's events, and comes back by itself to where it was. Not through EventSource: that shows no sign of
// life, so that a connection that died without a word would look like a quiet node, and no reason for a refusal.

const RETRY_MILLIS = 2000;
const SILENCE_MILLIS = 30000; // the daemon shows at least every 20 s that it is there

let lastId = "oldest";
let wake = () => {};

/** Follows for ever. `opened` is called whenever a stream begins, `heard` with each event, `broken` with why it ended. */
export async function follow({ opened, heard, broken }) {
  for (const name of ["online", "pageshow"]) window.addEventListener(name, () => wake());
  document.addEventListener("visibilitychange", () => wake());
  for (;;) {
    try {
      await read(opened, heard);
      broken("ifacerd ended the stream");
    } catch (failure) {
      broken(failure instanceof TypeError ? "no answer from ifacerd" : failure.message);
    }
    await new Promise((resolve) => {
      wake = resolve;
      setTimeout(resolve, RETRY_MILLIS);
    });
  }
}

async function read(opened, heard) {
  const aborter = new AbortController();
  let silence;
  const alive = () => {
    clearTimeout(silence);
    silence = setTimeout(() => aborter.abort(new Error("ifacerd has fallen silent")), SILENCE_MILLIS);
  };
  alive();
  try {
    const response = await fetch(`v1/events?format=ndjson&after=${lastId}`, { signal: aborter.signal });
    if (!response.ok) throw new Error((await response.json()).detail ?? `ifacerd answers ${response.status}`);
    opened();
    for await (const line of lines(response.body, alive)) {
      const event = JSON.parse(line);
      lastId = event.id;
      heard(event);
    }
  } finally {
    clearTimeout(silence);
    aborter.abort();
  }
}

/** The lines of a body; an empty one is a sign of life. */
async function* lines(body, alive) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    alive();
    const parts = (rest + value).split("\n");
    rest = parts.pop();
    yield* parts.filter(Boolean);
  }
}
