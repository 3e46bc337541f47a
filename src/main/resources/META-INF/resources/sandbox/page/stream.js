// Server-sent events over fetch: the token belongs into a header, which EventSource cannot send.

const PAUSE_MS = 1000;

/**
 * Calls onEvent({id, type, data}) for everything that happens to the order, and comes back after a break where it stopped.
 * Ends when the signal is aborted.
 */
export async function follow(url, token, onEvent, signal) {
  let last = "";
  while (!signal.aborted) {
    try {
      const headers = { Accept: "text/event-stream", Authorization: `Bearer ${token}` };
      if (last) {
        headers["Last-Event-ID"] = last;
      }
      const answer = await fetch(url, { headers, signal, cache: "no-store" });
      if (answer.ok) {
        await read(answer.body, (event) => {
          last = event.id || last;
          onEvent(event);
        });
      }
    } catch (fault) {
      if (signal.aborted) {
        return;
      }
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}

async function read(body, onEvent) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) {
      return;
    }
    const blocks = (rest + value).replace(/\r\n?/g, "\n").split("\n\n");
    rest = blocks.pop();
    blocks.map(parse).filter((event) => event.data).forEach(onEvent);
  }
}

/** One block of lines; comments, which keep the connection alive, leave nothing. */
export function parse(block) {
  const event = { id: "", type: "message", data: "" };
  for (const line of block.split("\n")) {
    const colon = line.indexOf(":");
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? "" : line.slice(colon + 1).replace(/^ /, "");
    if (field === "id") {
      event.id = value;
    } else if (field === "event") {
      event.type = value;
    } else if (field === "data") {
      event.data += (event.data ? "\n" : "") + value;
    }
  }
  return event;
}
