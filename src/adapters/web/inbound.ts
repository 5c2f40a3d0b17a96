import { z } from "zod";
import type { Inbound } from "../../core/adapter.ts";
import type { ScenePerson } from "./scene.ts";
import { sentences } from "./sentences.ts";

/** Said by a person of the scene: `shown` is what their side of the conversation displays. */
export type Said = { kind: "said"; event: Inbound; shown: string };
export type Refused = { kind: "refused"; status: 400 | 404; sentence: string };

const longestText = 4000;
const longestName = 255;

const common = {
  id: z.uuid(sentences.noId),
  account: z.string(sentences.noAccount).min(1, sentences.noAccount),
};
const messageBody = z.object({
  ...common,
  text: z
    .string(sentences.empty)
    .max(longestText, sentences.tooLong)
    .refine((text) => text.trim() !== "", sentences.empty),
});
const choiceBody = z.object({
  ...common,
  choice: z.string(sentences.noChoice).min(1, sentences.noChoice).max(longestText, sentences.tooLong),
  label: z.string(sentences.noChoice).min(1, sentences.noChoice).max(longestText, sentences.tooLong),
});

const fileQuery = z.object({
  ...common,
  name: z.string(sentences.noFile).min(1, sentences.noFile).max(longestName),
  mime: z.string().default(""),
  text: z.string().max(longestText, sentences.tooLong).default(""),
});

/** Reads a `POST /api/file`: a file, what it is called, and what was typed with it. */
export function readSent(query: unknown, bytes: Uint8Array, people: readonly ScenePerson[]): Said | Refused {
  const parsed = fileQuery.safeParse(query);
  if (!parsed.success) return refused(400, parsed.error.issues[0]?.message ?? sentences.unreadable);
  const { name, mime, text, ...said } = parsed.data;
  if (bytes.byteLength === 0) return refused(400, sentences.emptyFile);
  const person = people.find(({ account }) => account === said.account);
  if (!person) return refused(404, sentences.unknownAccount);
  const shown = sentences.sent(name);
  return {
    kind: "said",
    event: { ...headingOf(said.id, person), type: "file", text, files: [{ name, mime, bytes }] },
    shown: text === "" ? shown : `${text}\n${shown}`,
  };
}

/** Reads the body of a `POST /api/say`: typed text, or a choice that was clicked. */
export function readSaid(body: unknown, people: readonly ScenePerson[]): Said | Refused {
  const parsed = isChoice(body) ? choiceBody.safeParse(body) : messageBody.safeParse(body);
  if (!parsed.success) {
    const isObject = parsed.error.issues.every((issue) => issue.path.length > 0);
    const [issue] = parsed.error.issues;
    return refused(400, isObject && issue ? issue.message : sentences.unreadable);
  }
  const said = parsed.data;
  const person = people.find(({ account }) => account === said.account);
  if (!person) return refused(404, sentences.unknownAccount);

  const heading = headingOf(said.id, person);
  return "choice" in said
    ? { kind: "said", event: { ...heading, type: "choice", value: said.choice }, shown: said.label }
    : { kind: "said", event: { ...heading, type: "message", text: said.text }, shown: said.text };
}

function headingOf(id: string, person: ScenePerson) {
  return { id, from: toSender(person), address: { platform: "web", channel: person.account }, direct: true } as const;
}

function isChoice(body: unknown): boolean {
  return typeof body === "object" && body !== null && "choice" in body;
}

function toSender({ account, name, email }: ScenePerson): Inbound["from"] {
  return email === "" ? { id: account, name } : { id: account, name, email };
}

function refused(status: Refused["status"], sentence: string): Refused {
  return { kind: "refused", status, sentence };
}
