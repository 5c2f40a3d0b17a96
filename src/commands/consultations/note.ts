import type { Command, CommandContext } from "../../core/command.ts";
import { UserError } from "../../core/errors.ts";
import type { ConsultationView } from "../../core/legal/consultation-view.ts";
import { sayTitleOf } from "../../core/words/consultations-names.ts";
import { sayNoConsultation } from "../../core/words/consultations.ts";
import { choiceParameter, textParameter } from "../parameter.ts";
import type { SaidOpinion } from "./read-opinions.ts";
import { ownCouncils, recordOpinions } from "./record.ts";
import { placeNamed } from "./said.ts";
import { cutConsultation, openFor } from "./which-consultation.ts";

/** The same as "avis Vougy favorable", asked step by step. */
export const opinionNote: Command = {
  name: "opinion-note",
  words: ["noter un avis", "noter avis", "noter l'avis", "avis noter", "rendre un avis"],
  group: "legal",
  summary: "noter l'avis d'un conseil municipal, question par question",
  examples: ["noter un avis"],
  action: "answer_consultation",
  parameters(context) {
    const views = openFor(context);
    if (views.length === 0) throw new UserError(sayNoConsultation(false));
    const councils = candidates(context, views);
    return [
      ...(views.length === 1
        ? []
        : [
            choiceParameter(
              { id: "consultation", text: "De quelle consultation s'agit-il ?", label: "Consultation" },
              views.map((view) => ({
                value: String(view.consultation.id),
                label: sayTitleOf(view),
                words: [...view.kind.words, view.consultation.subject],
              })),
            ),
          ]),
      ...(councils.length === 1
        ? []
        : [
            choiceParameter(
              { id: "insee", text: "Pour quelle commune ?", label: "Commune" },
              councils.map(({ insee, name }) => ({ value: insee, label: name })),
            ),
          ]),
      choiceParameter({ id: "result", text: "Quelle réponse le conseil a-t-il rendue ?", label: "Réponse" }, [
        { value: "favourable", label: "Favorable", words: ["pour", "positif", "oui"] },
        { value: "reserved", label: "Avec réserves", words: ["réserves", "réservé", "sous réserve"] },
        { value: "unfavourable", label: "Défavorable", words: ["contre", "négatif", "non"] },
        { value: "not_yet", label: "Pas encore rendue", words: ["pas encore", "en attente", "pas encore rendu"] },
      ]),
      {
        ...textParameter({ id: "reserves", text: "Quelles réserves ?", label: "Réserves" }, 400),
        when: {
          op: "=",
          left: { op: "answer", id: "result" },
          right: { op: "literal", value: "reserved" },
        },
      },
    ];
  },
  read(rest, context) {
    const { words, view } = cutConsultation(rest, openFor(context));
    const place = placeNamed(words, context.store.territory.municipalities());
    if (words !== "" && place === undefined) return undefined;
    return {
      ...(view === undefined ? {} : { consultation: String(view.consultation.id) }),
      ...(place === undefined ? {} : { insee: place.insee }),
    };
  },
  run(context, { consultation, insee, result, reserves }) {
    const views = openFor(context);
    const view = views.find((one) => String(one.consultation.id) === consultation) ?? views[0];
    if (view === undefined) throw new UserError(sayNoConsultation(false));
    const place = context.store.territory.municipality(String(insee ?? candidates(context, views)[0]?.insee));
    const answer = (["favourable", "reserved", "unfavourable", "not_yet"] as const).find((one) => one === result);
    const said: SaidOpinion = {
      ...(place === undefined ? {} : { place }),
      ...(answer === undefined ? {} : { answer }),
      ...(reserves === undefined ? {} : { reserves: String(reserves) }),
    };
    return { message: recordOpinions(context, view, [said]) };
  },
};

/** One's own municipalities, or all of them for the DGS. */
function candidates(context: CommandContext, views: readonly ConsultationView[]) {
  const [view] = views;
  if (view === undefined) return [];
  const own = ownCouncils(context, view);
  return own.length > 0 ? own : view.councils;
}
