import type { CivilDate } from "../calendar/civil-date.ts";
import type { Municipality } from "../people.ts";
import type { ConsultationKind } from "./consultation-kind.ts";
import {
  closingOf,
  type Closing,
  type Conclusion,
  type Consultation,
  lastDayOf,
  meetsTooLate,
  type Opinion,
  type Standing,
  standingOf,
} from "./consultation.ts";
import { type Majority, qualifiedMajority, unanimity, type Voice } from "./majority.ts";

/** One council, with its municipality and where it stands. */
export type Council = {
  insee: string;
  name: string;
  population: number;
  opinion: Opinion;
  standing: Standing;
  lastDay?: CivilDate;
  meetsTooLate: boolean;
};

/** A consultation on a day, with all that follows from what is known of it. */
export type ConsultationView = {
  consultation: Consultation;
  kind: ConsultationKind;
  /** In the order of the municipalities. */
  councils: Council[];
  closing: Closing;
  majority?: Majority;
};

/** `places`: in the order wanted; a consulted municipality that has since left is not counted. */
export function viewConsultation(
  consultation: Consultation,
  kind: ConsultationKind,
  opinions: readonly Opinion[],
  places: readonly Municipality[],
  today: CivilDate,
): ConsultationView {
  const { delay } = consultation;
  const opinionOf = new Map(opinions.map((one) => [one.insee, one]));
  const councils = places.flatMap(({ insee, name, populationTotal }): Council[] => {
    const opinion = opinionOf.get(insee);
    if (opinion === undefined) return [];
    const lastDay = opinion.transmittedOn === undefined ? {} : { lastDay: lastDayOf(opinion.transmittedOn, delay) };
    const standing = standingOf(opinion, delay, kind.silence, today);
    return [
      {
        insee,
        name,
        population: populationTotal,
        opinion,
        standing,
        meetsTooLate: meetsTooLate(opinion, delay),
        ...lastDay,
      },
    ];
  });
  const closing = closingOf(
    councils.map(({ opinion }) => opinion),
    delay,
    today,
  );
  const majority = majorityOf(kind, councils);
  return { consultation, kind, councils, closing, ...(majority === undefined ? {} : { majority }) };
}

export function conclusionOf({ majority }: ConsultationView): Conclusion {
  if (majority === undefined) return "delivered";
  return majority.reached ? "agreed" : "not_agreed";
}

/** What a council's voice counts for in the result. Reserves are no agreement: what they ask for may never be granted. */
export function outcomeOf(standing: Standing): "favourable" | "reserved" | "unfavourable" | "none" | "pending" {
  switch (standing.kind) {
    case "delivered":
      return standing.result;
    case "late":
    case "silent":
      return standing.silence === "favourable" || standing.silence === "unfavourable" ? standing.silence : "none";
    case "awaited":
    case "not_transmitted":
      return "pending";
  }
}

function majorityOf(kind: ConsultationKind, councils: readonly Council[]): Majority | undefined {
  if (kind.majority === "none") return undefined;
  const voices = councils.map(({ insee, population, standing }): Voice => {
    const outcome = outcomeOf(standing);
    const stance = outcome === "favourable" ? "for" : outcome === "pending" ? "pending" : "not";
    return { insee, population, stance };
  });
  return kind.majority === "unanimous"
    ? unanimity(voices)
    : qualifiedMajority(voices, { blocking: kind.blocking !== undefined });
}
