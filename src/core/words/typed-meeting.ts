import type { CivilDate } from "../calendar/civil-date.ts";
import { typedDate } from "./format.ts";

type Typed = {
  seated: { body: { name: string; domain?: string }; template: { words: readonly string[] } };
  meeting: { heldOn?: CivilDate };
};

/** How a meeting is typed so that it is this one: "copil du 17/12/2026". */
export function typedMeeting({ seated: { body, template }, meeting: { heldOn } }: Typed): string {
  const name = body.domain === undefined ? (template.words[0] ?? body.name) : body.name;
  return heldOn === undefined ? name : `${name} du ${typedDate(heldOn)}`;
}

/** The same after "je viens": "au copil du 17/12/2026". */
export function typedAttended(view: Typed & { seated: { template: { feminine: boolean } } }): string {
  return `${view.seated.template.feminine ? "à la" : "au"} ${typedMeeting(view)}`;
}
