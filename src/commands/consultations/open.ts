import type { Command, CommandContext } from "../../core/command.ts";
import { UserError } from "../../core/errors.ts";
import { fold } from "../../core/language/fold.ts";
import type { ConsultationKind } from "../../core/legal/consultation-kind.ts";
import type { OpinionDelay } from "../../core/legal/consultation.ts";
import {
  sayAlreadyOpen,
  sayDelayWanted,
  sayNoMunicipality,
  sayOnlyWithFpu,
  sayOpened,
} from "../../core/words/consultations-open.ts";
import { choiceParameter, textParameter } from "../parameter.ts";
import { cutDelay, readDelay } from "./delay.ts";
import { cutPhrase } from "./said.ts";
import { openFor } from "./which-consultation.ts";

export const consultationOpen: Command = {
  name: "consultation-open",
  words: [
    "consulter les conseils",
    "consulter les conseils municipaux",
    "consulter les communes",
    "consultation ouvrir",
    "ouvrir consultation",
    "ouvrir une consultation",
    "nouvelle consultation",
    "consultation nouvelle",
    "consultation lancer",
    "lancer une consultation",
  ],
  group: "legal",
  summary: "demander l'avis des conseils municipaux sur un texte",
  examples: ["consulter les conseils sur le schéma", "consultation ouvrir transfert : eau potable"],
  action: "manage_legal",
  asked: (rest) => (rest === "" ? undefined : "consultation"),
  parameters: ({ library }) => {
    const detailed = library.consultations.filter(({ detail }) => detail !== undefined);
    const free = library.consultations.filter(({ delay }) => delay === undefined);
    return [
      choiceParameter(
        { id: "kind", text: "Sur quoi consulter les conseils municipaux ?", label: "Texte soumis" },
        library.consultations.map(({ key, name, words }) => ({ value: key, label: name, words })),
      ),
      {
        ...textParameter({
          id: "subject",
          text: "Sur quoi précisément ?",
          label: "Sujet",
          help: "Quelques mots, par exemple « eau potable » ou « organisation des instances ».",
        }),
        when: oneOf(detailed),
      },
      {
        ...textParameter({
          id: "delay",
          text: "Combien de temps laissez-vous aux communes ?",
          label: "Délai",
          help: "Par exemple « 2 mois » ou « 21 jours ».",
        }),
        when: oneOf(free),
      },
    ];
  },
  read(rest, { library }) {
    const { words, delay } = cutDelay(rest);
    const said = words.replace(/^(?:sur|pour|à propos d[eu]|concernant|au sujet d[eu])\s+/iu, "");
    const [, name = said, after = ""] = /^([^:]*?)\s*:\s*(.+)$/su.exec(said) ?? [];
    const { words: left, found } = cutPhrase(
      name,
      library.consultations.flatMap((kind) => kind.words),
    );
    const kind = library.consultations.find((one) => found !== undefined && one.words.includes(found));
    if (kind === undefined) return undefined;
    const subject = after === "" ? subjectOf(kind, name, left) : after.trim();
    return {
      kind: kind.key,
      ...(subject === "" ? {} : { subject }),
      ...(delay === undefined ? {} : { delay }),
    };
  },
  run(context, { kind: key, subject: said, delay: written }) {
    const { store, library, person, now, today } = context;
    const kind = library.consultations.find((one) => one.key === key);
    if (kind === undefined) throw new Error(`no kind of consultation ${String(key)}`);
    const subject = said === undefined ? kind.name : String(said).trim();
    const asked = written === undefined ? undefined : readDelay(String(written));
    const delay = delayOf(kind, asked, subject);
    const councils = store.territory.municipalities().map(({ insee }) => insee);
    check(context, kind, subject, councils.length);
    const consultation = { kind: kind.key, subject, delay, openedOn: today };
    const id = store.consultations.add(consultation, councils, person.id, now);
    store.audit.add(now, person.id, "consultation.opened", `consultation:${id}`, { after: `${kind.key} ${subject}` });
    const place = store.territory.holidayPlace();
    const scene = { councils: councils.length, today, place, ...(asked === undefined ? {} : { asked }) };
    return { message: sayOpened({ kind, consultation }, scene) };
  },
};

function oneOf(kinds: readonly ConsultationKind[]) {
  return kinds
    .map(({ key }) => ({
      op: "=" as const,
      left: { op: "answer" as const, id: "kind" },
      right: { op: "literal" as const, value: key },
    }))
    .reduce<NonNullable<ReturnType<typeof textParameter>["when"]>>((left, right) => ({ op: "or", left, right }), {
      op: "literal",
      value: false,
    });
}

/** What the words say beyond the kind: "transfert de compétence eau potable". For a free consultation, all of them. */
function subjectOf(kind: ConsultationKind, name: string, left: string): string {
  if (kind.detail === undefined) return "";
  const words = kind.delay === undefined && fold(name) !== "autre" ? name : left;
  return words
    .replace(/^(?:(?:le|la|les|l['’]|du|de|d['’]|un|une)\s*)+/iu, "")
    .replace(/[\s,;]+$/u, "")
    .trim();
}

function delayOf(kind: ConsultationKind, asked: OpinionDelay | undefined, subject: string): OpinionDelay {
  if (kind.delay !== undefined) return { amount: kind.delay.amount, unit: "month" };
  if (asked === undefined) throw new UserError(sayDelayWanted(subject));
  return asked;
}

function check(context: CommandContext, kind: ConsultationKind, subject: string, councils: number): void {
  if (councils === 0) throw new UserError(sayNoMunicipality());
  if (kind.key === "clect" && context.store.territory.epci()?.financing !== "FPU")
    throw new UserError(sayOnlyWithFpu());
  const same = openFor(context).find(
    (view) => view.kind.key === kind.key && fold(view.consultation.subject) === fold(subject),
  );
  if (same !== undefined) throw new UserError(sayAlreadyOpen(same));
}
