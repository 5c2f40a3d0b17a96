import { expect, test } from "vitest";
import { readDirectory } from "../../../src/core/territory/directory-csv.ts";
import { charlieuBelmont } from "../../support/territories.ts";

const header = "civilité;prénom;nom;fonction;commune;délégations;email;présence";
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
/** ’ and œ are where Windows-1252 and Latin-1 part. */
const windows1252 = (text: string): Uint8Array =>
  Buffer.from(text.replaceAll("’", "\u0092").replaceAll("œ", "\u009c"), "latin1");
const utf16 = (text: string): Uint8Array => Buffer.from(`\uFEFF${text}`, "utf16le");

const read = (text: string) => readDirectory(utf8(text), charlieuBelmont.municipalities);
const readLines = (...lines: string[]) => read([header, ...lines].join("\n"));

/** [line, column, kind] of each error. */
const errorsOf = (...lines: string[]) =>
  readLines(...lines).errors.map(({ line, column, problem }) => [line, column?.number, problem.kind]);

const zoe = {
  email: "zoe@demo.example",
  title: "Mme",
  firstName: "Zoé",
  lastName: "Lœuillet",
  mandates: [{ function: "deputy_mayor", insee: "42338", delegations: ["école", "vie de l’été"] }],
  presence: [],
};
const zoeLines = [header, "Mme;Zoé;Lœuillet;2ème adjointe;Vougy;école, vie de l’été;zoe@demo.example;", ""];

test.each([
  ["UTF-8", utf8(zoeLines.join("\n"))],
  ["UTF-8 with a byte order mark", utf8(`\uFEFF${zoeLines.join("\n")}`)],
  ["Windows-1252", windows1252(zoeLines.join("\n"))],
  ["UTF-16", utf16(zoeLines.join("\n"))],
  ["CR LF", utf8(zoeLines.join("\r\n"))],
  ["tabs", utf8(zoeLines.join("\n").replaceAll(";", "\t"))],
  [
    "commas and quotes",
    utf8(zoeLines.join("\n").replaceAll(";", ",").replace("école, vie de l’été", '"école, vie de l’été"')),
  ],
])("reads the same person from %s", (_name, bytes) => {
  expect(readDirectory(bytes, charlieuBelmont.municipalities)).toEqual({ people: [zoe], errors: [], ignored: [] });
});

test("takes columns in any order and under other names, and says which it does not read", () => {
  const { people, ignored, errors } = read(
    "Téléphone,COURRIEL,Nom de famille,PRENOM,Jours de présence,Commune,Fonction\n04,a@demo.example,Roc,Tom,mar,Vougy,maire",
  );
  expect(errors).toEqual([]);
  expect(ignored).toEqual(["Téléphone"]);
  expect(people).toEqual([
    {
      email: "a@demo.example",
      firstName: "Tom",
      lastName: "Roc",
      mandates: [{ function: "mayor", insee: "42338", delegations: [] }],
      presence: [2],
    },
  ]);
});

test.each(["Vougy / Nandax", "Vougy, Nandax", "42338/42152", "vougy et nandax"])(
  "%s is two mandates of one person",
  (communes) => {
    const { people } = readLines(`Mme;Sylvie;Lefèvre;Secrétaire;${communes};;s@demo.example;mardi`);
    expect(people.flatMap(({ mandates }) => mandates.map(({ insee }) => insee))).toEqual(["42338", "42152"]);
  },
);

test("lines of one e-mail merge into one person", () => {
  const { people, errors } = readLines(
    "M.;Luc;Roc;Maire;Vougy;;Luc@demo.example;mardi",
    ";Luc;ROC;Vice-président;;finances;luc@DEMO.example;vendredi",
    ";Luc;Roc;Vice-président;;eau;luc@demo.example;",
  );
  expect(errors).toEqual([]);
  expect(people).toEqual([
    {
      email: "luc@demo.example",
      title: "M.",
      firstName: "Luc",
      lastName: "Roc",
      mandates: [
        { function: "mayor", insee: "42338", delegations: [] },
        { function: "vice_president", delegations: ["finances", "eau"] },
      ],
      presence: [2, 5],
    },
  ]);
});

test.each<[string, string, unknown[]]>([
  ["a missing e-mail", ";Luc;Roc;maire;Vougy;;;", [2, 7, "missing_value"]],
  ["a bad e-mail", ";Luc;Roc;maire;Vougy;;luc@demo;", [2, 7, "bad_email"]],
  ["a missing name", ";Luc;;maire;Vougy;;luc@demo.example;", [2, 3, "missing_value"]],
  ["an unknown title", "Dr;Luc;Roc;maire;Vougy;;luc@demo.example;", [2, 1, "unknown_title"]],
  ["an unknown function", ";Luc;Roc;boulanger;Vougy;;luc@demo.example;", [2, 4, "unknown_function"]],
  ["a mandate without its municipality", ";Luc;Roc;maire;;;luc@demo.example;", [2, 5, "municipality_needed"]],
  ["a president in a municipality", ";Luc;Roc;Président;Vougy;;luc@demo.example;", [2, 5, "municipality_refused"]],
  ["a stranger municipality", ";Luc;Roc;maire;Lyon;;luc@demo.example;", [2, 5, "unknown_municipality"]],
  ["an unknown day", ";Luc;Roc;maire;Vougy;;luc@demo.example;souvent", [2, 8, "unknown_day"]],
  ["cells beyond the headers", ";Luc;Roc;maire;Vougy;;luc@demo.example;;oups", [2, undefined, "too_many_cells"]],
  ["an open quote", ';Luc;"Roc;maire;Vougy;;luc@demo.example;', [2, undefined, "unclosed_quote"]],
])("refuses %s, at its place", (_name, line, error) => {
  expect(errorsOf(line)).toEqual([error]);
});

test("one bad municipality among several is told by its own name, with a suggestion", () => {
  const [error] = readLines(";Luc;Roc;secrétaire;Nandax / Vougi;;luc@demo.example;").errors;
  expect(error).toEqual({
    line: 2,
    column: { number: 5, name: "commune" },
    problem: { kind: "unknown_municipality", said: "Vougi", suggestions: ["Vougy"] },
  });
});

test("two names for one e-mail are refused where the second stands", () => {
  const { errors, people } = readLines(
    "Mme;Zoé;Lune;maire;Vougy;;zoe@demo.example;",
    "M.;Zoé;Soleil;vice-présidente;;;ZOE@demo.example;",
  );
  expect(people).toEqual([]);
  expect(errors.map(({ line, column, problem }) => ({ line, column: column?.name, problem }))).toEqual([
    {
      line: 3,
      column: "civilité",
      problem: { kind: "contradiction", email: "zoe@demo.example", said: "M.", before: "Mme", lineBefore: 2 },
    },
    {
      line: 3,
      column: "nom",
      problem: { kind: "contradiction", email: "zoe@demo.example", said: "Soleil", before: "Lune", lineBefore: 2 },
    },
  ]);
});

test("tells all errors at once, by line then column, and gives nobody", () => {
  const lines = [";Luc;Roc;maire;Lyon;;luc@demo;", ";Eva;Roc;maire;Vougy;;eva@demo.example;", ";Tom;;maire;Vougy;;;"];
  expect(errorsOf(...lines)).toEqual([
    [2, 5, "unknown_municipality"],
    [2, 7, "bad_email"],
    [4, 3, "missing_value"],
    [4, 7, "missing_value"],
  ]);
  expect(readLines(...lines).people).toEqual([]);
});

test("counts lines as a text editor does: blank lines, empty rows and line breaks inside quotes", () => {
  const text = [
    header,
    "",
    ';"Luc',
    'Jean";Roc;maire;Vougy;;luc@demo.example;',
    ";;;;;;;",
    ";Eva;Roc;maire;Lyon;;eva@demo.example;",
  ];
  for (const newline of ["\n", "\r\n"]) {
    expect(read(text.join(newline)).errors.map(({ line }) => line)).toEqual([6]);
  }
});

test("a row that begins above its line break is told at its first line", () => {
  expect(errorsOf(';"Luc\nJean";Roc;maire;Lyon;;luc@demo.example;')).toEqual([[2, 5, "unknown_municipality"]]);
});

test("a missing column is told once, and the other columns are still checked", () => {
  const { errors } = read("prénom;nom;fonction;commune\nLuc;Roc;maire;Lyon\nEva;Roc;maire;Vougy");
  expect(errors.map(({ line, problem }) => [line, problem])).toEqual([
    [1, { kind: "missing_header", name: "email" }],
    [2, { kind: "unknown_municipality", said: "Lyon", suggestions: [] }],
  ]);
});

test("refuses a column given twice", () => {
  const [error] = read("prénom;nom;fonction;commune;email;courriel\nLuc;Roc;maire;Vougy;a@demo.example;").errors;
  expect(error).toEqual({ line: 1, column: { number: 6, name: "courriel" }, problem: { kind: "repeated_header" } });
});

test.each(["", "\n \n", `${header}\n`, `${header}\n;;;;;;;\n`])("refuses a file without people: %j", (text) => {
  expect(read(text).errors).toEqual([{ line: 1, problem: { kind: "empty_file" } }]);
});

test("reads two thousand lines", () => {
  const lines = Array.from(
    { length: 2000 },
    (_, n) => `;Luc;Roc ${n};maire;St Nizier sous Charlieu;;m${n}@demo.example;`,
  );
  expect(readLines(...lines).people).toHaveLength(2000);
});
