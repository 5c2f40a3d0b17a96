import type { Sensitive } from "../language/sensitive.ts";

const subjects: Record<Sensitive, string> = {
  opinion: "d'une opinion politique",
  union: "d'une appartenance syndicale",
  health: "de la santé de quelqu'un",
  belief: "d'une croyance",
  judgement: "d'un jugement sur quelqu'un",
};

/** Before it is kept: what it seems to say of somebody, and how to say the rest. */
export function sayMayBeSensitive(about: Sensitive): string {
  return `Ces mots semblent parler ${subjects[about]}. Cela ne se note pas sur une personne, qui pourrait d'ailleurs le lire. Ne parlez-vous bien que du sujet, sans désigner personne ?`;
}
