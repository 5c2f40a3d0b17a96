import { mayAnswer } from "../../core/asked.ts";
import type { Command, CommandContext, Parameters } from "../../core/command.ts";
import { currentEntry, endEntry, entryOf, tellEntered } from "../../core/entering.ts";
import { UserError } from "../../core/errors.ts";
import { progressOf } from "../../core/interview/state.ts";
import type { AtomicQuestion } from "../../core/interview/questionnaire.ts";
import { openSession, type Session } from "../../core/interviewing.ts";
import type { Municipality } from "../../core/people.ts";
import { type EntryWay, toldWays } from "../../core/interview/entered.ts";
import { isOpen } from "../../core/store/interviews.ts";
import {
  sayEntryBegun,
  sayEntryGoesOn,
  sayEntryWays,
  sayNoPlaceToEnter,
  sayNothingToEnter,
  sayTellerOption,
  sayWhichDiagnosticToEnter,
  sayWhichTeller,
  sayWhichToEnter,
  sayWhichWay,
  sayWhoTells,
} from "../../core/words/entry.ts";
import { findPlace } from "../find-place.ts";
import { choiceParameter, openParameter } from "../parameter.ts";
import { namedIn, tellerOf, tellersAt } from "./tellers.ts";
import { readNumber, viewOf } from "./which-entry.ts";

/** Someone who has no time to write is asked on the telephone: an agent enters what they say, in their name and on their word. */
export const enterAnswers: Command = {
  name: "enter-answers",
  words: [
    "saisir",
    "saisie",
    "je saisis",
    "saisir pour",
    "je saisis pour",
    "saisir les réponses",
    "saisir pour le compte",
    "répondre à la place",
    "répondre pour le compte",
  ],
  group: "campaign",
  summary: "saisir les réponses d'une commune, données au téléphone ou par courrier",
  examples: ["saisir Vougy", "saisir Vougy avec Mme Lefèvre"],
  action: "enter_answers",
  usual: { way: "phone" },
  parameters: questions,
  read: readEntry,
  refuse({ insee, teller }, context) {
    if (teller === undefined || insee === undefined) return undefined;
    const named = namedIn(context, String(teller), String(insee));
    return named?.kind === "ask" ? { id: "teller", sentence: sayWhichTeller(String(teller), named.people) } : undefined;
  },
  run(context, known) {
    const { store, library, person, today, now } = context;
    const interviewId = interviewOf(context, known);
    const session = openSession(store, library, interviewId, today, person);
    if (session === undefined) throw new UserError(sayNoPlaceToEnter());
    const { place, campaign, interview } = session;
    const before = entryOf(context, interviewId);
    const continued = before && viewOf(context, before);
    if (continued !== undefined && known.teller === undefined)
      return { message: sayEntryGoesOn({ place, said: continued.said }), interviewId };
    if (before !== undefined) tellEntered(store, before, endEntry(store, library, before, now), now);
    const teller = tellerOf(context, String(known.teller), String(interview.insee));
    const begun = store.entries.begin({ interviewId, byPerson: person.id, teller, way: wayOf(known.way) }, now);
    store.audit.add(now, person.id, "entry.begun", `interview:${interviewId}`, { after: wayOf(known.way) });
    const view = viewOf(context, begun);
    if (view === undefined) throw new Error("the entry just begun has gone");
    const { answered } = progressOf(session.context, interview.state);
    return {
      message: sayEntryBegun({ place, title: campaign.project.title, said: view.said, answered }),
      interviewId,
    };
  },
};

function wayOf(said: unknown): EntryWay {
  return toldWays.find((one) => one === said) ?? "phone";
}

function questions(context: CommandContext, known: Parameters): AtomicQuestion[] {
  const insee = known.insee ?? inseeOf(context, known.interview);
  if (insee === undefined) {
    const places = placesToEnter(context);
    if (places.length === 0) throw new UserError(sayNoPlaceToEnter());
    return [
      choiceParameter(
        { id: "insee", ...sayWhichToEnter() },
        places.map(({ insee: value, name: label }) => ({ value, label })),
      ),
    ];
  }
  const open = openAt(context, String(insee));
  if (open.length === 0) throw new UserError(whyNot(context, String(insee)));
  const which = choiceParameter(
    { id: "interview", ...sayWhichDiagnosticToEnter() },
    open.map(({ interview, campaign }) => ({ value: String(interview.id), label: campaign.project.title })),
  );
  const asked = open.length > 1 ? [which] : [];
  const interviewId = open.length > 1 ? known.interview : open[0]?.interview.id;
  const goesOn = interviewId !== undefined && entryOf(context, Number(interviewId)) !== undefined;
  if (interviewId === undefined || (goesOn && known.teller === undefined)) return asked;
  const name = context.store.territory.municipality(String(insee))?.name ?? String(insee);
  return [
    ...asked,
    openParameter({ id: "teller", ...sayWhoTells(name) }, tellersAt(context, String(insee)).map(sayTellerOption), 80),
    choiceParameter({ id: "way", ...sayWhichWay() }, sayEntryWays()),
  ];
}

function interviewOf(context: CommandContext, { interview, insee }: Parameters): number {
  return Number(interview ?? openAt(context, String(insee))[0]?.interview.id);
}

function inseeOf({ store }: CommandContext, interview: string | number | undefined): string | undefined {
  return interview === undefined ? undefined : store.interviews.byId(Number(interview))?.insee;
}

/** What is still to be answered there, by others than the one who enters. */
function openAt({ store, library, today, person }: CommandContext, insee: string): Session[] {
  return store.interviews
    .all()
    .filter((one) => one.insee === insee && isOpen(one.status))
    .flatMap(({ id }) => openSession(store, library, id, today, person) ?? [])
    .filter(({ interview, context }) => !mayAnswer(person, interview, context.questionnaire));
}

function placesToEnter(context: CommandContext): Municipality[] {
  const open = new Set(
    context.store.interviews.all().flatMap(({ insee, status }) => (isOpen(status) ? (insee ?? []) : [])),
  );
  return context.store.territory
    .municipalities()
    .filter(({ insee }) => open.has(insee) && openAt(context, insee).length > 0);
}

function whyNot({ store, person }: CommandContext, insee: string): string {
  const name = store.territory.municipality(insee)?.name ?? insee;
  const there = store.interviews.all().filter((one) => one.insee === insee);
  if (there.some((one) => isOpen(one.status) && mayAnswer(person, one, {}))) return sayNothingToEnter(name, "own");
  return sayNothingToEnter(name, there.some(({ status }) => status === "validated") ? "validated" : "none");
}

const byWay: [RegExp, EntryWay][] = [
  [/[\s,(]*\b(?:au|par)\s+t[ée]l(?:[ée]?ph\p{L}*)?(?!\p{L})\)?|[\s,(]+t[ée]l[ée]phone\)?$/iu, "phone"],
  [/[\s,(]*\bpar\s+(?:cou?rr?i(?:er|el)s?|mails?|e-mail|lettre)\b\)?|[\s,(]+courrier\)?$/iu, "mail"],
  [/[\s,(]*\b(?:sur place|en mairie)\b\)?/iu, "visit"],
];

/** "Vougy avec Mme Lefèvre au téléphone", in this order. */
function readEntry(rest: string, context: CommandContext): Parameters | undefined {
  const number = readNumber(rest);
  if (number !== undefined) return inseeOf(context, number) === undefined ? undefined : { interview: number };
  if (/^(?:reprendre|reprise|suite)$/iu.test(rest)) {
    const current = currentEntry(context);
    return current && { interview: current.interviewId };
  }
  const found = byWay.find(([pattern]) => pattern.test(rest));
  const [placed = "", ...tellers] = (found === undefined ? rest : rest.replace(found[0], "")).split(/\s+avec\s+/iu);
  const place = findPlace(
    placed.replace(/^(?:le compte|la place|la commune)\s+/iu, ""),
    context.store.territory.municipalities(),
  );
  if (place === undefined) return undefined;
  const teller = tellers.join(" avec ").trim();
  return {
    insee: place.insee,
    ...(teller === "" ? {} : { teller }),
    ...(found === undefined ? {} : { way: found[1] }),
  };
}
