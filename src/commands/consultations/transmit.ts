import type { CivilDate } from "../../core/calendar/civil-date.ts";
import type { Command, CommandContext } from "../../core/command.ts";
import { answeringFor, tellTransmission } from "../../core/consultation-letters.ts";
import { consultationView } from "../../core/consultations.ts";
import { UserError } from "../../core/errors.ts";
import { suggest } from "../../core/language/suggest.ts";
import type { ConsultationView } from "../../core/legal/consultation-view.ts";
import { lastDayOf } from "../../core/legal/consultation.ts";
import { say } from "../../core/message.ts";
import {
  sayAlreadySent,
  sayNotConsulted,
  sayNotYetSent,
  saySameAsBefore,
  saySentAfterVote,
  sayTransmitted,
  sayUnknownPlaces,
} from "../../core/words/consultations-acts.ts";
import { dateParameter, textParameter } from "../parameter.ts";
import { askedOf } from "./asked.ts";
import { cutDate, cutProof, readDayDone, readPlaces } from "./said.ts";
import { cutConsultation, numberOf, openFor, theConsultation } from "./which-consultation.ts";

export const consultationTransmit: Command = {
  name: "consultation-transmit",
  words: [
    "consultation transmise",
    "consultation transmis",
    "consultation transmettre",
    "consultation envoyée",
    "transmise",
    "transmis",
  ],
  group: "legal",
  summary: "noter le jour où le document est parti, à toutes les communes ou à une seule",
  examples: ["consultation transmise aujourd'hui, preuve AR 123", "transmise à Vougy hier, preuve AR 124"],
  action: "manage_legal",
  asked: askedOf,
  parameters: () => [
    dateParameter({ id: "on", text: "Quel jour le document est-il parti ?", label: "Date d'envoi" }),
    textParameter({
      id: "proof",
      text: "Avec quelle preuve ?",
      label: "Preuve",
      help: "Le numéro d'un accusé de réception, par exemple « AR 123 ». Répondez « aucune » s'il n'y en a pas.",
    }),
  ],
  read(rest, context) {
    const { today, store } = context;
    const read = (text: string) => readDayDone(text, today);
    const { words: unproved, proof } = cutProof(rest, read);
    const channel = channelWords.exec(unproved)?.[1]?.trim();
    const { words: undated, date } = cutDate(unproved.replace(channelWords, " "), read);
    const { words: places, view } = cutConsultation(undated, openFor(context));
    const said = readPlaces(places, store.territory.municipalities());
    // Neither a date, nor a proof, nor a place: these words are about something else.
    if (said.kind === "some" && said.places.length === 0 && date === undefined) return undefined;
    const proofs = [channel, proof].filter((one) => one !== undefined).join(", ");
    return {
      places,
      ...(view === undefined ? {} : { consultation: view.consultation.id }),
      ...(date === undefined ? {} : { on: date }),
      ...(date === undefined && proofs === "" ? {} : { proof: proofs }),
    };
  },
  run(context, { places = "", consultation, on, proof }) {
    const named = openFor(context).find((view) => view.consultation.id === consultation);
    const rest = `${places} ${String(on)}${proof === "" ? "" : `, preuve ${proof}`}`;
    const which = theConsultation(context, named, (view) => `consultation transmise ${numberOf(view)} ${rest}`);
    if ("reply" in which) return which.reply;
    return transmit(context, which.view, String(places), String(on), proofOf(proof));
  },
};

const channelWords =
  /(?:^|\s)par\s+((?:courriel|mail|e-mail|courrier|lettre|porteur|recommandé|huissier|i-?delib\S*|kbox|stela|voie)(?:\s+(?:électronique|simple|recommandée?|postale|avec|avis|de|réception|et|dématérialisée?))*)/iu;

function proofOf(said: string | number | undefined): string | undefined {
  const proof = said === undefined ? "" : String(said).trim();
  return proof === "" || /^(?:aucune?|non|rien|sans|pas(?:\s.*)?|je (?:ne )?sais pas)$/iu.test(proof)
    ? undefined
    : proof;
}

function transmit(context: CommandContext, view: ConsultationView, said: string, on: CivilDate, proof?: string) {
  const { store, library, person, now, today } = context;
  const { id, delay } = view.consultation;
  const place = store.territory.holidayPlace();
  const lastDay = lastDayOf(on, delay);
  if (on > today) throw new UserError(sayNotYetSent(on, lastDay, view.kind, place));
  const asked = chosenCouncils(context, view, said);
  const chosen = asked.length > 0 ? asked : withoutProof(view, on, proof);
  if (chosen.length === 0) throw new UserError(sayAlreadySent(view));
  const voted = chosen.filter(({ opinion }) => opinion.deliveredOn !== undefined && opinion.deliveredOn < on);
  if (voted.length > 0)
    throw new UserError(
      saySentAfterVote(
        voted.map(({ name }) => name),
        on,
      ),
    );
  const changed = chosen.filter(
    ({ opinion }) => opinion.transmittedOn !== on || (proof !== undefined && opinion.proof !== proof),
  );
  if (changed.length === 0) return { message: say(saySameAsBefore()) };
  for (const { insee, opinion } of changed) {
    store.consultations.transmit(id, insee, on, proof);
    store.audit.add(now, person.id, "consultation.transmitted", `consultation:${id}:${insee}`, {
      ...(opinion.transmittedOn === undefined ? {} : { before: opinion.transmittedOn }),
      after: proof === undefined ? on : `${on} ${proof}`,
    });
  }
  const after = consultationView(store, library, id, today) ?? view;
  const moved = new Set(changed.filter(({ opinion }) => opinion.transmittedOn !== on).map(({ insee }) => insee));
  tellTransmission(store, after, { sent: after.councils.filter(({ insee }) => moved.has(insee)) }, now);
  const told = new Set([...moved].flatMap((insee) => answeringFor(store, insee).map((one) => one.id))).size;
  const names = changed.map(({ name }) => name);
  const all = changed.length === view.councils.length;
  return {
    message: sayTransmitted(
      after,
      { names, all, on, lastDay, told, toTell: moved.size > 0, ...(proof === undefined ? {} : { proof }) },
      place,
    ),
  };
}

/** The same sending said again, now with its proof: the councils for which it is noted without one, or already with this one. */
function withoutProof({ councils }: ConsultationView, on: CivilDate, proof: string | undefined) {
  const sameDay = councils.filter(({ opinion }) => opinion.transmittedOn === on);
  const unproved = sameDay.filter(({ opinion }) => opinion.proof === undefined);
  return proof !== undefined && unproved.length > 0
    ? unproved
    : sameDay.filter(({ opinion }) => opinion.proof === proof);
}

/** Those named; all when said so; else those for which no day is noted yet. Throws `UserError` on a name nobody has. */
function chosenCouncils({ store }: CommandContext, view: ConsultationView, said: string) {
  const municipalities = store.territory.municipalities();
  const places = readPlaces(said, municipalities);
  if (places.kind === "all")
    return said === "" ? view.councils.filter(({ opinion }) => opinion.transmittedOn === undefined) : view.councils;
  if (places.unknown.length > 0) {
    const names = municipalities.map(({ name }) => name);
    throw new UserError(
      sayUnknownPlaces(
        places.unknown,
        places.unknown.flatMap((one) => suggest(one, names)),
      ),
    );
  }
  const consulted = view.councils.filter(({ insee }) => places.places.some((one) => one.insee === insee));
  const missing = places.places.filter(({ insee }) => !consulted.some((one) => one.insee === insee));
  if (missing.length > 0) throw new UserError(sayNotConsulted(missing.map(({ name }) => name)));
  return consulted;
}
