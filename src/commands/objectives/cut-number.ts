/**
 * "objectif 3 : fort", "à l'objectif n° 3", "3 fort", "fort pour l'objectif 3": the number of the thing that `noun` names, and the rest
 * of the words. At the end, only with its noun: it may be the number of anything.
 */
export function cutNumber(said: string, noun: string): { number?: string; rest: string } {
  const words = said.trim();
  const before = String.raw`(?:(?:à|a|au|de|du|le|un|pour|sur|dans)\s+)?(?:l['’\s]\s*)?`;
  const called = String.raw`(?:n°\s*|num[ée]ro\s+)?(\d{1,9})`;
  const first = new RegExp(String.raw`^${before}(?:${noun}s?\s+)?${called}(?![\d/])[\s:,;.-]*(.*)$`, "isu").exec(words);
  if (first !== null) return { number: String(Number(first[1])), rest: (first[2] ?? "").trim() };
  const last = new RegExp(String.raw`^(.*?)[\s,:]*${before}${noun}\s+${called}$`, "isu").exec(words);
  const rest = (last?.[1] ?? words).replace(/^[:,\s]+/u, "").trim();
  return last === null ? { rest } : { number: String(Number(last[2])), rest };
}
