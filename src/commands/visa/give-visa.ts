import { answerersOf } from "../../core/answerers.ts";
import { civilDateAt } from "../../core/calendar/civil-date.ts";
import type { Command, CommandContext, Parameters } from "../../core/command.ts";
import type { AtomicQuestion } from "../../core/interview/questionnaire.ts";
import { fold } from "../../core/language/fold.ts";
import { say } from "../../core/message.ts";
import { notify } from "../../core/notify.ts";
import { workHourOf } from "../../core/work-days.ts";
import { typesetMessage } from "../../core/words/typeset-message.ts";
import { sayVisaAlready, sayVisaCame, sayVisaDoubt, sayVisaDoubtOptions, sayVisaGiven } from "../../core/words/visa.ts";
import { choiceParameter } from "../parameter.ts";
import { sendBack } from "./send-back.ts";
import { readVisa, visaAsked, visaJustShown, visaMeant, type VisaView } from "./which-visa.ts";

/** The mayor has read what the town hall validated. */
export const giveVisa: Command = {
  name: "visa-give",
  words: ["je vise", "viser", "visé", "donner mon visa", "visa", "je ne vise"],
  group: "diagnostic",
  summary: "pour un maire : viser les réponses validées par le secrétariat",
  examples: ["je vise Vougy"],
  action: "give_visa",
  keepsWords: true,
  parameters: questions,
  read: readGiven,
  asked: (_rest, { store, person }) => {
    const insee = person.mandates.find((held) => held.function === "mayor")?.insee;
    return `réponses ${insee === undefined ? "" : (store.territory.municipality(insee)?.name ?? "")}`;
  },
  overhear(said, context) {
    const shown = visaJustShown(context);
    if (shown === undefined) return undefined;
    if (agreement.test(fold(said))) return `je vise n° ${shown}`;
    const [, words = ""] = /^(?:non|oui|ok|d['’]accord)[\s,]+(.{4,})$/isu.exec(said.trim()) ?? [];
    return words === "" ? undefined : `je vise n° ${shown} mais ${words.replace(/^mais\s+/iu, "")}`;
  },
  run(context, known) {
    const { store, person, now, today, timeZone } = context;
    const view = visaMeant(context, known);
    const { place, interview } = view.session;
    if (known.doubt !== undefined && known.outcome === "back")
      return {
        message: say(),
        next: { command: sendBack.name, parameters: { interview: interview.id, reason: known.doubt } },
      };
    if (view.visa.outcome === "given" && !view.visa.isStale && view.visa.settledAt !== undefined)
      return { message: say(sayVisaAlready(place, civilDateAt(view.visa.settledAt, timeZone))) };
    store.visas.settle(view.visa, { outcome: "given" }, person.id, now);
    store.audit.add(now, person.id, "visa.given", `interview:${interview.id}`);
    tellAnswerers(context, view);
    return { message: say(sayVisaGiven(place, today)) };
  },
};

const agreement =
  /^(?:(?:oui|ok|okay|d'accord|d’accord|entendu|parfait|tres bien|c'est bon|bon pour moi|valide|je valide|je suis d'accord)[\s,.!]*)+(?:merci)?[\s.!]*$/;

function questions(context: CommandContext, known: Parameters): AtomicQuestion[] {
  const which = visaAsked(context, known);
  const { doubt } = known;
  if (doubt === undefined || which.length > 0) return which;
  const { give, back } = sayVisaDoubtOptions(String(doubt));
  const { place } = visaMeant(context, known).session;
  return [
    choiceParameter({ id: "outcome", ...sayVisaDoubt(place, String(doubt)) }, [
      { value: "give", label: give, words: ["viser", "visé", "je vise"] },
      { value: "back", label: back, words: ["à revoir", "revoir"] },
    ]),
  ];
}

/** "Vougy", "n° 12"; with "pas, le budget est faux" or "mais …" after it, it is asked what is meant. */
function readGiven(rest: string, context: CommandContext): Parameters | undefined {
  const [, before = "", doubt = ""] =
    /^(.*?)[\s,;:]*(?<![\p{L}])((?:pas|mais|sauf|toutefois|cependant|sous r[ée]serve)(?![\p{L}]).*)$/isu.exec(rest) ??
    [];
  if (doubt === "") return readVisa(rest.replace(/[\s.!…]+$/u, ""), context);
  const which = readVisa(before, context);
  const words = doubt.replace(/^(?:pas|mais)[\s,;:]*/iu, "").trim();
  return which && { ...which, doubt: words === "" ? doubt.trim() : words };
}

/** Those who answer know that it was read, at their hours. */
function tellAnswerers({ store, now, today, person }: CommandContext, { session }: VisaView): void {
  const { interview, context: engine } = session;
  const message = typesetMessage(say(sayVisaCame(session, person, today)));
  for (const to of answerersOf(store, interview, engine.questionnaire).filter(({ id }) => id !== person.id))
    notify(store, `visa-given:${interview.id}:${now}:person:${to.id}`, to.id, message, now, workHourOf(store, to, now));
}
