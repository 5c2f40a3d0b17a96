import { fold } from "../language/fold.ts";
import { readYesNo } from "../language/read-yes-no.ts";
import { placesNamed } from "./alike.ts";
import { type Context, type Elsewhere, type InterviewState, type Pending, type Turn, withoutPending } from "./state.ts";

/** Answers given elsewhere before it is worth offering them. */
const fewest = 3;

/** Once an interview begins, and once only: the answers given for another municipality may be proposed, one by one. */
export function offerAlike(context: Context, state: InterviewState): InterviewState {
  if (state.alike !== undefined || state.pending !== undefined) return state;
  const [most] = (context.elsewhere ?? []).toSorted((one, other) => sizeOf(other) - sizeOf(one));
  if (most === undefined || sizeOf(most) < fewest) return state;
  const doubts = (state.doubts ?? 0) + 1;
  return { ...state, alike: {}, doubts, pending: { kind: "alike", from: most.id, id: doubts } };
}

function sizeOf({ answers }: Elsewhere): number {
  return Object.keys(answers).length;
}

const begins =
  /^(?:(?:reprendre|reprends|reprenez|proposer|proposez|propose|utiliser|je veux|mettre|mettez) )*(?:les |ses )?(?:memes reponses(?: (?:que|qu'a|qu'|de|d'|pour)(?: pour| a)? ?(.+))?$|reponses (?:de |d')(.+)$)|^comme (?!a |pour |l'autre)(.+)$/u;
const ends =
  /^(?:sans proposer|ne (?:me )?proposez plus(?: rien)?|ne plus proposer|arretez? de proposer|stop propositions?)$/u;

/** "Comme Vougy", "mêmes réponses que Vougy": its answers are proposed from here on; "sans proposer": no more. */
export function hearAlike(context: Context, state: InterviewState, text: string): Turn | undefined {
  const { elsewhere = [] } = context;
  if (elsewhere.length === 0) return undefined;
  const said = fold(text).replace(/[\s.!?,]+$/u, "");
  if (ends.test(said)) return { state: { ...withoutPending(state), alike: {} }, said: [{ say: "alike_off" }] };
  const asked = begins.exec(said);
  if (asked === null) return undefined;
  const name = asked[1] ?? asked[2] ?? asked[3];
  const [only, ...others] = name === undefined ? elsewhere : placesNamed(context, name);
  if (only === undefined || others.length > 0) return undefined;
  return propose(state, only);
}

export function settleAlike(
  context: Context,
  state: InterviewState,
  { from }: Extract<Pending, { kind: "alike" }>,
  text: string,
): Turn {
  const reading = readYesNo(text);
  const mark = fold(text).replace(/[\s.)]+$/u, "");
  const isYes = mark === "1" || mark === "a" || (reading.kind === "read" && reading.value && reading.rest === "");
  const isNo = mark === "2" || mark === "b" || (reading.kind === "read" && !reading.value && reading.rest === "");
  const chosen = context.elsewhere?.find(({ id }) => id === from);
  if (isNo || chosen === undefined) return { state: withoutPending(state), said: [{ say: "kept_going" }] };
  return isYes ? propose(state, chosen) : { state, said: [{ say: "alike_yes_or_no" }] };
}

function propose(state: InterviewState, { id, place }: Elsewhere): Turn {
  return { state: { ...withoutPending(state), alike: { from: id } }, said: [{ say: "alike_on", place }] };
}
