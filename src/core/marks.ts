/** A piece of a text: as it is, in bold (where words to type may stand), or words to type. */
export type Piece = { kind: "plain" | "bold" | "typed"; text: string };

/** The pieces of a text whose two marks are `**bold**` and `` `typed words` ``; every other sign is only a sign. */
export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  const add = (kind: Piece["kind"], piece: string) => {
    if (piece !== "") pieces.push({ kind, text: piece });
  };
  for (const found of text.matchAll(/\*\*(.+?)\*\*|`([^`]+)`/gsu)) {
    const [whole, bold, typed = ""] = found;
    add("plain", text.slice(end, found.index));
    add(bold === undefined ? "typed" : "bold", bold ?? typed);
    end = found.index + whole.length;
  }
  add("plain", text.slice(end));
  return pieces;
}
