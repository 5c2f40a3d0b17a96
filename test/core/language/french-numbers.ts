const small =
  "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf".split(
    " ",
  );
const tens = [
  "",
  "",
  "vingt",
  "trente",
  "quarante",
  "cinquante",
  "soixante",
  "soixante",
  "quatre-vingt",
  "quatre-vingt",
];

/** Spells a whole number under a billion as schools teach it. */
export function spell(n: number): string {
  if (n >= 1e6) return join(`${spell(Math.floor(n / 1e6))} million${n >= 2e6 ? "s" : ""}`, n % 1e6);
  if (n >= 1000)
    return join(n < 2000 ? "mille" : `${spell(Math.floor(n / 1000)).replace(/(cent|vingt)s$/u, "$1")} mille`, n % 1000);
  if (n >= 100) return join(hundreds(n), n % 100);
  if (n < 20) return small[n] ?? "";
  return underHundred(n);
}

/** What else a spelled number may be worth, its last unit left out: "douze mille cinq" for 12 500, "un million deux cents" for 1 200 000. */
export function saidShort(n: number): number | undefined {
  const units = n % 1e3;
  const afterMillion = n > 1e6 && n % 1e6 < 1e3;
  if (n < 1e3 || units === 0 || (units >= 10 && !afterMillion)) return undefined;
  const worth = !afterMillion ? 100 : units < 10 ? 1e5 : 1e3;
  return n - units + units * worth;
}

function join(head: string, tail: number): string {
  return tail === 0 ? head : `${head} ${spell(tail)}`;
}

function hundreds(n: number): string {
  if (n < 200) return "cent";
  return `${small[Math.floor(n / 100)]} cent${n % 100 === 0 ? "s" : ""}`;
}

function underHundred(n: number): string {
  const ten = Math.floor(n / 10);
  const unit = (n % 10) + (ten === 7 || ten === 9 ? 10 : 0);
  if (unit === 0) return ten === 8 ? "quatre-vingts" : (tens[ten] ?? "");
  const and = (unit === 1 || unit === 11) && ten < 8;
  return and ? `${tens[ten]} et ${small[unit]}` : `${tens[ten]}-${small[unit]}`;
}
