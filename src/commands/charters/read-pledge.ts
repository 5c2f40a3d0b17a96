import type { CommandContext, Parameters } from "../../core/command.ts";
import { UserError } from "../../core/errors.ts";
import type { Level } from "../../core/governance/pledges.ts";
import { readChoice } from "../../core/language/read-choice.ts";
import type { Municipality } from "../../core/people.ts";
import { sayPlaceInDoubt } from "../../core/words/decisions.ts";
import { levelOptions, sayOneAtATime, sayPledgeUnread } from "../../core/words/pledges.ts";
import { placesIn } from "../consultations/places-in.ts";
import { placeNamed } from "../decisions/place-named.ts";
import { splitCondition } from "../decisions/positions-said.ts";
import { bare } from "../decisions/stances.ts";
import { levelIn, withoutLevels } from "./levels-said.ts";
import { cutCharter } from "./which-charter.ts";

const filler =
  /(?<!\p{L})(?:je|j['’]|nous|on|la commune|le maire|la maire|commune|mairie|la|le|les|de|du|d['’]|mais|est|et|engagement|souhait\p{L}*|veu\p{L}*|voulons|v[ao]|allons|(?:[sm]['’])?engag\p{L}*|à|merci|svp)(?!\p{L})|[,:;()]/giu;
const written = "(?:d[ée]lib[ée]ration|courriel|courrier|lettre|appel|message|t[ée]l[ée]phone)s?";
const proofWords = new RegExp(
  [
    "[\\s,;(]+(?:avec\\s+)?(?:la\\s+)?(?:preuve|source)(?:\\s*:|\\s)\\s*(.+)$",
    `[,;(]\\s*(?:d['’]apr[èe]s|selon|vu)\\s+(.+)$`,
    `[,;(]\\s*((?:(?:la|le|sa|son|par)\\s+|l['’])?${written}(?!\\p{L}).*)$`,
    `\\s(${written}\\s+(?:n°|du\\s|de\\s+(?:la|M|Mme)|d['’]hier|re[çc]u).*)$`,
    "[\\s,;(]+sur (?:la )?parole (d[eu]['’]?\\s*.+)$",
    "\\s(?:d['’]apr[èe]s|selon)\\s+((?:(?:le|la|son|sa)\\s+(?:maire|mairie|adjoint|secr[ée]taire)|M\\.|Mme).*)$",
  ].join("|"),
  "isu",
);

/** "Vougy : participe au pacte, si le car passe le mercredi, délibération du 12 janvier": the condition and the proof word for word. */
export function readPledge(rest: string, context: CommandContext): Parameters | undefined {
  const { words: said, proof } = cutProof(rest.replaceAll("’", "'"));
  const { head: clause, condition: conditional } = splitCondition(said);
  const { charter, rest: head } = cutCharter(clause, context);
  const found = levelIn(head);
  const tail = found === undefined ? "" : tailOf(found.after);
  const named = found === undefined ? withoutLevels(head) : `${found.before} ${tail === "" ? found.after : ""}`;
  // Said in passing, "un engagement fort de Vougy" is nobody's pledge: only words that tell a level are objected to.
  const { insee, left } = placeIn(named, context, named !== head);
  // Levels said and not kept are unsure: what is left of the words is no other one.
  const level = found?.level ?? (named === head ? levelNear(left) : undefined);
  if (left !== "" && level === undefined && named === head) return undefined;
  if (left !== "" && found !== undefined) throw new UserError(sayPledgeUnread(left));
  const condition = conditional ?? (tail === "" ? undefined : tail);
  return {
    ...(charter === undefined ? {} : { charter }),
    ...(insee === undefined ? {} : { insee }),
    ...(level === undefined ? {} : { level }),
    ...(condition === undefined ? {} : { condition }),
    ...(proof === undefined ? {} : { proof }),
  };
}

/** Whether the words surely tell a level, whatever condition they set. */
export function tellsLevel(said: string): boolean {
  return levelIn(splitCondition(said).head) !== undefined;
}

function cutProof(said: string): { words: string; proof?: string } {
  const found = proofWords.exec(said);
  const proof = found?.slice(1).find((one) => one !== undefined);
  if (found === null || proof === undefined) return { words: said };
  return { words: said.slice(0, found.index), proof: proof.replace(/[\s.)]+$/u, "") };
}

/** What follows a level and is no place: "mais sans payer le car", ": après le vote du budget". */
function tailOf(after: string): string {
  const [, words = ""] =
    /^\s*(?:[:,;(-]\s*)?((?:mais|sauf|avec|sans|dès|quand|après|seulement|uniquement|jusqu|pour l['’]instant|cette année|en \d{4}|et (?:on|nous|il|elle|que|à condition))(?!\p{L}).*)$/isu.exec(
      after,
    ) ??
    /^\s*[:;(]\s*(\S.*)$/su.exec(after) ??
    [];
  return bare(words);
}

/** The municipality that the words name, and what else they hold. Throws `UserError` where it may be several, if it is surely one. */
function placeIn(words: string, { store }: CommandContext, isPledge: boolean): { insee?: string; left: string } {
  const municipalities = store.territory.municipalities();
  const { places, rest } = placesIn(words, municipalities);
  if (places.length > 1 && !isPledge) return { left: words };
  if (places.length > 1) throw new UserError(sayOneAtATime(places.map(({ name }) => name)));
  const left = rest.replace(filler, " ").replace(/\s+/gu, " ").trim();
  const [place] = places;
  if (place !== undefined) return { insee: place.insee, left };
  return left === "" || levelNear(left) !== undefined ? { left } : placeNear(left, municipalities, isPledge);
}

function placeNear(
  left: string,
  municipalities: readonly Municipality[],
  isPledge: boolean,
): { insee?: string; left: string } {
  const named = placeNamed(left, municipalities);
  if (named.kind === "one") return { insee: named.insee, left: "" };
  if (named.candidates.length === 0 || !isPledge) return { left };
  throw new UserError(sayPlaceInDoubt(left, true));
}

/** "partcipe": a level with a typing mistake. */
function levelNear(left: string): Level | undefined {
  if (left === "") return undefined;
  const reading = readChoice(left, levelOptions);
  if (reading.kind !== "read" || reading.rest !== "") return undefined;
  return levelOptions.find(({ value }) => value === reading.value)?.value;
}
