import type { Command, CommandContext, CommandReply, Parameters } from "../../core/command.ts";
import { preparationOf } from "../../core/governance/preparation.ts";
import { calendarFileOf, whereOf } from "../../core/meeting-calendar.ts";
import { tellOfMeeting } from "../../core/meeting-notices.ts";
import { meetingView, type MeetingView } from "../../core/meeting-view.ts";
import type { Block } from "../../core/message.ts";
import { type SeatedBody, seatedBodies } from "../../core/seats.ts";
import { sayMeetingKept, sayPreparation } from "../../core/words/meetings.ts";
import { bodyParameter, chosenBody, templateNamed } from "../bodies/which-body.ts";
import { type About, refuseMoment, settleMoment } from "./moment.ts";
import { takeBody, takeSubject, withoutLinks } from "./name-meeting.ts";
import { isSurelyVenue, readDetails, readVenue } from "./read-details.ts";
import { notSetUp } from "./no-meeting.ts";
import { formatQuestion, usualVenue, venueOf, venueQuestions } from "./venue.ts";

/** Unless it is told otherwise, how long a meeting lasts. */
const usualMinutes = 120;

export const meetingCreate: Command = {
  name: "meeting-create",
  words: [
    "réunion créer",
    "créer une réunion",
    "créer réunion",
    "nouvelle réunion",
    "réunion ajouter",
    "ajouter une réunion",
    "prévoir une réunion",
    "planifier une réunion",
    "organiser une réunion",
  ],
  group: "meetings",
  summary: "prévoir une réunion et prévenir ceux qui y sont attendus",
  examples: ["réunion créer copil {jour} 14h à Pouilly", "réunion créer cotech"],
  action: "manage_meetings",
  parameters(context, known) {
    const bodies = seatedBodies(context.store, context.library);
    const seated = bodies.find(({ body }) => String(body.id) === known.body);
    const { questions } = settleMoment(context, known, seated && aboutOf(seated, known));
    const saidWhere = known.insee !== undefined || known.place !== undefined;
    return [
      bodyParameter("Quelle instance se réunit ?", bodies),
      ...questions,
      ...(known.format !== undefined || !saidWhere ? [formatQuestion()] : []),
      ...(known.insee === undefined && known.format !== "remote"
        ? venueQuestions(context, known, seated?.body.id)
        : []),
    ];
  },
  read: readNewMeeting,
  refuse: refuseMoment,
  usual: { format: "in_person", ...usualVenue },
  run: create,
};

function readNewMeeting(rest: string, context: CommandContext): Parameters | undefined {
  const details = readDetails(rest, context);
  const subject = takeSubject(details.words);
  const known = { ...details.known, ...subject.known };
  const words = withoutLinks(subject.words);
  if (words === "") return known;
  const taken = takeBody(words, seatedBodies(context.store, context.library));
  if (taken === undefined) {
    // "à Charlieu" alone says where.
    const where = readVenue(words, context.store.territory.municipalities());
    if (isSurelyVenue(words, where)) return { ...known, ...where };
    const unknown = templateNamed(words, context.library)?.template;
    if (unknown && unknown.setUp !== "never") throw notSetUp(unknown, context);
    return undefined;
  }
  const body = { body: String(taken.body.body.id) };
  const left = withoutLinks(taken.rest);
  if (left === "") return { ...known, ...body };
  const venue = readVenue(left, context.store.territory.municipalities());
  if (isSurelyVenue(left, venue)) return { ...known, ...body, ...venue };
  // A place that nobody knows is asked again, with those that could host; anything else makes no sense here.
  return /^(?:à|a|au|aux|chez|dans)\s/iu.test(taken.rest.trim()) ? { ...known, ...body } : undefined;
}

function aboutOf({ body, members, guests }: SeatedBody, { minutes }: Parameters): About {
  const people = [...members, ...guests].map(({ id }) => id);
  return { bodyId: body.id, minutes: typeof minutes === "number" ? minutes : usualMinutes, people };
}

function create(context: CommandContext, parameters: Parameters): CommandReply {
  const { store, library, person, now } = context;
  const seated = chosenBody(parameters.body, seatedBodies(store, library));
  const about = aboutOf(seated, parameters);
  const { moment } = settleMoment(context, parameters, about);
  if (moment === undefined) throw new Error("a meeting is created without its moment");
  const { venue, format = "in_person" } = venueOf(context, parameters);
  const id = store.meetings.add(
    {
      bodyId: seated.body.id,
      title: typeof parameters.title === "string" ? parameters.title : "",
      ...moment,
      minutes: about.minutes,
      ...venue,
      format,
      status: "planned",
    },
    person.id,
    now,
  );
  const after = `${seated.body.name}, ${moment.heldOn} ${moment.startsAt}`;
  store.audit.add(now, person.id, "meeting.created", `meeting:${id}`, { after });
  const audience = tellOfMeeting(context, id, { news: "planned" });
  const view = meetingView(store, library, id);
  if (view === undefined) throw new Error("the meeting just created is not there");
  const kept = sayMeetingKept(
    {
      ...view,
      where: whereOf(store, view),
      file: calendarFileOf(store, view, person, now),
      tellsDuration: about.minutes !== usualMinutes,
    },
    "created",
    audience,
  );
  return { message: { ...kept, blocks: [...kept.blocks, ...preparationBlocks(context, view)] } };
}

/** Whether what prepares it is planned in time: the technical committee ten days before the steering committee. */
export function preparationBlocks({ store, library, today }: CommandContext, view: MeetingView): Block[] {
  const { heldOn } = view.meeting;
  if (heldOn === undefined || heldOn <= today) return [];
  const planned = store.meetings.all().filter(({ status }) => status === "planned" || status === "held");
  const daysOf = (bodyId: number | undefined) =>
    planned.flatMap((one) => (one.bodyId === bodyId && one.heldOn !== undefined ? [one.heldOn] : []));
  const previous = daysOf(view.seated.body.id).findLast((day) => day < heldOn);
  return library.bodies
    .filter(({ prepares, setUp }) => prepares === view.seated.template.key && setUp === "once")
    .flatMap((template) => {
      const body = store.bodies.all().find((one) => one.template === template.key);
      const preparation = preparationOf({
        heldOn,
        daysBefore: template.preparesDaysBefore ?? 0,
        previous,
        preparing: daysOf(body?.id),
        today,
        place: store.territory.holidayPlace(),
      });
      return sayPreparation(preparation, { template, isSetUp: body !== undefined });
    });
}
