import { may } from "../../core/access.ts";
import type { Command, CommandContext } from "../../core/command.ts";
import { type DecisionView, decisionsFor, sightOf } from "../../core/decision-view.ts";
import { fold } from "../../core/language/fold.ts";
import { type Choice, type Outbound, reserve } from "../../core/message.ts";
import { bodyNamed, seatedBodies } from "../../core/seats.ts";
import { type DecisionRow, sayDecision, sayDecisions } from "../../core/words/decisions.ts";
import { sayMeetingTitle } from "../../core/words/meeting-names.ts";
import { actionsOf, laterPositions, positionLines } from "./minutes-sheet.ts";
import { readableDecision, splitNumber } from "./which-decision.ts";

export const decisions: Command = {
  name: "decisions",
  words: ["décisions", "décision", "les décisions", "la décision"],
  group: "decisions",
  summary: "ce qui a été décidé, par instance ou par mot, et où en sont les actions",
  examples: ["décisions", "décisions copil", "décisions jeunesse", "décision 12"],
  action: "see_meetings",
  read(rest) {
    const { id, rest: left } = splitNumber(rest);
    if (id !== undefined && left === "") return { id };
    // "décision noter…" and the like are other commands; a few words are a subject.
    return rest.split(/\s+/u).length <= 5 ? { about: rest } : undefined;
  },
  meant: (rest, context) =>
    splitNumber(rest).id !== undefined ||
    decisionsFor(context.store, context.library, context.person).some((one) => isAbout(context, one, subjectOf(rest))),
  run(context, { id, about }) {
    if (id !== undefined) return { message: detail(context, readableDecision(context, id)) };
    return { message: list(context, decisionsFor(context.store, context.library, context.person), about) };
  },
  share(context, { id, about }) {
    const { store, library, person } = context;
    const { isPublic } = sightOf(store, library);
    const open = decisionsFor(store, library, person).filter(({ decision }) => isPublic(decision));
    if (id === undefined) return list(context, open, about);
    const one = open.find(({ decision }) => decision.id === id);
    return one && detail(context, one, true);
  },
};

function list(context: CommandContext, views: readonly DecisionView[], about: unknown): Outbound {
  const named = typeof about === "string" ? subjectOf(about) : undefined;
  const fitting = named === undefined ? views : views.filter((one) => isAbout(context, one, named));
  const rows = fitting.toReversed().map((one) => ({
    ...rowOf(one),
    sensitive: one.decision.item?.sensitive === true,
    draft: context.store.minutes.of(one.view.meeting.id).validatedAt === undefined,
  }));
  return sayDecisions(rows, named, context.today);
}

function subjectOf(about: string): string {
  return about.replace(/^(?:du|de la|de l['’]|des|de|sur|en)\s+/iu, "");
}

function isAbout({ store, library }: CommandContext, { decision, view }: DecisionView, about: string): boolean {
  const body = bodyNamed(about, seatedBodies(store, library));
  if (body !== undefined) return body.body.id === view.seated.body.id;
  const { body: ownBody, template } = view.seated;
  const words = fold(
    [decision.text, decision.item?.title, sayMeetingTitle(view), ownBody.domain, ...template.words].join(" "),
  );
  return fold(about)
    .split(" ")
    .every((word) => words.split(/[^\p{L}\d]+/u).some((one) => one.startsWith(word)));
}

function rowOf({ decision: { id, text, outcome }, view }: DecisionView): DecisionRow {
  return { id, text, outcome, heldOn: view.meeting.heldOn, body: view.seated.body.name };
}

function detail(context: CommandContext, one: DecisionView, shared = false): Outbound {
  const { decision, view } = one;
  const { validatedAt } = context.store.minutes.of(view.meeting.id);
  const sensitive = decision.item?.sensitive ?? false;
  const said = sayDecision({
    ...rowOf(one),
    body: sayMeetingTitle(view),
    item: decision.item?.title,
    sensitive,
    draft: validatedAt === undefined,
    positions: positionLines(context, view, decision),
    later: laterPositions(context, view, decision),
    actions: actionsOf(context, decision.id),
    today: context.today,
    choices: shared ? [] : choicesOf(context, one),
  });
  return sensitive ? reserve(said, "restricted") : said;
}

function choicesOf({ person, store }: CommandContext, { decision, view }: DecisionView): Choice[] {
  if (!may(person, "manage_meetings") || store.minutes.of(view.meeting.id).validatedAt !== undefined) return [];
  return [
    { value: `décision corriger ${decision.id}`, label: "Corriger son texte" },
    { value: `positions ${decision.id}`, label: "Noter les positions" },
    { value: `action décision ${decision.id}`, label: "Ajouter une action" },
  ];
}
