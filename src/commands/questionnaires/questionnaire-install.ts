import type { Command, CommandContext, CommandReply, Parameters } from "../../core/command.ts";
import { parametersOf } from "../../core/form.ts";
import { install } from "../../core/installing.ts";
import { adviceOn } from "../../core/interview/questionnaire-advice.ts";
import type { AtomicQuestion } from "../../core/interview/questionnaire.ts";
import { factsFor, sizeOf } from "../../core/interviewing.ts";
import { variablesOf } from "../../core/launch-variables.ts";
import { type Outbound, say, text } from "../../core/message.ts";
import { type Weighed, weigh } from "../../core/weigh-questionnaire.ts";
import { readJson } from "../../core/store/json.ts";
import {
  installNo,
  installQuestion,
  installYes,
  sayHowToInstall,
  sayInstalled,
  sayInstallLeft,
  sayInstallPreview,
  sayNotInstalled,
} from "../../core/words/questionnaire-install.ts";
import { sayFaults, saySeveralFiles } from "../../core/words/questionnaire-refused.ts";
import { choiceParameter } from "../parameter.ts";
import { questionnaireOptions, shortName } from "../which-questionnaire.ts";
import { isQuestionnaire, receiveQuestionnaire, type SentText } from "./receive-questionnaire.ts";

/** A questionnaire comes as a file: read and shown first, known after a yes. */
export const questionnaireInstall: Command = {
  name: "questionnaire-install",
  words: [
    "questionnaire installer",
    "installer questionnaire",
    "installer le questionnaire",
    "installer un questionnaire",
    "questionnaire vérifier",
    "vérifier le questionnaire",
    "vérifier un questionnaire",
  ],
  group: "campaign",
  summary: "vérifier et installer le questionnaire que vous envoyez (.yaml)",
  examples: ["questionnaire installer"],
  action: "launch_diagnostic",
  takesFiles: true,
  parameters: questions,
  // What is said of it adds nothing: the file says what it is.
  read: (rest, { files = [] }) => (rest.split(" ").length <= 4 || files.length > 0 ? {} : undefined),
  overhearFiles: (files) => (files.some(isQuestionnaire) ? "questionnaire installer" : undefined),
  run(context, known) {
    if (known.sent === undefined) return receive(context);
    const sent = readSent(known);
    const weighed = weigh(context, sent);
    if (weighed.kind !== "fit") return { message: sayUnfit(sent, weighed) };
    if (known.confirm !== "yes") return { message: say(sayNotInstalled(sent.file)) };
    install(context, sent, weighed);
    const { questionnaire, isUsed } = weighed;
    const isAsked = questionnaireOptions(context).some(({ value }) => value === questionnaire.id);
    const short = isAsked ? shortName(questionnaire) : undefined;
    return { message: sayInstalled(questionnaire, { short, isUsed }) };
  },
};

function receive(context: CommandContext): CommandReply {
  const { files = [] } = context;
  const [file, ...others] = files;
  if (file === undefined) return { message: say(sayHowToInstall()) };
  if (others.length > 0) return { message: say(saySeveralFiles(files.map(({ name }) => name))) };
  const sent = receiveQuestionnaire(file);
  if (typeof sent === "string") return { message: say(sent) };
  const weighed = weigh(context, sent);
  if (weighed.kind !== "fit") return { message: sayUnfit(sent, weighed) };
  const waiting = waitingSent(context);
  const left = waiting === undefined || waiting.source === sent.source ? [] : [text(sayInstallLeft(waiting.file))];
  return {
    message: { blocks: left },
    next: { command: questionnaireInstall.name, parameters: { sent: JSON.stringify(sent) } },
  };
}

/** The one that was sent before, and that nobody has said yes or no to. */
function waitingSent({ store, person }: CommandContext): SentText | undefined {
  const { form } = store.conversations.of(person.id);
  const known = form?.command === questionnaireInstall.name ? parametersOf(form.state) : {};
  return known.sent === undefined ? undefined : readSent(known);
}

function readSent({ sent }: Parameters): SentText {
  return readJson<SentText>(String(sent));
}

function sayUnfit({ file }: SentText, weighed: Exclude<Weighed, { kind: "fit" }>): Outbound {
  return say(weighed.kind === "faulty" ? sayFaults(file, weighed.faults) : weighed.sentence);
}

function questions(context: CommandContext, known: Parameters): AtomicQuestion[] {
  if (known.sent === undefined) return [];
  const sent = readSent(known);
  const weighed = weigh(context, sent);
  if (weighed.kind !== "fit") return [];
  const help = preview(context, sent, weighed);
  return [
    choiceParameter({ id: "confirm", text: installQuestion, label: "Questionnaire", help }, [
      { value: "yes", label: installYes, words: ["oui", "ok", "d'accord", "je confirme", "installer"] },
      { value: "no", label: installNo, words: ["non", "annuler"] },
    ]),
  ];
}

function preview(
  { store, today }: CommandContext,
  { isOldText }: SentText,
  weighed: Extract<Weighed, { kind: "fit" }>,
): string {
  const { questionnaire, family, again, isUsed } = weighed;
  const facts = factsFor(store, variablesOf(questionnaire, {}, today), store.territory.municipalities()[0]?.insee);
  const all = questionnaire.sections.flatMap((section) => section.questions);
  return sayInstallPreview({
    ...weighed,
    ...sizeOf(questionnaire, facts, today),
    parts: family.filter((one) => one !== questionnaire).map(({ title }) => title),
    restricted: all.filter(({ sensitivity }) => sensitivity === "restricted").map(({ label }) => label),
    // One that is gone is asked no more.
    again: all.filter(({ id }) => again.some((path) => path.split("/")[0] === id)).map(({ label }) => label),
    // Relais sets the typography of all that it says.
    advice: adviceOn(questionnaire).filter(({ advice }) => advice !== "typography"),
    isUsed,
    isOldText,
  });
}
