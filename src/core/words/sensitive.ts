import type { Sensitive } from "../language/sensitive.ts";
import { of } from "./format.ts";

/** What it is, as it is named to whoever wrote it. */
export const sensitiveThings: Record<Sensitive, string> = {
  opinion: "une opinion politique",
  union: "une appartenance syndicale",
  health: "la santé de quelqu'un",
  belief: "une croyance",
  judgement: "un jugement sur quelqu'un",
};

/** Before it is kept: what it seems to say of somebody, and how to say the rest. */
export function sayMayBeSensitive(about: Sensitive): string {
  return `Ces mots semblent parler ${of(sensitiveThings[about])}. Cela ne se note pas sur une personne, qui pourrait d'ailleurs le lire. Ne parlez-vous bien que du sujet, sans désigner personne ?`;
}
