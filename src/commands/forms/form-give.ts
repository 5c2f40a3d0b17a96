import { answeredBy } from "../../core/access.ts";
import { formFiles, mayFill, openSessions } from "../../core/answer-forms.ts";
import type { Command, CommandContext } from "../../core/command.ts";
import { UserError } from "../../core/errors.ts";
import type { Session } from "../../core/interviewing.ts";
import { sayNotAnsweredBy } from "../../core/words/assignment.ts";
import { sayForms } from "../../core/words/form-given.ts";
import { sayNothingToFill } from "../../core/words/answers-import.ts";
import { findPlace } from "../find-place.ts";
import { choiceParameter } from "../parameter.ts";

/** The form of a municipality, for those who answer better on paper or in a spreadsheet. */
export const formGive: Command = {
  name: "form-give",
  words: ["formulaire", "formulaires", "le formulaire", "formulaire à remplir", "formulaire papier"],
  group: "diagnostic",
  summary: "un diagnostic à remplir dans un tableur, ou sur papier",
  examples: ["formulaire Vougy"],
  action: "fill_forms",
  parameters(context) {
    const open = fillable(context);
    if (open.length === 0) throw new UserError(sayNothingToFill());
    const places = new Map(open.flatMap(({ interview, place }) => (interview.insee ? [[interview.insee, place]] : [])));
    // Whoever answers for two or three municipalities gets them all.
    if (places.size === 1 || answeredBy(context.person).length > 0) return [];
    const options = [...places].map(([value, label]) => ({ value, label }));
    return [choiceParameter({ id: "insee", text: "Le formulaire de quelle commune ?", label: "Commune" }, options)];
  },
  read(rest, { store }) {
    const words = rest.replace(/^(?:vierge|papier|csv|(?:à|a) (?:remplir|imprimer))\s*/iu, "");
    if (words === "") return {};
    const place = findPlace(words, store.territory.municipalities());
    return place && { insee: place.insee };
  },
  run(context, { insee }) {
    const { store, person, today } = context;
    if (typeof insee === "string" && !mayFill(person, insee))
      throw new UserError(sayNotAnsweredBy(store.territory.municipality(insee)?.name ?? insee));
    const sessions = fillable(context).filter(({ interview }) => insee === undefined || interview.insee === insee);
    if (sessions.length === 0) throw new UserError(sayNothingToFill());
    const { blocks } = sayForms(sessions.map(({ place, campaign }) => ({ place, title: campaign.project.title })));
    return { message: { blocks: [...blocks, ...formFiles(store, sessions, today)] } };
  },
};

/** What may still be filled by this person: their own municipalities, or all of them. */
export function fillable({ store, library, person, today }: CommandContext): Session[] {
  const insees = store.territory.municipalities().map(({ insee }) => insee);
  const own = insees.filter((insee) => mayFill(person, insee));
  return openSessions(store, library, own, today, person);
}
