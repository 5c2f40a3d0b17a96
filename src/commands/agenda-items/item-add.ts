import { may } from "../../core/access.ts";
import type { Command, CommandContext, CommandReply, Parameters } from "../../core/command.ts";
import { UserError } from "../../core/errors.ts";
import { fold } from "../../core/language/fold.ts";
import { type MeetingView } from "../../core/meeting-view.ts";
import { say } from "../../core/message.ts";
import { directorsOf, notify, officeHourOf } from "../../core/notify.ts";
import type { Person } from "../../core/people.ts";
import {
  sayItemsAdded,
  sayNobodyToPropose,
  sayProposal,
  sayProposalAdded,
  sayProposed,
} from "../../core/words/agenda-items.ts";
import { fullNameOf } from "../../core/words/people.ts";
import { typesetMessage } from "../../core/words/typeset-message.ts";
import { typedMeeting } from "../../core/words/typed-meeting.ts";
import { comingMeetings } from "../meetings/which-meeting.ts";
import { textParameter } from "../parameter.ts";
import { type ItemTyped, readItems } from "./read-items.ts";
import {
  agendaOf,
  agendaParameter,
  type MeetingSaid,
  refuseClosed,
  splitLeadingMeeting,
  splitTrailingMeeting,
} from "./which-agenda.ts";

const asked = {
  id: "items",
  text: "Quel point ?",
  label: "Point",
  help: "Un titre court. Plusieurs points : un par ligne, ou séparés par « ; ». Ajoutez « (sensible) » s'il le faut.",
};

/** "Mettre la voirie à l'ordre du jour du copil". */
const puttingOn =
  /^(?:(?:il faut|pouvez-vous|peux-tu)\s+)?(?:ajoute[rz]?|met(?:tre|tez|s)|inscri(?:re|vez|s))\s+(.+?)\s+[àa] l['’]ordre du jour(?:\s+(?:du|de la|de l['’])\s*(.+?))?[\s.]*$/iu;

export const itemAdd: Command = {
  name: "item-add",
  words: [
    "ordre du jour ajouter",
    "odj ajouter",
    "ordre du jour ajoute",
    "ajouter à l'ordre du jour",
    "ajouter un point",
    "ajouter le point",
  ],
  group: "meetings",
  summary: "inscrire un point à l'ordre du jour d'une réunion",
  examples: [
    "ordre du jour ajouter Fonds de concours au copil",
    "ordre du jour ajouter sensible Fonds de concours au copil",
  ],
  action: "manage_meetings",
  keepsLines: true,
  parameters: (context, known) => [
    textParameter(asked, 1000),
    ...agendaParameter("Pour quelle réunion ?", comingMeetings(context), known, context),
  ],
  read: readTyped,
  overhear(said) {
    const [, items, meeting] = puttingOn.exec(said.trim()) ?? [];
    return items && `ordre du jour ajouter ${items}${meeting === undefined ? "" : ` au ${meeting}`}`;
  },
  run(context, parameters) {
    return add(context, agendaOf(parameters, comingMeetings(context), context), readItems(String(parameters["items"])));
  },
};

export const itemPropose: Command = {
  name: "item-propose",
  words: [
    "proposer un point",
    "proposer point",
    "proposition de point",
    "je propose un point",
    "ordre du jour proposer",
  ],
  group: "meetings",
  summary: "proposer un point à la direction générale pour une réunion",
  examples: ["proposer un point Voirie au copil"],
  action: "see_meetings",
  keepsLines: true,
  parameters(context, known) {
    const coming = comingMeetings(context);
    if (coming.length === 0) return [textParameter(asked, 1000)];
    return [textParameter(asked, 1000), ...agendaParameter("Pour quelle réunion ?", coming, known, context)];
  },
  read: readTyped,
  run(context, parameters) {
    const coming = comingMeetings(context);
    const items = readItems(String(parameters["items"]));
    const view = coming.length === 0 ? undefined : agendaOf(parameters, coming, context);
    if (view && may(context.person, "manage_meetings")) return add(context, view, items);
    return propose(context, view, items);
  },
};

/** "Fonds de concours au copil", or first the meeting and then the items, one a line. */
function readTyped(rest: string, context: CommandContext): Parameters | undefined {
  const leading: MeetingSaid = /^(?:au|aux|à|a|pour|du)\s/iu.test(rest) ? splitLeadingMeeting(rest, context) : { rest };
  const said = leading.view ? leading : splitTrailing(rest, context);
  if (said.view) refuseClosed(said.view, context);
  return {
    ...(said.rest === "" ? {} : { items: said.rest }),
    ...(said.view && { meeting: String(said.view.meeting.id) }),
  };
}

/** "Voirie au cotech, sensible": said after the meeting, it is of the items, never lost. */
function splitTrailing(rest: string, context: CommandContext): MeetingSaid {
  const [, before] = /^(.*\S)\s*[,;(]?\s*(?:point\s+)?sensibles?\)?[\s.]*$/isu.exec(rest) ?? [];
  const said = before === undefined ? undefined : splitTrailingMeeting(before.replace(/[\s,;(]+$/u, ""), "to", context);
  if (said?.view !== undefined && said.rest !== "") return { ...said, rest: `sensible : ${said.rest}` };
  return splitTrailingMeeting(rest, "to", context);
}

function add(context: CommandContext, view: MeetingView, typed: readonly ItemTyped[]): CommandReply {
  const { store, person, now, today, library } = context;
  const meetingId = view.meeting.id;
  const there = new Set(view.items.map(({ title }) => fold(title)));
  const added: { number: number; title: string; sensitive: boolean }[] = [];
  const already: string[] = [];
  for (const { title, sensitive, proposer } of typed) {
    if (there.has(fold(title))) {
      already.push(title);
      continue;
    }
    there.add(fold(title));
    const by = proposer === undefined ? undefined : proposerNamed(context, proposer);
    const id = store.agendas.add({ meetingId, title, sensitive, proposedBy: (by ?? person).id }, now);
    store.audit.add(now, person.id, "item.added", `item:${id}`, { after: title });
    added.push({ number: view.items.length + added.length + 1, title, sensitive });
    if (by && by.id !== person.id) {
      const message = typesetMessage(sayProposalAdded(title, view, today));
      notify(store, `item:${id}:added:person:${by.id}`, by.id, message, now, officeHourOf(store, by.id, now));
    }
  }
  const target = library.bodies.find(({ key }) => key === view.seated.template.prepares);
  return { message: sayItemsAdded(view, added, { already, carries: target?.name, today }) };
}

function proposerNamed({ store }: CommandContext, name: string): Person | undefined {
  const named = store.people.all().filter((one) => fold(fullNameOf(one)) === fold(name));
  return named.length === 1 ? named[0] : undefined;
}

function propose(context: CommandContext, view: MeetingView | undefined, typed: readonly ItemTyped[]): CommandReply {
  const { store, person, now, today } = context;
  const directors = directorsOf(store);
  if (directors.length === 0) throw new UserError(sayNobodyToPropose());
  const replies = typed.map(({ title }) => {
    const facts = { proposer: fullNameOf(person), view, typed: view && typedMeeting(view), today };
    const message = typesetMessage(sayProposal(person, title, facts));
    for (const { id } of directors) {
      const key = `item:proposed:${person.id}:${view?.meeting.id ?? 0}:${fold(title)}:person:${id}`;
      notify(store, key, id, message, now, officeHourOf(store, id, now));
    }
    store.audit.add(now, person.id, "item.proposed", `meeting:${view?.meeting.id ?? 0}`, { after: title });
    return sayProposed(title, view, today);
  });
  return { message: say(...replies) };
}
