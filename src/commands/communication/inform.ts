import { sendDiffusions } from "../../core/announcing.ts";
import { type AudienceNow, audiencesNow } from "../../core/audiences.ts";
import type { Command, CommandContext, CommandReply, Parameters } from "../../core/command.ts";
import type { AtomicQuestion } from "../../core/interview/questionnaire.ts";
import { say } from "../../core/message.ts";
import {
  sayBodiesToo,
  sayNothingSent,
  sayPastDay,
  sayPreview,
  sayPreviewQuestion,
  sayTitleHelp,
  saySent,
  sayWhichAudience,
  sayYes,
} from "../../core/words/communication.ts";
import { channelOptions, moreChannels, otherChannelOptions } from "../../core/words/communication-names.ts";
import { exampleDay } from "../../core/words/example-days.ts";
import { choiceParameter, choicesParameter, dateParameter, textParameter } from "../parameter.ts";
import { type ChannelAsked, channelOf, dayOf, type Draft, draftOf, needsChannel, otherOf, previewOf } from "./draft.ts";
import { readInform } from "./read-inform.ts";

/** One message to one or several audiences: asked, shown, and sent or planned only after a yes. */
export const inform: Command = {
  name: "inform",
  words: ["informer", "informez", "informé", "préparer un message", "envoyer un message"],
  group: "communication",
  summary: "préparer un message pour un public, le vérifier, l'envoyer ou le prévoir",
  examples: ["informer les secrétaires de mairie", "informer les agents par affichage le {jour}"],
  action: "inform",
  keepsWords: true,
  parameters: questions,
  read: readInform,
  meant: (rest, context) => readInform(rest, context)?.audience !== undefined,
  usual: { when: "now" },
  refuse({ on }, { today }) {
    return on !== undefined && String(on) < today ? { id: "on", sentence: sayPastDay(String(on)) } : undefined;
  },
  run(context, parameters) {
    const draft = draftOf(context, parameters);
    if (draft === undefined || parameters.confirm !== "yes") return { message: say(sayNothingSent()) };
    return keep(context, draft);
  },
};

function questions(context: CommandContext, known: Parameters): AtomicQuestion[] {
  const audiences = audiencesNow(context.store, context.library);
  const asked = [
    audienceQuestion(audiences, known.unread),
    textParameter({ id: "title", text: "Quel titre ?", label: "Titre", help: sayTitleHelp(known.body) }, 80),
    textParameter(
      {
        id: "body",
        text: "Quel message ?",
        label: "Texte",
        help: "Court : quoi, pour quand, quoi faire, à qui s'adresser. Vos retours à la ligne sont gardés.",
      },
      3000,
    ),
    ...needsChannel(audiences, known).flatMap((one) => channelQuestions(one, known)),
    choiceParameter(
      {
        id: "when",
        text: "Quand ?",
        label: "Moment",
        help: `« Maintenant », ou un jour : « ${exampleDay(context.today)} ».`,
      },
      [
        {
          value: "now",
          label: "Maintenant",
          words: ["maintenant", "tout de suite", "de suite", "immédiatement", "aujourd'hui"],
        },
        { value: "later", label: "Plus tard", words: ["un autre jour", "autre jour", "un jour"] },
      ],
    ),
    ...(known.when === "later" ? [dateParameter({ id: "on", text: "Quel jour ?", label: "Jour" })] : []),
  ];
  const draft = draftOf(context, known);
  return draft === undefined ? asked : [...asked, confirmation(context, draft)];
}

/** Longer lists are not shown: the last instances are named instead. */
const mostListed = 12;

function audienceQuestion(audiences: readonly AudienceNow[], unread: string | number | undefined): AtomicQuestion {
  const help = [
    ...(unread === undefined ? [] : [sayWhichAudience(String(unread))]),
    ...(audiences.length > mostListed ? [sayBodiesToo()] : []),
  ].join("\n");
  const options = audiences
    .slice(0, mostListed)
    .map(({ key, name, words }) => ({ value: key, label: name, words: [...words] }));
  const asked = { id: "audience", text: "Qui faut-il informer ?", label: "Public" };
  return choicesParameter(help === "" ? asked : { ...asked, help }, options);
}

function channelQuestions({ id, name, channels, people }: ChannelAsked, known: Parameters): AtomicQuestion[] {
  const text = `${name} : par quel canal ?`;
  const byRelais = people !== undefined;
  return [
    choiceParameter({ id, text, label: `Canal, ${name}` }, channelOptions(channels, byRelais)),
    ...(known[id] === moreChannels
      ? [choiceParameter({ id: otherOf(id), text, label: `Canal, ${name}` }, otherChannelOptions(channels, byRelais))]
      : []),
  ];
}

function confirmation(context: CommandContext, draft: Draft): AtomicQuestion {
  return choiceParameter(
    { id: "confirm", text: sayPreviewQuestion(), label: "Envoi", help: sayPreview(previewOf(context, draft)) },
    [
      {
        value: "yes",
        label: sayYes(previewOf(context, draft)),
        words: ["oui", "ok", "d'accord", "je confirme", "envoyer", "c'est bon"],
      },
      { value: "no", label: "Non, ne rien envoyer", words: ["non", "ne rien envoyer", "pas maintenant"] },
    ],
  );
}

function keep(context: CommandContext, draft: Draft): CommandReply {
  const { store, library, person, now, today } = context;
  const preview = previewOf(context, draft);
  const announcementId = store.diffusions.announce(draft, person.id, now);
  const ids = draft.audiences.map((audience) => {
    const channel = channelOf(audience, draft.known);
    const dueOn = dayOf(preview, channel);
    const id = store.diffusions.plan(announcementId, { audience: audience.key, channel, dueOn });
    store.audit.add(now, person.id, "diffusion.planned", `diffusion:${id}`, {
      after: `${audience.key} ${channel} ${dueOn}`,
    });
    return id;
  });
  if (draft.on <= today) {
    const ours = ids.flatMap((id) => store.diffusions.byId(id) ?? []).filter(({ channel }) => channel === "relais");
    sendDiffusions(store, library, ours, now);
  }
  return { message: saySent(preview, ids) };
}
