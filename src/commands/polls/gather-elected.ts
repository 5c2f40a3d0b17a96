import { isElected, may } from "../../core/access.ts";
import type { Command, CommandContext } from "../../core/command.ts";
import { UserError } from "../../core/errors.ts";
import { peopleAbout } from "../../core/governance/people-about.ts";
import { fold } from "../../core/language/fold.ts";
import { say } from "../../core/message.ts";
import { directorsOf, notify, officeHourOf } from "../../core/notify.ts";
import type { Person } from "../../core/people.ts";
import { type SeatedBody, seatedBody } from "../../core/seats.ts";
import { fullNameOf, nameOf } from "../../core/words/people.ts";
import {
  sayGatherAsk,
  sayGatherFor,
  sayGatherNotYours,
  sayGatherProposal,
  sayGatherProposed,
  sayNobodyAbout,
  sayOnlyOneAbout,
} from "../../core/words/gather-elected.ts";
import { typesetMessage } from "../../core/words/typeset-message.ts";
import { textParameter } from "../parameter.ts";
import { askedDates, datesParameters, refuseDates } from "./asked-dates.ts";
import { bodiesOf } from "./naming.ts";
import { checkPollable, openPoll } from "./open-poll.ts";
import { readCandidates } from "./read-dates.ts";

/** The model of what they make up together. */
const group = "groupe_travail";

export const gatherElected: Command = {
  name: "gather-elected",
  words: ["réunir les élus", "réunir les élues et les élus", "réunir les élues", "réunir élus", "réunir les élu"],
  group: "meetings",
  summary: "réunir les élues et les élus en charge d'un sujet, et sonder leurs dates",
  examples: ["réunir les élus jeunesse"],
  action: "see_meetings",
  parameters(context, known) {
    const subject = textParameter(
      {
        id: "domain",
        text: "Sur quel sujet ?",
        label: "Sujet",
        help: "Celui de leur délégation, par exemple « jeunesse ».",
      },
      60,
    );
    const domain = known["domain"];
    if (domain === undefined) return [subject];
    const about = aboutOf(context, String(domain));
    if (!may(context.person, "manage_meetings")) return [subject];
    const existing = groupAbout(context, String(domain));
    if (existing) checkPollable(context, existing);
    if (existing === undefined && about.length === 1)
      throw new UserError(sayOnlyOneAbout(String(domain), about.map(nameOf)));
    const names = (existing?.members ?? about).map(fullNameOf);
    return [
      subject,
      ...datesParameters(known, context.today, sayGatherAsk(String(domain), names, existing !== undefined)),
    ];
  },
  read(rest, context) {
    const [, said = "", dates = ""] =
      /^([^\d,:]+?)(?:\s*[:,]\s*|\s+(?:le\s+|les\s+)?(?=(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|le \d|\d)))(.+)$/isu.exec(
        rest,
      ) ?? [rest, rest];
    const domain = said
      .replace(
        /^(?:(?:en charge|chargée?s|délégués|du sujet|sur)\s+)?(?:(?:de la|de l'|de l’|à la|à l'|à l’|des|du|de|au|aux|la|le|les)\s+|l['’])?/iu,
        "",
      )
      .trim();
    if (domain === "" || domain.split(/\s+/u).length > 5 || /\d/u.test(domain)) return undefined;
    const isDates = dates !== "" && readCandidates(dates, context.today).dates.length > 0;
    return { domain, ...(isDates && { dates }) };
  },
  refuse: (known, { today }) => refuseDates(known, today),
  run(context, parameters) {
    const domain = String(parameters["domain"]);
    const about = aboutOf(context, domain);
    if (!may(context.person, "manage_meetings")) return propose(context, domain, about);
    const dates = askedDates(parameters, context.today);
    return openPoll(context, groupAbout(context, domain) ?? setUpGroup(context, domain, about), dates);
  },
};

function aboutOf({ store }: CommandContext, domain: string): Person[] {
  const people = store.people.all();
  const about = peopleAbout(domain, people);
  if (about.length > 0) return about;
  const known = people.filter(isElected).flatMap(({ mandates }) => mandates.flatMap(({ delegations }) => delegations));
  throw new UserError(sayNobodyAbout(domain, [...new Set(known)]));
}

function groupAbout(context: CommandContext, domain: string): SeatedBody | undefined {
  return bodiesOf(context).find(
    ({ body }) => body.template === group && body.domain !== undefined && fold(body.domain) === fold(domain),
  );
}

/** The director's own staff start it; an elected official's wish is put to the director. */
function propose(context: CommandContext, domain: string, about: readonly Person[]) {
  const { store, person, now } = context;
  const isExecutive = person.mandates.some(({ function: held }) => held === "vice_president" || held === "president");
  if (!isExecutive) throw new UserError(sayGatherNotYours());
  const message = typesetMessage(sayGatherProposal(person, domain, about.map(fullNameOf)));
  for (const { id } of directorsOf(store))
    notify(
      store,
      `gather:${fold(domain)}:${person.id}:${context.today}:person:${id}`,
      id,
      message,
      now,
      officeHourOf(store, id, now),
    );
  store.audit.add(now, person.id, "gathering.proposed", `person:${person.id}`, { after: domain });
  return { message: say(sayGatherProposed(domain, about.map(fullNameOf))) };
}

function setUpGroup(context: CommandContext, domain: string, about: readonly Person[]): SeatedBody {
  const { store, library, person, now, today } = context;
  const body = { template: group, name: sayGatherFor(domain), domain: domain.toLowerCase(), setUpOn: today };
  const bodyId = store.bodies.add(body, person.id);
  for (const { id } of about)
    store.bodies.seat({ bodyId, personId: id, capacity: "member", origin: "chosen", from: today });
  store.audit.add(now, person.id, "body.set_up", `body:${bodyId}`, { after: body.name });
  const seated = seatedBody(store, library, bodyId);
  if (seated === undefined) throw new Error(`no template ${group}`);
  return seated;
}
