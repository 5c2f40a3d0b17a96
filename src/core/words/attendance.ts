import type { Presence, ProxyProblem } from "../governance/quorum.ts";
import { type Block, type Choice, type Outbound, text } from "../message.ts";
import type { Person } from "../people.ts";
import { wholeList } from "./body-members.ts";
import { count, formatSome, of, plural } from "./format.ts";
import { fullNameOf } from "./people.ts";

export type Spoken = Presence | "unknown";

const own: Record<Presence, string> = {
  present: "vous venez",
  remote: "vous participez à distance",
  absent: "vous ne venez pas",
  proxy: "vous donnez pouvoir",
  substitute: "quelqu'un siège à votre place",
};

export function sayPresenceOffered(presence: "present" | "remote" | "absent"): string {
  return { present: "Oui, je viens", remote: "Oui, à distance", absent: "Non, je ne viens pas" }[presence];
}

/** `meeting`: its name and day. `standIn`: who votes or sits for them. */
export function sayOwnPresence(presence: Presence, meeting: string, standIn?: string): string {
  const what =
    presence === "proxy"
      ? `${own.proxy} à ${standIn}`
      : presence === "substitute"
        ? `${standIn} siège à votre place`
        : own[presence];
  return `C'est noté : **${what}** (${meeting}).`;
}

export function sayBefore(presence: Presence): string {
  return `Vous aviez dit : ${own[presence]}.`;
}

export function sayHowToStandIn(rule: "council" | "commission" | "other"): string {
  if (rule === "commission")
    return "Votre maire peut désigner quelqu'un du conseil municipal à votre place : `je me fais remplacer par` suivi d'un nom.";
  return "Vous pouvez donner pouvoir à un autre membre : `pouvoir à` suivi d'un nom.";
}

/** What must be known of a proxy in a council. */
export function sayProxyOnPaper(): string {
  return "Ce message ne suffit pas : le pouvoir s'écrit, se signe et se remet au président avant le vote (CGCT, art. L. 2121-20).";
}

export function sayRemoteNotCounted(): string {
  return "À distance, vous ne comptez pas dans le quorum : cette séance n'est pas prévue par visioconférence (CGCT, art. L. 5211-11-1).";
}

export function sayNotSure(): string {
  return "Je n'ai rien noté : dites-le-moi quand ce sera sûr, par exemple `je viens au copil` ou `je ne viens pas au copil`.";
}

export function sayNoMeetingToAttend(): string {
  return "Aucune réunion à venir ne vous attend. Pour voir celles qui sont prévues : `réunions`.";
}

export function sayNotMember(meeting: string): string {
  return `Vous n'êtes ni membre ni invité à cette réunion (${meeting}) : je n'ai rien noté.`;
}

export function sayNoDayYet(meeting: string): string {
  return `La date n'est pas encore choisie (${meeting}). Dites-moi plutôt quelles dates vous conviennent.`;
}

export function sayAlreadyOver(meeting: string): string {
  return `Cette réunion est passée (${meeting}). Si votre présence y est mal notée, dites-le à la direction générale.`;
}

export function sayGuestGivesNoProxy(): string {
  return "Seuls les membres de l'instance votent : une personne invitée ne donne ni pouvoir ni remplaçant.";
}

/** Why this proxy is refused, and what to do. `council`: the law says so; elsewhere Relais keeps to the same rule. */
export function sayProxyRefused(problem: ProxyProblem, holder: string, council: boolean): string {
  switch (problem) {
    case "oneself":
      return "On ne se donne pas pouvoir à soi-même : je n'ai rien noté.";
    case "not_a_member":
      return `Un pouvoir se donne à un autre membre de l'instance, et ${holder} n'en est pas : je n'ai rien noté. Choisissez une autre personne.`;
    case "holder_away":
      return `${holder} ne sera pas là pour voter à votre place : je n'ai rien noté. Choisissez une autre personne.`;
    case "taken":
      return council
        ? `${holder} a déjà reçu un pouvoir, et personne ne peut en porter deux (CGCT, art. L. 2121-20). Je n'ai rien noté. Choisissez une autre personne.`
        : `${holder} a déjà reçu un pouvoir. Ici comme au conseil (CGCT, art. L. 2121-20), je n'en note qu'un par personne. Choisissez quelqu'un d'autre.`;
  }
}

export function sayWhoIsMeant(said: string, choices: Choice[]): Outbound {
  return {
    blocks: [text(`Je préfère vérifier. « ${said} », est-ce bien :`), { type: "choices", choices }],
  };
}

export function sayNobodyNamed(said: string): string {
  return `Je ne trouve pas « ${said} » parmi les membres de cette instance : je n'ai rien noté. Essayez avec le nom de famille.`;
}

export function sayProxyReceived(giver: string, meeting: string, council: boolean): string {
  const paper = council ? " Il faut aussi son pouvoir écrit." : "";
  return `${giver} vous donne pouvoir (${meeting}) : vous voterez en son nom.${paper} Si vous ne venez pas : \`je ne viens pas\`.`;
}

export function sayProxyLost(holder: string, meeting: string): string {
  return `${holder} ne vient plus (${meeting}) : votre pouvoir n'a plus d'effet. Pour en donner un autre : \`pouvoir à\` suivi d'un nom.`;
}

/** What an organiser reads; each list with its count, those who said nothing apart. */
export function sayAttendances(list: {
  meeting: string;
  pointed: boolean;
  groups: Record<Spoken, string[]>;
  guests: string[];
  /** Municipalities nobody is announced from. */
  alone: string[];
  choices: Choice[];
}): Outbound {
  const { groups, pointed } = list;
  const labels: [Spoken, string][] = pointed
    ? [
        ["present", "Présents"],
        ["remote", "À distance"],
        ["substitute", "Suppléants"],
        ["proxy", "Pouvoirs"],
        ["absent", "Absents"],
        ["unknown", "Pas encore pointés"],
      ]
    : [
        ["present", "Viennent"],
        ["remote", "À distance"],
        ["substitute", "Remplacements"],
        ["proxy", "Pouvoirs"],
        ["absent", "Ne viennent pas"],
        ["unknown", "N'ont pas encore répondu"],
      ];
  const lines = labels.flatMap(([spoken, label]) => fieldOf(label, groups[spoken], spoken === "present"));
  const blocks: Block[] = [
    {
      type: "fields",
      fields: [
        ...lines,
        ...fieldOf("Invités", list.guests, false),
        ...fieldOf(pointed ? "Communes sans personne" : "Communes dont personne n'est annoncé", list.alone, false),
      ],
    },
    { type: "choices", choices: list.choices },
  ];
  return { title: `Présences : ${list.meeting}`, blocks };
}

function fieldOf(label: string, names: readonly string[], always: boolean): { label: string; value: string }[] {
  if (names.length === 0) return always ? [{ label, value: "personne pour l'instant" }] : [];
  return [{ label: `${label} (${names.length})`, value: formatSome(names) }];
}

/** "M. Ouali, à Mme Kerbrat", "Mme Belkacem, remplacée par M. Haddad". */
export function sayMemberLine(name: string, spoken: Spoken, standIn: string | undefined, toConfirm: boolean): string {
  if (spoken === "proxy" && standIn !== undefined) return `${name} à ${standIn}`;
  if (spoken === "substitute" && standIn !== undefined)
    return `${standIn} pour ${name}${toConfirm ? " (à désigner par le maire)" : ""}`;
  return name;
}

/** Those whose answer is awaited, of all the `members`. */
export function sayAwaited(
  meeting: string,
  silent: readonly { name: string; person: Person }[],
  { members, more }: { members: number; more: Choice },
): Outbound {
  const title = `${meeting} : ${count(members - silent.length, "réponse", "réponses")} sur ${members}`;
  const names = silent.map(({ name }) => name);
  const said =
    silent.length === 0
      ? "Tous les membres ont répondu."
      : `Réponse encore attendue de ${count(silent.length, "membre", "membres")} : ${formatSome(names)}.`;
  return {
    title,
    blocks: [
      text(said),
      ...wholeList(
        `reponses attendues ${meeting}`,
        ["Nom"],
        silent.map(({ person }) => [fullNameOf(person)]),
      ),
      { type: "choices", choices: [more] },
    ],
  };
}

export function sayNotYetHeld(meeting: string): string {
  return `Cette réunion n'a pas encore eu lieu (${meeting}). Pour voir qui vient : \`présences\`.`;
}

function sayAnnounced(there: readonly string[]): string {
  if (there.length === 0) return "Personne ne s'est annoncé.";
  const announced = count(there.length, "personne s'est annoncée", "personnes se sont annoncées");
  const counted = plural(there.length, "Je la compte présente", "Je les compte présentes");
  return `${announced} : ${formatSome(there)}. ${counted}, sauf si vous dites le contraire.`;
}

/** `pointed`: what is known was said once it was held, not announced before. */
export function sayPointingAsked(
  meeting: string,
  { present, remote, unknown }: Pick<Record<Spoken, string[]>, "present" | "remote" | "unknown">,
  pointed: boolean,
): { text: string; help: string } {
  const there = [...present, ...remote.map((name) => `${name} (à distance)`)];
  const silent = unknown.length;
  const known = pointed
    ? `${plural(there.length, "Déjà pointé", "Déjà pointés")} : ${there.length === 0 ? "aucune présence" : formatSome(there)}.`
    : sayAnnounced(there);
  const left = pointed
    ? ` ${count(silent, "membre reste", "membres restent")} à pointer.`
    : ` ${count(silent, "membre n'a", "membres n'ont")} rien dit.`;
  const rest = silent === 0 ? "" : left;
  return {
    text: `${meeting} : qui était là ?`,
    help: `${known}${rest}\nTout en un message si vous voulez : « absents : M. Ouali, Mme Estève ; pouvoir de M. Ouali à Mme Kerbrat ; M. Tanguy à distance ».`,
  };
}

/** After a pointing: the counts, what could not be read, who is left. */
export function sayPointed(result: {
  counts: Record<Spoken, number>;
  left: string[];
  refused: string[];
  warnings: string[];
}): string[] {
  const { counts } = result;
  const parts = [
    count(counts.present, "présence", "présences"),
    ...(counts.remote > 0 ? [`${counts.remote} à distance`] : []),
    ...(counts.substitute > 0 ? [count(counts.substitute, "suppléance", "suppléances")] : []),
    ...(counts.proxy > 0 ? [count(counts.proxy, "pouvoir", "pouvoirs")] : []),
    count(counts.absent, "absence", "absences"),
  ];
  const left =
    result.left.length === 0
      ? []
      : [`${plural(result.left.length, "Reste à pointer", "Restent à pointer")} : ${formatSome(result.left)}.`];
  return [`C'est noté : ${parts.join(", ")}.`, ...result.refused, ...result.warnings, ...left];
}

/** "présente", as it is typed after a name. */
export function sayPresenceOf({ title }: Pick<Person, "title">, presence: "present" | "remote" | "absent"): string {
  const e = title === "Mme" ? "e" : "";
  return { present: `présent${e}`, remote: "à distance", absent: `absent${e}` }[presence];
}

export function sayDoubtfulName(said: string, could: readonly string[]): string {
  return could.length === 0
    ? `Je ne trouve pas « ${said} » parmi les membres : rien n'est noté pour ce nom.`
    : `« ${said} » : je préfère vérifier, rien n'est encore noté pour ce nom.`;
}

/** Somebody of the directory, who has no seat in this instance. */
export function sayNotSitting(name: string): string {
  return `${name} ne siège pas à cette instance : rien n'est noté pour ce nom.`;
}

/** A guest votes for nothing: they are not among the members counted. */
export function sayGuestPointed(name: string, presence: "present" | "remote" | "absent"): string {
  const there = { present: "présence", remote: "présence à distance", absent: "absence" }[presence];
  return `${name}, en invitation : ${there} notée, à part du compte des membres.`;
}

const mostWordsOfName = 4;

export function sayWordsUnread(said: string): string {
  const name = said.split(/\s+/u).length > mostWordsOfName ? "M. Ouali" : said;
  return `Je n'ai pas compris « ${said} » : dites par exemple « ${name} présent » ou « ${name} absent ».`;
}

export function sayHolderAway(holder: string, giver: string): string {
  return `⚠️ À corriger : ${holder} n'est pas là, le pouvoir ${of(giver)} n'a donc pas d'effet.`;
}

export function sayMinutesClosed(): string {
  return "Le relevé de cette réunion est validé : je n'ai rien changé. Pour le corriger : `relevé rouvrir`.";
}
