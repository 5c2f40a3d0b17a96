import { answeredBy, isDirector } from "../../core/access.ts";
import { formFiles, isSignedForm, mayFill, openSessions } from "../../core/answer-forms.ts";
import { mayAnswer } from "../../core/asked.ts";
import type { Command, CommandContext, Parameters } from "../../core/command.ts";
import { UserError } from "../../core/errors.ts";
import { findPeople } from "../../core/governance/find-people.ts";
import { openSession, type Session } from "../../core/interviewing.ts";
import type { Option } from "../../core/language/reading.ts";
import { awaitedPersons } from "../../core/reminder-now.ts";
import { type BlankForm, blankForm } from "../../core/signed-forms.ts";
import { isOpen } from "../../core/store/interviews.ts";
import { sayNotAnsweredBy } from "../../core/words/assignment.ts";
import { sayForms } from "../../core/words/form-given.ts";
import { sayNothingToFill } from "../../core/words/answers-import.ts";
import { findPlace } from "../find-place.ts";
import { choiceParameter } from "../parameter.ts";
import { campaignNamed } from "../synthesis/which-campaign.ts";

/** The form of a municipality, or of persons, for those who answer better on paper or in a spreadsheet. */
export const formGive: Command = {
  name: "form-give",
  words: ["formulaire", "formulaires", "le formulaire", "formulaire à remplir", "formulaire papier"],
  group: "diagnostic",
  summary: "un diagnostic à remplir dans un tableur, ou sur papier",
  examples: ["formulaire Vougy"],
  action: "fill_forms",
  parameters(context) {
    const options = [...placesToFill(context), ...campaignsToFill(context)];
    if (options.length === 0) throw new UserError(sayNothingToFill());
    // Whoever answers for two or three municipalities gets them all.
    if (options.length === 1 || answeredBy(context.person).length > 0) return [];
    const text = options.some(({ value }) => isCampaign(value))
      ? "Quel formulaire ? Une commune, ou un diagnostic que des personnes remplissent."
      : "Le formulaire de quelle commune ?";
    return [choiceParameter({ id: "whose", text, label: "Formulaire" }, options)];
  },
  read(rest, context) {
    const words = rest.replace(/^(?:vierge|papier|csv|(?:à|a) (?:remplir|imprimer))\s*/iu, "");
    if (words === "") return {};
    const place = findPlace(words, context.store.territory.municipalities());
    return place === undefined ? readOfPersons(words, context) : { whose: place.insee };
  },
  run(context, { whose }) {
    const { store, person, today } = context;
    const isOfPlace = typeof whose === "string" && !isCampaign(whose);
    if (isOfPlace && !mayFill(person, whose))
      throw new UserError(sayNotAnsweredBy(store.territory.municipality(whose)?.name ?? whose));
    const sessions = [...fillable(context), ...fillableByPersons(context)].filter(
      ({ campaign, interview: { insee } }) => whose === undefined || whose === (insee ?? valueOf(campaign)),
    );
    if (sessions.length === 0) throw new UserError(sayNothingToFill());
    const { blocks } = sayForms(
      sessions.map(({ place, campaign, context: { questionnaire }, interview: { insee } }) => ({
        ...(insee === undefined ? {} : { place }),
        title: campaign.project.title,
        isBlank: isSignedForm(questionnaire),
      })),
    );
    return { message: { blocks: [...blocks, ...formFiles(store, sessions, today)] } };
  },
};

/** What may still be filled by this person: their own municipalities, or all of them. */
export function fillable({ store, library, person, today }: CommandContext): Session[] {
  const insees = store.territory.municipalities().map(({ insee }) => insee);
  const own = insees.filter((insee) => mayFill(person, insee));
  return openSessions(store, library, own, today, person);
}

/** One form a campaign that persons answer: the same for all, or the one text that the direction completes. */
function fillableByPersons({ store, library, person, today }: CommandContext): (Session | BlankForm)[] {
  return store.campaigns.all().flatMap((campaign): (Session | BlankForm)[] => {
    const questionnaire = library.questionnaires.get(campaign.questionnaire);
    const open = store.interviews.ofCampaign(campaign.id).filter(({ status }) => isOpen(status));
    const first = open.find(({ insee }) => insee === undefined);
    if (first === undefined || questionnaire === undefined) return [];
    const isSigned = isSignedForm(questionnaire);
    if (!(isSigned ? isDirector(person) : mayAnswer(person, first, questionnaire))) return [];
    const form = isSigned
      ? blankForm(store, library, campaign, today)
      : openSession(store, library, first.id, today, person);
    return form === undefined ? [] : [form];
  });
}

function placesToFill(context: CommandContext): Option[] {
  const places = new Map(
    fillable(context).flatMap(({ interview, place }) => (interview.insee ? [[interview.insee, place]] : [])),
  );
  return [...places].map(([value, label]) => ({ value, label }));
}

function campaignsToFill(context: CommandContext): Option[] {
  return fillableByPersons(context).map(({ campaign }) => ({
    value: valueOf(campaign),
    label: campaign.project.title,
  }));
}

function valueOf({ id }: { id: number }): string {
  return `campaign_${id}`;
}

function isCampaign(value: string): boolean {
  return value.startsWith("campaign_");
}

/** "formulaire attentes", or the name of somebody who is asked: theirs is the same as everybody's. */
function readOfPersons(words: string, context: CommandContext): Parameters | undefined {
  if (!isDirector(context.person)) return undefined;
  const open = fillableByPersons(context).map(({ campaign }) => campaign);
  const named = open.length === 0 ? undefined : campaignNamed(words, context);
  if (named !== undefined && open.some(({ id }) => id === named.id)) return { whose: valueOf(named) };
  const ids = new Set(findPeople(words, awaitedPersons(context)).map(({ id }) => id));
  const [theirs, ...others] = open.filter(({ id }) =>
    context.store.interviews.ofCampaign(id).some(({ personId }) => personId !== undefined && ids.has(personId)),
  );
  if (theirs === undefined) return undefined;
  return others.length === 0 ? { whose: valueOf(theirs) } : {};
}
