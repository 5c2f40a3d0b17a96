import type { CivilDate } from "../calendar/civil-date.ts";
import type { Announcement } from "../communication/diffusion.ts";
import { type Block, type Outbound, say, text } from "../message.ts";
import type { Person } from "../people.ts";
import { sayDay } from "./days.ts";
import { sayChannel } from "./communication-names.ts";
import type { Channel } from "../communication/channels.ts";
import { count, formatDate, formatList } from "./format.ts";
import { nameOf, sayMandates } from "./people.ts";

/** Who signs: absent, the person who wrote it is no longer in the directory. */
export type Author = { person: Person; placeName: (insee: string) => string; epciName: string };

/** What one person receives: the words, then who wrote them and for whom. `to`: "aux maires". */
export function sayAnnouncement(
  { title, body }: Pick<Announcement, "title" | "body">,
  author: Author | undefined,
  to: readonly string[],
): Outbound {
  return say(`**${title}**`, body, saySignature(author, to));
}

export function saySignature(author: Author | undefined, to: readonly string[]): string {
  const who =
    author === undefined
      ? "la direction générale"
      : `${nameOf(author.person)}, ${sayMandates(author.person, author.placeName, author.epciName)}`;
  return `Message de ${who}, adressé ${formatList(to)}.`;
}

/** What other ways than Relais have to be done today or before the next open day, in one message. */
export function sayToDiffuse(
  lines: readonly { id: number; title: string; audience: string; channel: Channel; dueOn: CivilDate }[],
  today: CivilDate,
): Outbound {
  const items = lines.map(
    ({ id, title, audience, channel, dueOn }) =>
      `n° ${id}, ${audience} : « ${title} », ${sayChannel(channel)}, ${dueOn === today ? "aujourd'hui" : sayDay(dueOn, today)}`,
  );
  const [first] = lines;
  const choices: Block = {
    type: "choices",
    choices: lines.slice(0, mostButtons).map(({ id }) => ({ value: `diffusé ${id}`, label: `N° ${id} : c'est fait` })),
  };
  return {
    blocks: [
      text(
        `Votre plan d'information : ${count(lines.length, "diffusion est à faire", "diffusions sont à faire")} avant le prochain jour ouvré.`,
      ),
      { type: "list", items },
      text(
        `Une fois fait, gardez-en la preuve : \`diffusé ${first?.id ?? 1}\` et comment. Pour changer de jour : \`diffusion reporter ${first?.id ?? 1}\`.`,
      ),
      choices,
    ],
  };
}

const mostButtons = 6;

/** « Pourquoi je reçois ce message » : the last one received of this kind. */
export function sayWhyReceived(
  received: { title: string; to: string; on: CivilDate; author: Author | undefined } | undefined,
): Outbound {
  if (received === undefined)
    return say(
      "Je ne vous ai remis aucun message d'information. Mes autres messages viennent de ce qui vous attend dans le projet : `ce qui m'attend`.",
    );
  const { title, to, on, author } = received;
  return say(
    `Le dernier message d'information que je vous ai remis est « ${title} », daté du ${formatDate(on)}.`,
    `${saySignature(author, [to])} Vous en faites partie, d'après l'annuaire de l'intercommunalité.`,
  );
}
