import type { Platform } from "../adapter.ts";
import { type Block, type Outbound, type Sensitivity, sensitivities, text } from "../message.ts";
import { sayWithheld } from "../words/withheld.ts";

/** The most sensitive that each platform may carry; one that is not named carries all. */
export type Limits = Partial<Record<Platform, Sensitivity>>;

/**
 * The message as `platform` may carry it: what is above its limit stays here, and one sentence says that it was kept and which of the
 * platforms that `run` may carry it.
 */
export function carriedBy(platform: Platform, message: Outbound, limits: Limits, run: Iterable<Platform>): Outbound {
  const { title, elsewhere = title, blocks, written } = message;
  const heard = (block: Block) => allowed(platform, block, limits);
  if ([...blocks, ...(written?.blocks ?? [])].every(heard)) return message;
  const carry = (all: readonly Block[]): Block[] => {
    const kept = all.filter((block) => !heard(block));
    if (kept.length === 0) return [...all];
    const others = [...run].filter((one) => one !== platform && kept.every((block) => allowed(one, block, limits)));
    return insteadOf(all, heard, text(sayWithheld(platform, others)));
  };
  return {
    ...message,
    ...(elsewhere !== undefined && { title: elsewhere }),
    blocks: carry(blocks),
    ...(written && { written: { ...written, blocks: carry(written.blocks) } }),
  };
}

/** The sentence stands once, after the last part that it speaks of. */
function insteadOf(all: readonly Block[], heard: (block: Block) => boolean, withheld: Block): Block[] {
  const last = all.findLastIndex((block) => !heard(block));
  return all.flatMap((block, index) => {
    const said = heard(block) ? [block] : block.instead !== undefined && heard(block.instead) ? [block.instead] : [];
    return index === last ? [...said, withheld] : said;
  });
}

function allowed(platform: Platform, { sensitivity = "open" }: Block, limits: Limits): boolean {
  const limit = limits[platform] ?? "restricted";
  return sensitivities.indexOf(sensitivity) <= sensitivities.indexOf(limit);
}
