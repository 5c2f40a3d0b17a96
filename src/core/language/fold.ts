const ligatures: Record<string, string> = { œ: "oe", æ: "ae" };

/**
 * A text as it is compared, never as it is shown: lower case, no accents, every space plain and single,
 * ’ as ', hyphens as spaces.
 */
export function fold(text: string): string {
  return text
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[œæ]/gu, (letter) => ligatures[letter] ?? letter)
    .replace(/[’‘ʼ´`]/gu, "'")
    .replace(/[\p{Pd}\u2212\s\u200B\u2060\uFEFF]+/gu, " ")
    .trim();
}
