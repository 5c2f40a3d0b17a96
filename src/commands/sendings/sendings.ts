import type { Command } from "../../core/command.ts";
import { ofPlace, sendingsNow, sentLately } from "../../core/sendings.ts";
import { saySendings } from "../../core/words/sendings.ts";
import { findPlace } from "../find-place.ts";
import { named } from "./which-sending.ts";

/** What leaves, what left and what could not: of whom and of what, never the words. */
export const sendings: Command = {
  name: "sendings",
  words: ["envois", "envoi", "les envois", "suivi des envois", "messages en attente", "messages non partis"],
  group: "campaign",
  summary: "les messages partis, en attente ou qui n'ont pas pu partir",
  examples: ["envois", "envois Vougy"],
  action: "inform",
  read(rest, { store }) {
    if (rest === "") return {};
    const place = findPlace(rest, store.territory.municipalities());
    return place && { insee: place.insee };
  },
  run(context, { insee }) {
    const all = sendingsNow(context);
    const place = insee === undefined ? undefined : context.store.territory.municipality(String(insee));
    const shown = named(context, place === undefined ? all : ofPlace(all, place.insee));
    const sent = place === undefined ? sentLately(context) : undefined;
    const said = shown.map((one) => one.said);
    return { message: saySendings(said, sent, context, place?.name) };
  },
};
