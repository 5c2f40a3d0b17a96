import type { CivilDate } from "../calendar/civil-date.ts";
import { type Block, type Outbound, restrictedWhen, text } from "../message.ts";
import type { Objective } from "../roadmap/objective.ts";
import type { Tree } from "../roadmap/tree.ts";
import { reservedNames } from "./agenda-items.ts";
import { type ActionLine, sayAction } from "./decisions.ts";
import { count, formatList, plural } from "./format.ts";

/** `blocked`: how many things are said to hold it back and still do; `sensitive`: only some read it. */
export type ActionShown = ActionLine & { id: number; blocked: number; sensitive: boolean };

export const objectiveQuestions = {
  title: {
    id: "title",
    text: "Quel objectif ?",
    label: "Objectif",
    help: "Ce que vous voulez obtenir pour les habitants. Exemple : « Maintenir l'accueil des jeunes le mercredi ».",
  },
  orientation: {
    id: "orientation",
    text: "Dans quelle orientation ?",
    label: "Orientation",
    help: "Un grand axe du projet, par exemple « Services à la population ». Un nouveau nom en crée une.",
  },
  attach: "Quelles actions servent un objectif ?",
  attachTo: "Quel objectif ?",
  detach: "Quelle action faut-il détacher ?",
  rename: "Quel objectif faut-il renommer ?",
  remove: "Quel objectif faut-il retirer ?",
};

const mostObjectives = 12;
const mostActions = 8;

/** `edits`: whether the reader may change it; `about`: the words that the objectives were looked for by. */
export function sayObjectives(
  { branches, withoutObjective }: Tree<ActionShown>,
  { today, edits, about }: { today: CivilDate; edits: boolean; about?: string | undefined },
): Outbound {
  const all = branches.reduce((total, { objectives }) => total + objectives.length, 0);
  let room = mostObjectives;
  const blocks = branches.flatMap(({ orientation, objectives }) => {
    const shown = objectives.slice(0, room);
    room -= shown.length;
    if (shown.length === 0) return [];
    const lines = shown.flatMap(({ objective, actions }) => objectiveBlocks(objective, actions, today));
    return [text(`**${orientation}**`), ...lines];
  });
  const rest = all - Math.min(all, mostObjectives);
  const idle = branches.flatMap(({ objectives }) =>
    objectives.flatMap(({ objective, actions }) => (actions.length === 0 ? [objective.id] : [])),
  );
  return {
    title: about === undefined ? "Objectifs et actions du projet" : `Objectifs : ${about}`,
    blocks: [
      ...blocks,
      ...(rest > 0
        ? [text(`Et ${count(rest, "autre objectif", "autres objectifs")} : \`objectifs\` suivi d'un mot.`)]
        : []),
      ...(about === undefined ? withoutBlocks(withoutObjective, today, edits) : []),
      ...(edits && idle.length > 0 ? [text(sayIdle(idle))] : []),
    ],
  };
}

function objectiveBlocks({ id, title }: Objective, actions: readonly ActionShown[], today: CivilDate): Block[] {
  const head = `**Objectif ${id}** : ${title}`;
  if (actions.length === 0) return [text(`${head} (aucune action)`)];
  return [text(head), actionList(actions, today, `objectif ${id}`)];
}

function actionList(actions: readonly ActionShown[], today: CivilDate, whole?: string): Block {
  const most = whole === undefined ? actions.length : mostActions;
  const rest = actions.length - most;
  const more = rest > 0 ? [`et ${count(rest, "autre", "autres")} : \`${whole}\``] : [];
  return actionsListed(actions.slice(0, most), more, today);
}

/** Where what is sensitive may not be written, that there is an action. */
function actionsListed(actions: readonly ActionShown[], more: readonly string[], today: CivilDate): Block {
  const listOf = (sayOne: typeof sayActionShown): Block => ({
    type: "list",
    items: [...actions.map((one) => sayOne(one, today)), ...more],
  });
  return restrictedWhen(
    actions.some(({ sensitive }) => sensitive),
    listOf(sayActionShown),
    listOf(sayPlainAction),
  );
}

function sayPlainAction(action: ActionShown, today: CivilDate): string {
  return action.sensitive ? `Action ${action.id} : ${reservedNames.action}` : sayActionShown(action, today);
}

/** "Action 12 : Écrire à la CAF, Mme Arnaud, pour le 15 janvier : en cours (1 blocage)". */
export function sayActionShown({ id, blocked, ...line }: ActionShown, today: CivilDate): string {
  const held = blocked === 0 ? "" : ` (${count(blocked, "blocage signalé", "blocages signalés")})`;
  return `Action ${id} : ${sayAction(line, today)}${held}`;
}

function withoutBlocks(actions: readonly ActionShown[], today: CivilDate, edits: boolean): Block[] {
  const [first] = actions;
  if (first === undefined) return [];
  const shown = actions.slice(0, mostActions);
  const rest = actions.length - shown.length;
  const more = rest > 0 ? [`et ${count(rest, "autre échéance", "autres échéances")} : \`échéances\``] : [];
  const how = edits
    ? [text(`Pour en relier une : \`rattacher action ${first.id} à l'objectif …\`, avec son numéro.`)]
    : [];
  return [text("**Sans objectif**"), actionsListed(shown, more, today), ...how];
}

function sayIdle(ids: readonly number[]): string {
  return `Sans action : ${plural(ids.length, "l'objectif", "les objectifs")} ${formatList(ids.map(String))}.`;
}

/** One objective, with all that is known of it; `findings` and `interests` are sentences. */
export function sayObjective(shown: {
  objective: Objective;
  actions: readonly ActionShown[];
  findings: readonly string[];
  interests: string | undefined;
  noted: string;
  today: CivilDate;
}): Outbound {
  const { objective, actions, findings, interests, noted, today } = shown;
  return {
    title: `Objectif ${objective.id}`,
    blocks: [
      text(`**${objective.title}**\nOrientation : ${objective.orientation}. ${noted}`),
      ...findings.map(text),
      actions.length === 0 ? text("Aucune action n'y est reliée.") : actionList(actions, today),
      ...(interests === undefined ? [] : [text(interests)]),
    ],
  };
}

export function sayNoObjective(edits: boolean): string {
  const how = "La direction générale les écrit avec `objectif ajouter`.";
  return `Aucun objectif n'est encore écrit. ${edits ? "Pour en écrire un : `objectif ajouter`." : how}`;
}

export function sayNoObjectiveAbout(about: string): string {
  return `Aucun objectif ne correspond à « ${about} ». Pour les voir tous : \`objectifs\`.`;
}

export function sayNoSuchObjective(number: string, known: readonly number[]): string {
  const which =
    known.length > 12
      ? ""
      : ` ${plural(known.length, "Celui qui existe est l'objectif", "Ceux qui existent sont les objectifs")} ${formatList(known.map(String))}.`;
  return `Il n'y a pas d'objectif ${number}.${which} Pour les voir : \`objectifs\`.`;
}

export function sayNoSuchAction(number: string): string {
  return `Je ne trouve pas d'action ${number} que je puisse vous montrer. Les numéros sont dans \`objectifs\`.`;
}

export function sayNoActionYet(): string {
  return "Aucune action n'est en cours. Une action est une échéance : `échéance ajouter`, ou `action` après une décision.";
}

export function sayObjectiveAdded({ id, orientation, title }: Objective): string {
  return `C'est enregistré. **Objectif ${id}** : ${title}\nOrientation : ${orientation}.\nPour y relier une action : \`rattacher action … à l'objectif ${id}\`. Pour dire le constat qui le fonde : \`objectif ${id} : constat …\`.`;
}

export function sayObjectiveAlready({ id, orientation }: Objective): string {
  return `C'est déjà l'objectif ${id} (orientation : ${orientation}). Rien n'est ajouté.`;
}

export function sayObjectiveRenamed(before: Objective, after: Objective): string {
  if (before.title === after.title && before.orientation === after.orientation)
    return `C'est déjà ce que dit l'objectif ${after.id} : rien n'est changé.`;
  const moved =
    before.orientation === after.orientation
      ? `Orientation : ${after.orientation}.`
      : `Orientation : ${after.orientation} (avant : ${before.orientation}).`;
  const was = before.title === after.title ? "" : `\nAvant : ${before.title}.`;
  return `C'est enregistré. **Objectif ${after.id}** : ${after.title}\n${moved}${was}`;
}

export function askRemove({ id, title }: Objective): string {
  return `Retirer l'objectif ${id}, « ${title} » ?`;
}

/** What hangs on it, and what becomes of each. */
export function sayWouldDetach(hanging: { actions: readonly number[]; findings: number; interests: number }): string {
  const { actions, findings, interests } = hanging;
  return [
    ...(actions.length === 0
      ? []
      : [
          `${plural(actions.length, "L'action", "Les actions")} ${formatList(actions.map(String))} ${plural(actions.length, "ne sera plus reliée", "ne seront plus reliées")} à un objectif ; ${plural(actions.length, "elle reste", "elles restent")} à faire.`,
        ]),
    ...(findings === 0
      ? []
      : [`${count(findings, "constat n'y sera plus relié", "constats n'y seront plus reliés")}.`]),
    ...(interests === 0
      ? []
      : [
          `${count(interests, "commune a dit son intérêt : il ne sera plus montré", "communes ont dit leur intérêt : il ne sera plus montré")}.`,
        ]),
  ].join("\n");
}

export function sayObjectiveRemoved({ id, title }: Objective): string {
  return `L'objectif ${id}, « ${title} », est retiré. Son numéro ne servira pas à un autre.`;
}

export function sayAttached(
  titles: readonly string[],
  { id, title }: Objective,
  left: readonly { action: number; objective: number }[],
): string {
  const what = plural(titles.length, "sert", "servent");
  const before = left.map(
    ({ action, objective }) => `\nAvant, l'action ${action} était reliée à l'objectif ${objective}.`,
  );
  return `C'est enregistré : ${formatList(titles.map((one) => `« ${one} »`))} ${what} l'objectif ${id}, **${title}**.${before.join("")}`;
}

export function sayDetached(action: { id: number; title: string }, objective: number): string {
  return `C'est enregistré : « ${action.title} » n'est plus reliée à l'objectif ${objective}. Pour la relier de nouveau : \`rattacher action ${action.id} à l'objectif ${objective}\`.`;
}

export function sayNotAttached(action: { id: number; title: string }): string {
  return `« ${action.title} » n'est reliée à aucun objectif : rien n'est changé.`;
}

export function sayNothingAttached(): string {
  return "Aucune action n'est reliée à un objectif : il n'y a rien à détacher.";
}
