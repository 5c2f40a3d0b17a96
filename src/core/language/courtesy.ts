const courtesy = /[\s,.]*(?:(?:svp|stp|merci|s['’]il vous pla[iî]t)[\s,.!]*)+$/iu;

/** "coplil, merci" without what only thanks at its end. */
export function withoutCourtesy(said: string): string {
  return said.replace(courtesy, "");
}
