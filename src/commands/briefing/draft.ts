import { keptLines } from "../../core/briefing-kept.ts";
import { draftOf } from "../../core/briefing-draft.ts";
import { draftPolicy, editedIssue, setDraftPolicy, type Unread } from "../../core/briefing-issue.ts";
import type { Command, CommandContext } from "../../core/command.ts";
import { UserError } from "../../core/errors.ts";
import { fold } from "../../core/language/fold.ts";
import { type Outbound, say } from "../../core/message.ts";
import { isOffered } from "../../core/offers.ts";
import {
  sayDraft,
  sayHeld,
  sayHowToRewrite,
  sayNoDraft,
  sayNoDraftLine,
  sayPolicy,
  sayRewritten,
  sayValidated,
} from "../../core/words/briefing-draft.ts";
import { choiceParameter } from "../parameter.ts";

function issueNow({ store, now }: CommandContext): string {
  return editedIssue(store, now);
}

function shown(context: CommandContext): Outbound {
  const { store, library, now } = context;
  const issue = issueNow(context);
  const lines = draftOf(store, library, issue, now);
  return sayDraft(store.briefingIssues.of(issue), lines, keptLines(store), draftPolicy(store));
}

function linesNow(context: CommandContext) {
  return context.store.briefingIssues.lines(issueNow(context));
}

const common = { group: "communication", action: "inform" } as const;

export const draftShow: Command = {
  ...common,
  name: "draft-show",
  words: ["brouillon du point", "brouillon", "voir le brouillon", "relecture du point"],
  summary: "ce que dirait le point de la semaine, avant qu'il parte",
  examples: ["brouillon du point"],
  read: (rest) => (rest === "" ? {} : undefined),
  run: (context) => ({ message: shown(context) }),
};

export const draftPolicySet: Command = {
  ...common,
  name: "draft-policy",
  words: ["relire le point", "relire le point de la semaine", "validation du point"],
  summary: "relire le point de la semaine avant qu'il parte, le vendredi à midi",
  examples: ["relire le point"],
  parameters: () => [
    choiceParameter(
      {
        id: "unread",
        text: "Si vous n'avez pas répondu le lundi à 8 h, que fait le point de la semaine ?",
        label: "Sans réponse",
      },
      [
        { value: "goes", label: "Il part tel quel", words: ["part", "il part", "oui"] },
        { value: "waits", label: "Il attend ma validation", words: ["attend", "il attend", "attendre"] },
      ],
    ),
  ],
  read(rest) {
    const said = fold(rest);
    if (said === "") return {};
    if (/attend/u.test(said)) return { unread: "waits" };
    return /\bpart/u.test(said) ? { unread: "goes" } : undefined;
  },
  run(context, { unread }) {
    const policy: Unread = unread === "waits" ? "waits" : "goes";
    return settle(context, policy);
  },
};

export const draftPolicyEnd: Command = {
  ...common,
  name: "draft-policy-end",
  words: ["ne plus relire le point", "arrêter la relecture du point", "plus de brouillon"],
  summary: "laisser partir le point de la semaine sans le relire",
  examples: ["ne plus relire le point"],
  read: (rest) => (rest === "" ? {} : undefined),
  run: (context) => settle(context, undefined),
};

function settle({ store, person, now }: CommandContext, policy: Unread | undefined) {
  setDraftPolicy(store, policy);
  store.audit.add(now, person.id, "briefing.draft", "briefing", { after: policy ?? "none" });
  return { message: say(sayPolicy(policy)) };
}

export const draftValidate: Command = {
  ...common,
  name: "draft-validate",
  words: ["valider le point", "valider le brouillon", "point validé"],
  summary: "laisser partir le point de la semaine, relu",
  examples: ["valider le point"],
  read: (rest) => (/^(?:de la semaine)?[\s.!]*$/u.test(fold(rest)) ? {} : undefined),
  overhear: (said, context) =>
    /^(?:je )?valide[rz]?[\s.!]*$/u.test(fold(said)) && isDraftShown(context) ? "valider le point" : undefined,
  run(context) {
    const { store, person, now } = context;
    const issue = issueNow(context);
    if (store.briefingIssues.of(issue) === undefined) return { message: say(sayNoDraft()) };
    store.briefingIssues.validate(issue, person.id, now);
    store.audit.add(now, person.id, "briefing.validated", `briefing:${issue}`);
    const lines = linesNow(context);
    const held = lines.filter((one) => one.held).length;
    return { message: say(sayValidated(lines.length - held, held)) };
  },
};

function isDraftShown({ store, person }: CommandContext): boolean {
  return isOffered(store.conversations.of(person.id), "valider le point");
}

export const draftHold = holding({
  name: "draft-hold",
  words: ["écarter", "écarter la ligne", "écarter les lignes", "mettre de côté", "ne pas envoyer", "ne pas dire"],
  summary: "une ligne du point qui ne partira pas cette semaine",
  examples: ["écarter 3"],
  held: true,
});

export const draftRestore = holding({
  name: "draft-restore",
  words: ["remettre", "remettre la ligne", "remettre les lignes"],
  summary: "une ligne écartée, remise dans le point",
  examples: ["remettre 3"],
  held: false,
});

function holding({
  held,
  ...about
}: Pick<Command, "name" | "words" | "summary" | "examples"> & { held: boolean }): Command {
  return {
    ...common,
    ...about,
    claims: (rest) => numbersIn(rest).length > 0,
    read(rest) {
      const numbers = numbersIn(rest);
      return numbers.length === 0 ? undefined : { numbers: numbers.join() };
    },
    run(context, { numbers }) {
      const wanted = String(numbers).split(",").map(Number);
      for (const number of wanted) lineNamed(context, number);
      for (const number of wanted) context.store.briefingIssues.hold(issueNow(context), number, held);
      noteEdit(context, `${held ? "held" : "restored"} ${wanted.join()}`);
      return { message: say(sayHeld(wanted, held)), keepsOffer: true };
    },
  };
}

export const draftRewrite: Command = {
  ...common,
  name: "draft-rewrite",
  words: ["réécrire", "réécrire la ligne", "ligne du point"],
  summary: "dire une ligne du point avec vos mots",
  examples: ["réécrire 3 : La salle de Vougy ouvre en janvier"],
  keepsWords: true,
  claims: (rest) => /^\s*\d/u.test(rest),
  read(rest) {
    const [, number, said = ""] = /^\s*(\d{1,2})\s*:?\s*(.*)$/su.exec(rest) ?? [];
    return number === undefined ? undefined : { number: Number(number), said: said.replace(/\s+/gu, " ").trim() };
  },
  run(context, { number, said }) {
    const line = lineNamed(context, Number(number));
    if (said === "") return { message: say(sayHowToRewrite(line.number)), keepsOffer: true };
    const words = fold(String(said)) === "comme avant" ? undefined : String(said);
    context.store.briefingIssues.rewrite(issueNow(context), line.number, words);
    noteEdit(context, `rewritten ${line.number}`);
    return { message: say(sayRewritten(line.number, words)), keepsOffer: true };
  },
};

function numbersIn(rest: string): number[] {
  const said = fold(rest).replace(/^(?:la |les )?(?:lignes? )?/u, "");
  if (!/^\d{1,2}(?:(?: ?, ?| et | )\d{1,2})*[\s.]*$/u.test(said)) return [];
  return [...said.matchAll(/\d+/gu)].map(Number);
}

function lineNamed(context: CommandContext, number: number) {
  const lines = linesNow(context);
  const line = lines.find((one) => one.number === number);
  if (line === undefined) throw new UserError(sayNoDraftLine(number, lines.length));
  return line;
}

function noteEdit(context: CommandContext, what: string): void {
  context.store.audit.add(context.now, context.person.id, "briefing.edited", `briefing:${issueNow(context)}`, {
    after: what,
  });
}
