import { may } from "../../core/access.ts";
import type { CommandContext } from "../../core/command.ts";
import { isVoter, openPolls } from "../../core/date-polls.ts";
import { UserError } from "../../core/errors.ts";
import type { BodyTemplate } from "../../core/governance/bodies.ts";
import type { SeatedBody } from "../../core/seats.ts";
import { sayNotSetUp, typedName } from "../../core/words/body-names.ts";
import { sayDatesSought, sayNoMeeting } from "../../core/words/meeting-names.ts";

/** Why an instance that is named has no such meeting, and what this person may do about it. */
export function noMeetingOf({ body, template }: SeatedBody, { store, library, person }: CommandContext): UserError {
  const typed = typedName(template, body.domain);
  const organises = may(person, "manage_meetings");
  const poll = openPolls(store, library).find(({ seated }) => seated.body.id === body.id);
  if (poll && (organises || isVoter(person, poll))) return new UserError(sayDatesSought(typed, organises));
  return new UserError(sayNoMeeting(typed, organises));
}

/** An instance that is not set up: only who may do it is told how. */
export function notSetUp(template: BodyTemplate, { person }: CommandContext, domain?: string): UserError {
  return new UserError(sayNotSetUp(template, { domain, mayInstall: may(person, "manage_bodies") }));
}
