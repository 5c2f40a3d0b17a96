/** What a paper says of itself, whatever it holds. */

export function sayTable(number: number, caption: string): string {
  return `Tableau ${number}. ${caption}`;
}

export function sayChart(number: number, caption: string): string {
  return `Graphique ${number}. ${caption}`;
}

/** Before the number of the page, and between it and how many there are. */
export const pageWords = ["page ", " sur "] as const;
