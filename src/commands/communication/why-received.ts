import { authorOf } from "../../core/announcing.ts";
import { audienceOf } from "../../core/audiences.ts";
import { civilDateAt } from "../../core/calendar/civil-date.ts";
import type { Command } from "../../core/command.ts";
import { sayWhyReceived } from "../../core/words/announcement.ts";

/** Whoever was informed may ask who wrote it, and for whom. */
export const whyReceived: Command = {
  name: "why-received",
  words: [
    "pourquoi je reçois ce message",
    "pourquoi ce message",
    "pourquoi j'ai reçu ce message",
    "pourquoi est-ce que je reçois ce message",
    "pourquoi je reçois ça",
    "qui m'envoie ce message",
    "qui a envoyé ce message",
  ],
  group: "me",
  summary: "qui vous a adressé le dernier message d'information, et à quel titre",
  examples: ["pourquoi je reçois ce message"],
  action: "get_help",
  run({ store, library, person, timeZone }) {
    const last = store.diffusions.lastReceivedBy(person.id);
    const to = last && audienceOf(store, library, last.audience)?.to;
    if (last === undefined || to === undefined) return { message: sayWhyReceived(undefined), keepsOffer: true };
    return {
      message: sayWhyReceived({
        title: last.announcement.title,
        to,
        on: civilDateAt(last.begunAt ?? last.announcement.at, timeZone),
        author: authorOf(store, last),
      }),
      keepsOffer: true,
    };
  },
};
