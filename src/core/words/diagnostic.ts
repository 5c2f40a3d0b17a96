import { fewestUnnamed } from "../diagnostic/small-numbers.ts";
import { type Context, progressOf, type InterviewState, type Turn } from "../interview/state.ts";
import { type Block, type Outbound, say, text } from "../message.ts";
import { ofAbout, sayAbout } from "./about.ts";
import { sayHowToBeReminded } from "./assignment.ts";
import { count, formatDuration, formatList, of } from "./format.ts";
import { sayToCome } from "./hand-over.ts";
import { messageOf, sayTurn } from "./interview.ts";
import { promptOf } from "./prompt.ts";
import { handedIn, recapBlocks } from "./recap.ts";

type Titled = { project: { title: string } };

type Session = {
  /** A trial has an id of its own kind. */
  interview: { id: number | string; insee?: string | undefined; state: InterviewState };
  context: Context;
  place: string;
  askedAgain: number;
};

/** What a turn of an interview answers, then the question that comes next. */
export function sayTurnOf(session: Omit<Session, "place">, turn: Turn, nearCommands: readonly string[]): Outbound {
  const lines = sayTurn(turn.said);
  if (session.askedAgain > 0) lines.unshift(sayUpdated(session.askedAgain));
  if (nearCommands.length > 0)
    lines.push(
      `Si vous vouliez une commande, essayez ${formatList(
        nearCommands.map((one) => `\`${one}\``),
        "ou",
      )}.`,
    );
  const { context, interview } = session;
  const brief = turn.said.length > 0 && turn.said.every(leavesRecapAsItWas);
  const recap = turn.said.some((one) => one.say === "recap") ? recapBlocks(context, turn.state) : [];
  return messageOf(lines, {
    blocks: [...recap, ...promptOf(context, turn.state, `@${interview.id}`, { brief })],
  });
}

const leavesItAsItWas = new Set<Turn["said"][number]["say"]>([
  "help",
  "help_review",
  "say_validate",
  "recap",
  "not_understood",
  "no_such_question",
  "unchanged",
  "not_amended",
  "asked_no_more",
  "no_answer_in_edit",
]);

/** After these, the recap or the help on the screen is still the right one; a fresh answer or a branch calls for it. */
function leavesRecapAsItWas(said: Turn["said"][number]): boolean {
  return said.say === "noted" ? said.before !== undefined : leavesItAsItWas.has(said.say);
}

/** "Vougy, question 7 sur 18, encore 8 minutes environ." */
export function sayPosition(session: Session): string {
  const { answered, total, minutes } = progressOf(session.context, session.interview.state);
  const updated = session.askedAgain === 0 ? "" : `${sayUpdated(session.askedAgain)}\n`;
  if (answered >= total) return `${updated}${session.place} : tout est répondu, il reste à valider.`;
  return `${updated}${session.place}, question ${answered + 1} sur ${total}, encore ${formatDuration(minutes)} environ.`;
}

export function sayEnded(
  { ended, state, unnamed: isUnnamed }: Turn & { ended: NonNullable<Turn["ended"]> },
  session: Session & { campaign: Titled },
  others: readonly { id: number; insee?: string | undefined; place: string; campaign: Titled }[],
): Outbound {
  const { place } = session;
  const about = { insee: session.interview.insee, place };
  if (ended === "paused") {
    const { answered, total } = progressOf(session.context, state);
    return say(
      `C'est enregistré : ${sayAbout(about)}, ${count(answered, "réponse", "réponses")} sur ${total}. Écrivez \`reprendre\` quand vous voudrez, même dans plusieurs jours, et d'où vous voudrez. ${sayHowToBeReminded()}`,
    );
  }
  if (ended === "abandoned") {
    return say(
      `Le questionnaire ${ofAbout(about)} ne vous sera plus demandé. Vos réponses restent enregistrées, la direction générale pourra le rouvrir.`,
    );
  }
  const awaited = handedIn(session.context, state).filter(({ answered }) => !answered);
  const unknown = progressOf(session.context, state).unknown - awaited.length;
  const toComplete =
    unknown <= 0 || isUnnamed
      ? ""
      : ` Il reste ${count(unknown, "ligne", "lignes")} à compléter : nous en reparlerons.`;
  const done =
    about.insee === undefined
      ? `vos réponses à ${sayAbout(about)} sont transmises`
      : `le diagnostic ${of(place)} est transmis`;
  const blocks: Block[] = [
    text(`C'est validé, merci : ${done}.${toComplete}${sayToCome(awaited)}`),
    ...(isUnnamed ? [text(sayKeptUnnamed())] : []),
  ];
  const [next] = others;
  if (next) {
    // The same municipality may come again, for another diagnostic.
    const isSeveral = others.some(({ campaign }) => campaign.project.title !== session.campaign.project.title);
    const name = (one: (typeof others)[number]) =>
      isSeveral && one.insee !== undefined ? `${one.place} (${one.campaign.project.title})` : sayAbout(one);
    blocks.push(text(`Il reste ${formatList(others.map(name))}. Voulez-vous commencer ?`), {
      type: "choices",
      choices: [
        ...others.map((one) => ({
          value: isSeveral || one.insee === undefined ? `diagnostic n° ${one.id}` : `diagnostic ${one.place}`,
          label: `Commencer par ${name(one)}`,
        })),
        { value: "plus tard", label: "Plus tard" },
      ],
    });
  }
  return { blocks };
}

function sayKeptUnnamed(): string {
  return `Elles sont gardées sans votre nom ni la date : plus personne ne peut les relier à vous, moi non plus, et elles ne se corrigent plus. Elles ne se lisent que par groupes de ${fewestUnnamed}.`;
}

function sayUpdated(askedAgain: number): string {
  return `Le questionnaire a été mis à jour : ${count(askedAgain, "question est reposée", "questions sont reposées")}, toutes vos autres réponses sont gardées.`;
}
