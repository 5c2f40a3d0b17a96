import { fold } from "./fold.ts";
import { leftOver } from "./left-over.ts";
import { listen } from "./listen.ts";
import { signatureOf, toPieces } from "./pieces.ts";
import type { Piece } from "./pieces.ts";
import type { Reading } from "./reading.ts";
import { ask, read, unread } from "./readings.ts";
import { answersAlone, yesNoWords } from "./yes-no-words.ts";

/** Yes or no. A condition, a restriction or both answers at once are asked about, the likelier side first. */
export function readYesNo(text: string): Reading<boolean> {
  const said = text.replace(stretched, (word) => word.replace(/(.)\1+/giu, "$1"));
  const bare = fold(said).replace(/^l[ea] |[\s.!,;:)]+$/gu, "");
  const alone = answersAlone.get(bare);
  if (alone !== undefined) return read(alone);
  return listen(said, understand);
}

/** "nooon", "OUIIII": said with force, and meant as written short. */
const stretched = /(?<!\p{L})(?:n+o+n+|n+a+n+|o+u+i+|o+u+a+i+s+)(?!\p{L})/giu;

function understand(text: string): Reading<boolean> {
  const { source, pieces } = toPieces(text, yesNoWords);
  const kept = pieces.filter((piece) => !["filler", "mark", "approximation"].includes(piece.kind));
  const signature = signatureOf(kept);
  const estimate = signature.includes("d") || pieces.some((piece) => piece.kind === "approximation");
  const unsure = kept.find((piece) => piece.kind === "unsure");
  if (unsure) return ask(leaningOf(unsure.leans, signature), estimate);
  const answer = /[YDd](?:[,g]*[YDd])*/u.exec(signature);
  if (!answer) return readImplied(signature, pieces);
  const value = answer[0].startsWith("Y");
  const before = signature.slice(0, answer.index);
  const after = signature.slice(answer.index + answer[0].length);
  if (/Y.*[Dd]|[Dd].*Y/u.test(signature)) return ask([value, !value], estimate);
  const found = kept.slice(answer.index, answer.index + answer[0].length);
  // "pas d’accord", "je ne dis pas non"
  const opening = kept.slice(0, answer.index).findLast(({ kind }) => kind !== "glue");
  if (opening?.kind === "turn" && opening.text === "pas") return ask([!value, value], estimate);
  // "non communiqué", "non concerné"
  const last = pieces.findLastIndex((piece) => found.includes(piece));
  if (!value && pieces[last + 1]?.kind === "word") return ask([value], estimate);
  if (!/^[g,]*$/u.test(before) || /[!MBO+SYDd]/u.test(after) || kept.some(isShare)) return ask([value], estimate);
  return read(value, estimate, leftOver(source, pieces, found));
}

/** "oui aux trois quarts" is not quite yes. */
function isShare(piece: Piece): boolean {
  return piece.kind === "number" && piece.fraction;
}

function leaningOf(leans: boolean | undefined, signature: string): boolean[] {
  const said = /[YDd]/u.exec(signature)?.[0];
  if (said === undefined) return leans === undefined ? [true, false] : [leans];
  return said === "Y" ? [true, false] : [false, true];
}

/** Neither yes nor no is said: "on n’en a pas" leans one way, "je crois" the other. */
function readImplied(signature: string, pieces: readonly Piece[]): Reading<boolean> {
  const denies = pieces.some(
    (piece) => (piece.kind === "turn" && /^(?:pas|ne|n|aucune?|jamais)$/u.test(piece.text)) || piece.kind === "nothing",
  );
  if (denies) return ask([false]);
  const hedged = pieces.some((piece) => piece.kind === "approximation" && piece.text !== "?");
  return hedged && signature === "" ? ask([true], true) : unread;
}
