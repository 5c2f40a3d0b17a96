import type { CivilDate } from "../../core/calendar/civil-date.ts";
import type { Command, CommandContext } from "../../core/command.ts";
import { UserError } from "../../core/errors.ts";
import { type Information, informationNow } from "../../core/information-now.ts";
import { suggest } from "../../core/language/suggest.ts";
import { type Paper, papers } from "../../core/legal/information.ts";
import { say } from "../../core/message.ts";
import { saySameAsBefore, sayUnknownPlaces } from "../../core/words/consultations-acts.ts";
import {
  sayBeforeMeeting,
  sayInformed,
  sayNoSuchPaper,
  sayNotSentYet,
  sayNothingToInform,
  sayNothingToUndo,
  sayPaper,
  sayUndone,
} from "../../core/words/information.ts";
import { cutDate, cutPhrase, cutProof, readDayDone, readPlaces } from "../consultations/said.ts";
import { choiceParameter, dateParameter } from "../parameter.ts";
import { typedDate } from "../../core/words/format.ts";

const paperWords: Record<Paper, string[]> = {
  convocation: [
    "convocation",
    "convocations",
    "note de synthèse",
    "convocation et note de synthèse",
    "note explicative",
  ],
  liste: ["liste", "liste des délibérations", "délibérations"],
  pv: ["pv", "procès-verbal", "procès verbal"],
  rob: [
    "rob",
    "orientations budgétaires",
    "rapport d'orientations budgétaires",
    "rapport sur les orientations budgétaires",
  ],
  rapport: ["rapport d'activité", "rapport d'activités", "rapport annuel"],
  avis_maires: ["avis des maires", "avis de la conférence des maires", "conférence des maires"],
};

function paperOf(said: string | undefined): Paper | undefined {
  return papers.find((paper) => said !== undefined && paperWords[paper].includes(said));
}

/** The official sending has left: its day and its proof are kept. */
export const informationSent: Command = {
  name: "information-sent",
  words: ["information envoyée", "information envoyer", "information transmise", "information partie"],
  group: "legal",
  summary: "noter qu'une information due aux conseillères et conseillers est partie",
  examples: [
    "information envoyée convocation hier, preuve 4472",
    "information envoyée liste des délibérations Vougy aujourd'hui",
  ],
  action: "manage_meetings",
  asked: () => "information",
  parameters: ({ store, today }) => {
    const lines = informationNow(store, today);
    if (lines.length === 0) throw new UserError(sayNothingToInform(true));
    const owed = new Set(lines.map(({ paper }) => paper));
    return [
      choiceParameter(
        { id: "paper", text: "Qu'est-ce qui est parti ?", label: "Document" },
        [...owed].map((paper) => ({ value: paper, label: sayPaper(paper), words: paperWords[paper] })),
      ),
      dateParameter({ id: "on", text: "Quel jour ?", label: "Date d'envoi" }),
    ];
  },
  read(rest, { today, store }) {
    const read = (text: string) => readDayDone(text, today);
    const { words: unproved, proof } = cutProof(rest, read);
    // "… de la séance du 17 décembre le 5 janvier": which meeting, then when it left.
    const [whole = "", day = ""] =
      /(?:de\s+la\s+|la\s+)?s[ée]ance\s+du\s+(\d{1,2}(?:er)?(?:\/\d{1,2}(?:\/\d{2,4})?|\s+\p{L}+(?:\s+\d{4})?))/iu.exec(
        unproved,
      ) ?? [];
    const meetingOn = day === "" ? undefined : readDayDone(day, today);
    const { words: undated, date } = cutDate(unproved.replace(whole, " "), read);
    const { words, found } = cutPhrase(undated, Object.values(paperWords).flat());
    const places = words
      .replace(/^(?:(?:la|le|les|des?|du|d['’]|l['’]|copie|à|aux?|pour|par\s+\S+)\s+)+(?=$)/iu, "")
      .trim();
    const paper = paperOf(found);
    const said = readPlaces(places, store.territory.municipalities());
    if (paper === undefined && date === undefined) return undefined;
    if (said.kind === "some" && said.places.length === 0 && date === undefined) return undefined;
    return {
      ...(paper === undefined ? {} : { paper }),
      ...(date === undefined ? {} : { on: date }),
      ...(proof === undefined ? {} : { proof }),
      ...(meetingOn === undefined ? {} : { meetingOn }),
      places,
    };
  },
  run(context, { paper: said, on, proof, places = "", meetingOn }) {
    const { store, person, now, today } = context;
    const paper = papers.find((one) => one === said);
    if (paper === undefined) throw new UserError(sayNothingToInform(true));
    const day = String(on);
    if (day > today) throw new UserError(sayNotSentYet(day));
    const line = lineFor(
      informationNow(store, today),
      paper,
      day,
      meetingOn === undefined ? undefined : String(meetingOn),
    );
    if (line === undefined) throw new UserError(sayNoSuchPaper(paper));
    if (!line.beforeMeeting && day < line.meeting.heldOn)
      throw new UserError(sayBeforeMeeting(paper, line.meeting.heldOn));
    const chosen = chosenPlaces(context, String(places));
    const kept: { proof?: string } = proof === undefined ? {} : { proof: String(proof) };
    const wanted = chosen === undefined ? [undefined] : chosen.map((one) => one.insee);
    const known = (insee: string | undefined) =>
      line.proofs.some((one) => one.insee === insee && one.doneOn === day && one.proof === kept.proof);
    if (wanted.every(known)) return { message: say(saySameAsBefore()) };
    for (const insee of wanted.filter((one) => !known(one))) {
      const done = { occurrence: line.occurrence, doneOn: day, ...kept, ...(insee === undefined ? {} : { insee }) };
      const id = store.legalDone.add(done, person.id, now);
      store.audit.add(now, person.id, "information.sent", `legal_done:${id}`, { after: `${line.occurrence} ${day}` });
    }
    const names = (chosen ?? store.territory.municipalities()).map(({ name }) => name);
    return { message: sayInformed({ line, names, all: chosen === undefined, on: day, ...kept }) };
  },
};

export const informationUndo: Command = {
  name: "information-undo",
  words: ["information annuler", "information retirer", "annuler information"],
  group: "legal",
  summary: "retirer le dernier envoi noté par erreur",
  examples: ["information annuler"],
  action: "manage_meetings",
  // "Information annuler 3" is a line of the plan of information.
  claims: (rest) => !/\d/u.test(rest),
  parameters: ({ store, today }) => {
    const lines = informationNow(store, today).filter(({ proofs }) => proofs.length > 0);
    if (lines.length === 0) throw new UserError(sayNothingToUndo());
    return [
      choiceParameter(
        { id: "occurrence", text: "Quel envoi faut-il retirer ?", label: "Envoi" },
        lines.map(({ occurrence, paper, meeting }) => ({
          value: occurrence,
          label: `${sayPaper(paper)}, séance du ${typedDate(meeting.heldOn)}`,
          words: paperWords[paper],
        })),
      ),
    ];
  },
  run({ store, person, now, today }, { occurrence }) {
    const line = informationNow(store, today).find((one) => one.occurrence === occurrence);
    if (line === undefined || line.proofs.length === 0) throw new UserError(sayNothingToUndo());
    for (const { id, doneOn } of line.proofs) {
      store.legalDone.undo(id, now);
      store.audit.add(now, person.id, "information.undone", `legal_done:${id}`, {
        before: `${line.occurrence} ${doneOn}`,
      });
    }
    return { message: say(sayUndone(line)) };
  },
};

/**
 * The meeting it is about: the one said; else, for what leaves before, the next one that waits for it, for what leaves after, the
 * latest one held that does.
 */
function lineFor(
  lines: readonly Information[],
  paper: Paper,
  day: CivilDate,
  meetingOn: CivilDate | undefined,
): Information | undefined {
  const own = lines.filter(
    (line) => line.paper === paper && (meetingOn === undefined || line.meeting.heldOn === meetingOn),
  );
  const waiting = own.filter(({ proven }) => proven.missing.length > 0);
  const before = (list: readonly Information[]) => list.find(({ meeting }) => meeting.heldOn > day);
  const after = (list: readonly Information[]) => list.findLast(({ meeting }) => meeting.heldOn <= day);
  const [first] = own;
  if (first?.beforeMeeting) return before(waiting) ?? after(waiting) ?? before(own) ?? own.at(-1);
  return after(waiting) ?? after(own) ?? first;
}

/** Undefined: all of them. Throws `UserError` on a name nobody has. */
function chosenPlaces({ store }: CommandContext, said: string) {
  const municipalities = store.territory.municipalities();
  const places = readPlaces(said, municipalities);
  if (places.kind === "all") return undefined;
  if (places.unknown.length === 0) return places.places;
  const names = municipalities.map(({ name }) => name);
  throw new UserError(
    sayUnknownPlaces(
      places.unknown,
      places.unknown.flatMap((one) => suggest(one, names)),
    ),
  );
}
