// oxlint-disable-next-line no-control-regex -- they are what is taken out
export const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/gu;

/** Words without what no office file may hold: control characters, halves of letters, another sign than "\n" for a line. */
export function toPlain(words: string): string {
  return words.replaceAll(/\r\n?/gu, "\n").replaceAll(controls, "").toWellFormed();
}
