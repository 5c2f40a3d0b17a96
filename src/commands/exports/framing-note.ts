import { mayAnswer } from "../../core/asked.ts";
import type { Command, CommandContext } from "../../core/command.ts";
import { UserError } from "../../core/errors.ts";
import { openSession, type Session } from "../../core/interviewing.ts";
import { reserve } from "../../core/message.ts";
import { sayFramingNote, sayNoFraming } from "../../core/words/framing-note.ts";
import { sayFunctions } from "../../core/words/people.ts";

/** The questionnaire that the note is made of. */
export const framingQuestionnaire = "precadrage";

/** What the direction fixed before the project begins, as a note that the bureau can adopt. */
export const framingNote: Command = {
  name: "framing-note",
  words: ["note de précadrage", "note précadrage", "note de cadrage politique"],
  group: "actors",
  summary: "la note de précadrage politique, à valider en bureau",
  examples: ["note de précadrage"],
  action: "see_state",
  run(context) {
    const { store, today } = context;
    const session = latestFraming(context);
    if (session === undefined) throw new UserError(sayNoFraming());
    const { interview, campaign, context: engine } = session;
    const authors = new Set([...store.interviews.givenBy(interview.id).values()].map(({ by }) => by));
    return {
      message: reserve(
        sayFramingNote({
          title: campaign.project.title,
          territory: store.territory.epci()?.name ?? "",
          today,
          context: engine,
          state: interview.state,
          isValidated: interview.status === "validated",
          authors: [...authors].flatMap((id) => {
            const person = store.people.byId(id);
            return person === undefined ? [] : [sayFunctions(person)];
          }),
        }),
        "restricted",
      ),
    };
  },
};

/** The last one this person has a hand in. */
function latestFraming({ store, library, today, person }: CommandContext): Session | undefined {
  const sessions = store.interviews.all().flatMap(({ id }) => openSession(store, library, id, today, person) ?? []);
  return sessions.findLast(
    ({ interview, context: { questionnaire } }) =>
      questionnaire.id === framingQuestionnaire && mayAnswer(person, interview, questionnaire),
  );
}
