import type { Action } from "./access.ts";
import type { Address, SentFile } from "./adapter.ts";
import type { CivilDate } from "./calendar/civil-date.ts";
import type { Answers } from "./interview/answers.ts";
import type { AtomicQuestion } from "./interview/questionnaire.ts";
import type { Library } from "./library.ts";
import type { Outbound } from "./message.ts";
import type { Person } from "./people.ts";
import type { Store } from "./store/store.ts";
import type { HelpTopic } from "./words/help-topics.ts";

/** What a command may use: who asks, when, and what is kept. */
export type CommandContext = {
  person: Person;
  store: Store;
  library: Library;
  /** Milliseconds since 1970 UTC. */
  now: number;
  today: CivilDate;
  timeZone: string;
  /** All the commands: for `aide`. */
  commands: readonly Command[];
  /** Where it was said, when others read there. */
  address?: Address;
  /** What was sent with the words that are being heard. */
  files?: readonly SentFile[];
};

export type CommandReply = {
  message: Outbound;
  /** What an earlier message offered still stands after this one. */
  keepsOffer?: true;
  /** The interview that the conversation now turns to: its question follows the message. */
  interviewId?: number;
  /** The questionnaire that is now gone through for nothing: its first question follows the message. */
  trial?: string;
  /** The interview under way waits: its question does not follow the message. */
  pausesInterview?: true;
  /** The question put to this person that the message ends with: a bare number may answer it. */
  put?: number;
  /** Commands whose questions, if they are being asked, have no more object. */
  leaves?: readonly string[];
  /** The command that goes on from here, with what it already knows: what it asks follows the message. */
  next?: {
    command: string;
    parameters: Parameters;
    /** Words already said, that answer what it then asks. */
    said?: string;
  };
};

/** Values by parameter id: a text, a number, a date, or the value of an option. */
export type Parameters = Readonly<Record<string, string | number>>;

export type Refused = { id: string; sentence: string };

/**
 * One thing Relais does on request. Its parameters are questions: what the message does not say is asked as a short
 * interview. `read` turns the words after the trigger into parameters: `undefined` means they make no sense for it.
 */
export type Command = {
  name: string;
  /** What people type, accents and case forgiven; the first is the one shown. */
  words: readonly string[];
  group: HelpTopic;
  summary: string;
  /** As they are typed; "{jour}" stands for a day to come, told when they are shown. */
  examples: readonly string[];
  action: Action;
  /** `known`: what is answered so far, for a question that hangs on it. */
  parameters?: (context: CommandContext, known: Parameters) => AtomicQuestion[];
  read?: (rest: string, context: CommandContext) => Parameters | undefined;
  /** Why one of the parameters cannot be kept, said before it is asked again; what no question can check. */
  refuse?: (known: Parameters, context: CommandContext) => Refused | undefined;
  /** A trigger shared with another command is this one's only when what follows looks so ("inviter … au point 2"). */
  claims?: (rest: string) => boolean;
  /**
   * Where a question answered in one's own words waits, whether what follows is surely for this command ("ressources jeunesse") and
   * not that answer ("ressources humaines"). Absent: it is.
   */
  meant?: (rest: string, context: CommandContext) => boolean;
  /** `read` gets the message with its line breaks: one line a thing. */
  keepsLines?: true;
  /** `read` gets the message with its line breaks and its last sign: its words are to be given to others as they are. */
  keepsWords?: true;
  /** Said as a question, what would be typed to read it: a question records nothing. Undefined: it goes on as it is. */
  asked?: (rest: string, context: CommandContext) => string | undefined;
  /** With nothing open, what words without a trigger surely mean, as they would be typed with it. */
  overhear?: (said: string, context: CommandContext) => string | undefined;
  /** What is sent with its words is for it, and not for the question that waits. */
  takesFiles?: true;
  /** What files sent without a word surely ask, as it would be typed; they are in `context.files`. */
  overhearFiles?: (files: readonly SentFile[], context: CommandContext) => string | undefined;
  /** `answers`: the parameters as they were heard, with the person's words, for what a parameter does not hold. */
  run(context: CommandContext, parameters: Parameters, answers?: Answers): CommandReply;
  /**
   * Its confirmation takes changes, as they would be typed ("exercice 2024"): what is read there replaces what was said before, is
   * shown and asked again.
   */
  changeable?: readonly string[];
  /** What "passer" and "je ne sais pas" stand for, by parameter id; without it the question is asked again. */
  usual?: Parameters;
  /** Said when its questions are left unanswered, where more was kept than nothing. */
  sayLeft?: (context: CommandContext, known: Parameters) => string;
  /**
   * What is answered where others read, to someone who may do `action`: nothing that is for this person alone. Absent, or
   * when it gives `undefined`: the answer goes to their direct conversation.
   */
  share?(context: CommandContext, parameters: Parameters): Outbound | undefined;
};

export function commandNamed(commands: readonly Command[], name: string): Command {
  const command = commands.find((one) => one.name === name);
  if (command === undefined) throw new Error(`no command is named ${name}`);
  return command;
}
