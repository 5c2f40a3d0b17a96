import type { Command, CommandContext, Parameters } from "../core/command.ts";
import { composeBody } from "../core/governance/bodies.ts";
import { fold } from "../core/language/fold.ts";
import type { Outbound } from "../core/message.ts";
import { sayBodies, sayBody } from "../core/words/bodies.ts";

export const bodies: Command = {
  name: "bodies",
  words: ["instances", "instance", "qui siège au"],
  group: "bodies",
  summary: "les instances du projet et qui y siège",
  examples: ["instances", "instances cotech"],
  action: "see_bodies",
  read(rest, { library }) {
    const said = fold(rest);
    const body = library.bodies.find((one) => [one.name, ...one.words].some((word) => fold(word) === said));
    return body && { body: body.key };
  },
  run: (context, parameters) => ({ message: compose(context, parameters) }),
  share: compose,
};

function compose({ library, store }: CommandContext, { body: key }: Parameters): Outbound {
  const people = store.people.all();
  const municipalities = store.territory.municipalities();
  const composed = library.bodies.map((body) => ({ body, ...composeBody(body, people, municipalities) }));
  const one = composed.find(({ body }) => body.key === key);
  return one === undefined
    ? sayBodies(composed)
    : sayBody(one, library.bodies.find((other) => other.key === one.body.prepares)?.name);
}
