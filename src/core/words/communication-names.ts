import { type Channel, channels } from "../communication/channels.ts";
import type { Option } from "../language/reading.ts";
import { type NamedBody, ofBody } from "./body-names.ts";
import { capital } from "./format.ts";

const names: Record<Channel, string> = {
  relais: "message direct de Relais",
  email: "courriel",
  display: "affichage",
  meeting: "réunion",
  bulletin: "bulletin",
  website: "site internet",
  press: "presse",
  letter: "courrier",
  telephone: "téléphone",
  social: "réseaux sociaux",
  other: "autre moyen",
};

/** What people call each of them; the whole name is one too. */
export const channelWords: Record<Channel, string[]> = {
  relais: ["relais", "message direct", "message"],
  email: ["courriel", "courriels", "mail", "mails", "e-mail", "email"],
  display: ["affichage", "affiche", "affiches", "panneau", "panneaux"],
  meeting: ["réunion", "réunions", "de vive voix"],
  bulletin: ["bulletin", "bulletin municipal", "bulletin intercommunal", "lettre interne", "journal"],
  website: ["site internet", "site", "internet", "intranet"],
  press: ["presse", "communiqué", "communiqué de presse"],
  letter: ["courrier", "courriers", "lettre", "courrier postal"],
  telephone: ["téléphone", "tel", "appel"],
  social: ["réseaux sociaux", "facebook", "réseaux"],
  other: ["autre", "autre moyen", "autre canal", "autrement"],
};

export function sayChannel(channel: Channel): string {
  return names[channel];
}

/** What stands for all the channels that are not offered at first. */
export const moreChannels = "more";

/** The most usual ones, then a way to the others, which their names lead to as well. Relais writes only where `byRelais`. */
export function channelOptions(usual: readonly Channel[], byRelais: boolean): Option[] {
  const others = channelsBeside(usual, byRelais).flatMap((channel) => [names[channel], ...channelWords[channel]]);
  return [...usual.map(toOption), { value: moreChannels, label: "Un autre canal", words: [...new Set(others)] }];
}

export function otherChannelOptions(usual: readonly Channel[], byRelais: boolean): Option[] {
  return channelsBeside(usual, byRelais).map(toOption);
}

function channelsBeside(usual: readonly Channel[], byRelais: boolean): Channel[] {
  return channels.filter((channel) => !usual.includes(channel) && (byRelais || channel !== "relais"));
}

function toOption(channel: Channel): Option {
  return { value: channel, label: capital(names[channel]), words: channelWords[channel] };
}

/** The members of an instance, as an audience. */
export function sayBodyAudience(one: NamedBody): { name: string; to: string } {
  return { name: `Membres ${ofBody(one)}`, to: `aux membres ${ofBody(one)}` };
}
