import { z } from "zod";
import { type CivilDate, parseCivilDate } from "../calendar/civil-date.ts";

/** A general renewal of the municipal councils. */
export type Election = {
  firstRound: CivilDate;
  secondRound: CivilDate;
  /** The last days on which the community council may be installed, by the round that made its municipalities' councils. */
  installedBy: { firstRound: CivilDate; secondRound: CivilDate };
  basis: string;
};

const civilDate = z.string().refine((text) => parseCivilDate(text) !== undefined, "écrire une date AAAA-MM-JJ");

const file = z
  .array(
    z
      .strictObject({
        premier_tour: civilDate,
        second_tour: civilDate,
        installation_au_plus_tard_premier_tour: civilDate,
        installation_au_plus_tard_second_tour: civilDate,
        base: z.string(),
      })
      .transform((read): Election => ({
        firstRound: read.premier_tour,
        secondRound: read.second_tour,
        installedBy: {
          firstRound: read.installation_au_plus_tard_premier_tour,
          secondRound: read.installation_au_plus_tard_second_tour,
        },
        basis: read.base,
      })),
  )
  .min(1);

/** `data/legal/elections.yaml`, from parsed YAML. Throws zod's error, which names the faulty place. */
export function readElections(data: unknown): Election[] {
  return file.parse(data);
}

/** The renewal that the mandate of `today` comes from; before the first one known, that one. */
export function electionOf(elections: readonly Election[], today: CivilDate): Election {
  const past = elections.filter((one) => one.firstRound <= today);
  const election = past.at(-1) ?? elections[0];
  if (election === undefined) throw new RangeError("no election is known");
  return election;
}

const mandateYears = 6;

/** Whether the municipal councils are renewed in `year`: every six years from those known. */
export function isRenewalYear(elections: readonly Election[], year: number): boolean {
  return elections.some((one) => (year - Number(one.firstRound.slice(0, 4))) % mandateYears === 0);
}
