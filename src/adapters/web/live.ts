/** One server-sent event. `id` is what the browser sends back as `Last-Event-ID` when it reconnects. */
export type LiveEvent = { event: "message"; id: number; data: unknown } | { event: "scene" | "reset"; data: unknown };

export type Live = ReturnType<typeof createLive>;

const reconnectAfterMs = 1000;

/** Everyone who is looking at the page. Writing is synchronous, so that each reader sees one and the same order. */
export function createLive() {
  const encoder = new TextEncoder();
  const readers = new Set<ReadableStreamDefaultController<Uint8Array>>();
  const broadcast = (text: string) => {
    const bytes = encoder.encode(text);
    for (const reader of readers) reader.enqueue(bytes);
  };
  return {
    publish: (event: LiveEvent) => broadcast(toWire(event)),
    /** Keeps connections alive through whatever closes silent ones. */
    beat: () => broadcast(":\n\n"),
    /** A new reader: first what they missed, then all that is published. */
    open(missed: LiveEvent[]): ReadableStream<Uint8Array> {
      let self: ReadableStreamDefaultController<Uint8Array>;
      return new ReadableStream({
        start(controller) {
          self = controller;
          controller.enqueue(encoder.encode(`retry: ${reconnectAfterMs}\n\n${missed.map(toWire).join("")}`));
          readers.add(controller);
        },
        cancel: () => void readers.delete(self),
      });
    },
    close() {
      for (const reader of readers) reader.close();
      readers.clear();
    },
  };
}

/** JSON holds no line break, so that one `data` line is always enough. */
function toWire(event: LiveEvent): string {
  const id = event.event === "message" ? `id: ${event.id}\n` : "";
  return `${id}event: ${event.event}\ndata: ${JSON.stringify(event.data)}\n\n`;
}
