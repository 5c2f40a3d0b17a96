/** What the codes of law are called; their initials do afterwards, in one message or one page. */
export const codeNames: Record<string, string> = {
  CGCT: "code général des collectivités territoriales",
  CGI: "code général des impôts",
};

/** "Texte : code général des collectivités territoriales (CGCT), art. L. 5211-1.": the articles, where a message first names them. */
export function sayBasis(basis: string): string {
  const spelled = Object.entries(codeNames).reduce(
    (text, [initials, name]) => text.replace(new RegExp(`\\b${initials}\\b`, "u"), `${name} (${initials})`),
    basis.replace(/^\p{Lu}(?=\p{Ll})/u, (letter) => letter.toLowerCase()),
  );
  return `Texte : ${spelled}.`;
}
