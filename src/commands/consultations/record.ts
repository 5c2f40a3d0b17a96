import { isDirector, may, municipalitiesOf } from "../../core/access.ts";
import type { CivilDate } from "../../core/calendar/civil-date.ts";
import type { CommandContext } from "../../core/command.ts";
import { tellTransmission } from "../../core/consultation-letters.ts";
import { consultationView } from "../../core/consultations.ts";
import { UserError } from "../../core/errors.ts";
import type { ConsultationView, Council } from "../../core/legal/consultation-view.ts";
import type { Opinion, Result } from "../../core/legal/consultation.ts";
import type { Outbound } from "../../core/message.ts";
import { directorsOf, notify } from "../../core/notify.ts";
import type { Municipality } from "../../core/people.ts";
import {
  sayAnswered,
  sayDateWanted,
  sayNothingToWithdraw,
  sayNotConsulted,
  sayNotVotedYet,
  sayNotYours,
  saySameAsBefore,
  sayStillAwaited,
  sayVotedTooSoon,
  sayWhichPlace,
  sayWhichResult,
} from "../../core/words/consultations-acts.ts";
import { sayChangedAfterwards } from "../../core/words/consultations-letters.ts";
import { sayResult } from "../../core/words/consultations-names.ts";
import { typesetMessage } from "../../core/words/typeset-message.ts";
import type { SaidOpinion } from "./read-opinions.ts";
import { numberOf } from "./which-consultation.ts";

/** Keeps what is sure of what was said, all or nothing of it; what is not is asked again. Throws `UserError` on what cannot be. */
export function recordOpinions(
  context: CommandContext,
  view: ConsultationView,
  said: readonly SaidOpinion[],
): Outbound {
  const placed = said.map((one) => ({ ...one, place: one.place ?? onlyPlace(context, view) }));
  const lost = placed.find(({ place }) => place === undefined);
  if (lost !== undefined) return askPlace(context, view, lost);
  const heard = placed.flatMap(({ place, ...one }) => (place === undefined ? [] : [{ ...one, place }]));
  mustBeTheirs(
    context,
    heard.map(({ place }) => place),
  );
  const councils = heard.map((one) => ({ ...one, council: councilOf(view, one.place) }));
  // The same council twice in one message: neither is sure.
  const twice = councils.find((one, at) => councils.findIndex(({ council }) => council === one.council) !== at);
  if (twice !== undefined) return sayWhichResult(twice.council.name, numberOf(view));
  const sure = councils.filter(({ answer }) => isResult(answer) || answer === "withdrawn");
  const kept = sure.map((one) => ({ ...one, opinion: opinionOf(context, one) }));
  const [unsure, ...unsureToo] = councils.flatMap(({ answer, council }) =>
    answer === "doubt" || answer === undefined ? [council] : [],
  );
  const waiting = councils.flatMap(({ answer, council }) => (answer === "not_yet" ? [council] : []));
  const changed = kept.filter(({ council, opinion }) => !isSame(council.opinion, opinion));
  for (const { council, opinion } of changed) keep(context, view, council, opinion);
  const after = consultationView(context.store, context.library, view.consultation.id, context.today) ?? view;
  if (changed.length > 0) tellDirectors(context, after, changed);
  const answered = changed.map(({ council }) => councilOf(after, council));
  tellTransmission(context.store, after, { answered }, context.now);
  return joined(
    changed.length === 0
      ? undefined
      : sayAnswered(
          after,
          changed.map(({ council }) => ({ council: councilOf(after, council), before: council.opinion })),
        ),
    changed.length === 0 && kept.length > 0 ? { blocks: [{ type: "text", text: saySameAsBefore() }] } : undefined,

    ...waiting.map((one) =>
      sayStillAwaited(after, councilOf(after, one), context.today, context.store.territory.holidayPlace()),
    ),
    unsure &&
      sayWhichResult(
        unsure.name,
        numberOf(view),
        unsureToo.map(({ name }) => name),
      ),
  );
}

type Heard = Omit<SaidOpinion, "place"> & { council: Council };
type Kept = Pick<Opinion, "result" | "reserves" | "deliveredOn" | "resolution"> | undefined;

function isResult(answer: SaidOpinion["answer"]): answer is Result {
  return answer === "favourable" || answer === "reserved" || answer === "unfavourable";
}

/** The one municipality this person answers for, when there is just one among those consulted. */
function onlyPlace(context: CommandContext, view: ConsultationView): Municipality | undefined {
  const own = ownCouncils(context, view);
  return own.length === 1 ? context.store.territory.municipality(own[0]?.insee ?? "") : undefined;
}

/** The councils of the municipalities in which this person holds a mandate that lets them answer. */
export function ownCouncils({ person }: CommandContext, view: ConsultationView): Council[] {
  const own = new Set(municipalitiesOf(person).filter((insee) => may(person, "answer_consultation", insee)));
  return view.councils.filter(({ insee }) => own.has(insee));
}

function askPlace(context: CommandContext, view: ConsultationView, said: Pick<SaidOpinion, "answer">): Outbound {
  const own = ownCouncils(context, view);
  const names = (own.length > 0 ? own : view.councils).map(({ name }) => name);
  return sayWhichPlace(names, numberOf(view), isResult(said.answer) ? sayResult(said.answer) : "favorable");
}

function mustBeTheirs({ person }: CommandContext, places: readonly Municipality[]): void {
  const others = places.filter(({ insee }) => !may(person, "answer_consultation", insee));
  if (others.length > 0) throw new UserError(sayNotYours(others.map(({ name }) => name)));
}

function councilOf(view: ConsultationView, place: { insee: string; name: string }): Council {
  const council = view.councils.find(({ insee }) => insee === place.insee);
  if (council === undefined) throw new UserError(sayNotConsulted([place.name]));
  return council;
}

/** Throws `UserError` when the day of the vote cannot be, or is needed and was not said. */
function opinionOf({ today }: CommandContext, { council, answer, date, ...said }: Heard): Kept {
  const { opinion, name, lastDay } = council;
  if (answer === "withdrawn") {
    if (opinion.result === undefined) throw new UserError(sayNothingToWithdraw(name));
    return undefined;
  }
  if (!isResult(answer)) return undefined;
  // Without a day, that of the council which was announced, once it has passed; a correction keeps the day already known.
  const announced = opinion.councilOn !== undefined && opinion.councilOn <= today ? opinion.councilOn : undefined;
  const on: CivilDate | undefined = date ?? opinion.deliveredOn ?? announced;
  if (on !== undefined && on > today) throw new UserError(sayNotVotedYet(on, name));
  if (on !== undefined && opinion.transmittedOn !== undefined && on < opinion.transmittedOn)
    throw new UserError(sayVotedTooSoon(name, on, opinion.transmittedOn));
  if (on === undefined && lastDay !== undefined && today > lastDay)
    throw new UserError(sayDateWanted(name, lastDay, sayResult(answer)));
  const number = said.resolution ?? opinion.resolution;
  return {
    result: answer,
    ...(answer === "reserved" && said.reserves !== undefined ? { reserves: said.reserves } : {}),
    ...(on === undefined ? {} : { deliveredOn: on }),
    ...(number === undefined ? {} : { resolution: number }),
  };
}

function isSame(before: Opinion, after: Kept): boolean {
  return (["result", "reserves", "deliveredOn", "resolution"] as const).every((key) => before[key] === after?.[key]);
}

function keep({ store, person, now }: CommandContext, view: ConsultationView, council: Council, opinion: Kept): void {
  const { id } = view.consultation;
  store.consultations.answer(id, council.insee, opinion, person.id, now);
  const before = written(council.opinion);
  const after = written(opinion);
  const action = opinion === undefined ? "opinion.withdrawn" : before === "" ? "opinion.recorded" : "opinion.corrected";
  store.audit.add(now, person.id, action, `consultation:${id}:${council.insee}`, {
    ...(before === "" ? {} : { before }),
    ...(after === "" ? {} : { after }),
  });
}

function written(opinion: Kept): string {
  const { result, reserves, deliveredOn, resolution } = opinion ?? {};
  return [result, deliveredOn, resolution, reserves].filter((part) => part !== undefined).join(" ");
}

/** Once it is over the DGS was told the result: what changes it afterwards is told too. */
function tellDirectors(
  { store, person, now, today }: CommandContext,
  view: ConsultationView,
  changed: readonly { council: Council }[],
): void {
  const { id, concludedOn } = view.consultation;
  if (concludedOn === undefined || isDirector(person)) return;
  for (const { council } of changed) {
    const message = typesetMessage(sayChangedAfterwards(view, council, today));
    for (const director of directorsOf(store))
      notify(
        store,
        `consultation:${id}:after:${council.insee}:${now}:person:${director.id}`,
        director.id,
        message,
        now,
      );
  }
}

function joined(...messages: (Outbound | undefined)[]): Outbound {
  return { blocks: messages.flatMap((message) => message?.blocks ?? []) };
}
