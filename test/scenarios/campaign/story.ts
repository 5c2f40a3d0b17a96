import { importDirectory } from "../../../src/cli/import-directory.ts";
import { addDays, weekdayOf } from "../../../src/core/calendar/civil-date.ts";
import type { Attachment } from "../../../src/core/message.ts";
import { newFile } from "../../support/demo-bot.ts";
import { drawn } from "../../support/full-campaign.ts";
import { photo } from "../../support/sent-files.ts";
import { library } from "../../support/test-bot.ts";
import { byPhone, byTable, dgs, leaver, type Role, roles, successor, technician } from "./cast.ts";
import { alikeAt } from "../../../src/core/interview/alike.ts";
import { isChoicesValue } from "../../../src/core/interview/answers.ts";
import type { QuestionStep } from "../../../src/core/interview/path.ts";
import { openSession } from "../../../src/core/interviewing.ts";
import { createClerk, type Ledger, type Misread, type Speaking } from "./clerk.ts";
import { fillForm } from "./fill-form.ts";
import { createStage, type Stage } from "./stage.ts";

export type Played = { stage: Stage; ledger: Ledger; misread: Misread[]; done: ReadonlySet<string> };

const mayorOf = (name: string) => `maire.${name}@demo.example`;

/** Four weeks of a campaign, hour by hour, from the launch to the last day. */
export function playCampaign(): Played {
  const stage = createStage([byTable.email]);
  const ledger: Ledger = new Map();
  const misread: Misread[] = [];
  const clerk = createClerk(stage, ledger, misread, instead);
  const done = new Set<string>();
  const sittings = new Map<string, number>();

  launch(stage);

  const scenes: Record<string, () => void> = {
    "2026-11-30 11": () => replaceClerk(stage),
    "2026-12-07 10": () => byPhone.forEach((one) => enter(one)),
    "2026-12-09 14": () => byTable.places.forEach((place) => importTable(place)),
    "2026-11-25 15": () => mayorAnswers(),
    "2026-11-30 15": () => seen(mayorOf("charlieu"), "je vise"),
    "2026-11-30 16": () => seen("president@demo.example", "je vise"),
    "2026-12-01 15": () => seen(mayorOf("briennon"), "à revoir : le nombre d'agents"),
    "2026-12-11 15": () => seen(mayorOf("briennon"), "je vise"),
    "2026-12-02 15": () => seen(mayorOf("vougy"), "visé"),
    "2026-11-25 12": () => stage.restart(),
    "2026-12-02 12": () => stage.restart(),
  };

  for (let date = "2026-11-23"; date <= "2026-12-18"; date = addDays(date, 1)) {
    if (weekdayOf(date) > 5) continue;
    for (let hour = 8; hour < 18; hour += 1) {
      if (date === "2026-11-23" && hour < 9) continue;
      stage.tickAt(date, `${String(hour).padStart(2, "0")}:00`);
      scenes[`${date} ${hour}`]?.();
      for (const role of roles) if (sitsAt(role, date, hour)) sit(role);
    }
  }
  // Those who never answered: what is still written to them, and then to the DGS.
  for (let date = "2026-12-19"; date <= "2026-12-31"; date = addDays(date, 1)) stage.tickAt(date, "08:00");
  return { stage, ledger, misread, done };

  function sitsAt(role: Role, date: string, hour: number): boolean {
    const person = stage.bot().store.people.byEmail(role.email);
    if (person === undefined || !person.presence.includes(weekdayOf(date))) return false;
    if (hour !== 9 + (drawn(`${role.email} ${date}`) % 8)) return false;
    if ((sittings.get(role.email) ?? 0) >= (role.stopsAfter ?? Number.POSITIVE_INFINITY)) return false;
    const begins = role.from === undefined ? wasReminded(role.email) : date >= role.from;
    return begins && placeOf(role) !== undefined;
  }

  function wasReminded(email: string): boolean {
    return stage.sent.some(({ to, key }) => to === email && key.startsWith("morning:"));
  }

  function statusOf(place: string) {
    return clerk.interviewOf(stage.inseeOf(place)).status;
  }

  function placeOf(role: Role): string | undefined {
    return role.places.find((place) => statusOf(place) !== "validated");
  }

  /** One sitting: some answers, an aside, a stop or not. */
  function sit(role: Role): void {
    const { email } = role;
    const rank = (sittings.get(email) ?? 0) + 1;
    sittings.set(email, rank);
    const platform = role.beginsOn !== undefined && rank === 1 ? role.beginsOn : "matrix";
    const speaking = { email, platform } as const;
    let place = placeOf(role);
    if (place === undefined) return;
    begin(role, place, rank, platform);
    for (let said = 0; said < role.patience; said += 1) {
      const insee = stage.inseeOf(place);
      const chance = drawn(`${email} ${rank} ${said}`);
      if (chance % 25 === 0) aside(role, place, platform);
      if (chance % 60 === 1) stage.restart();
      if (clerk.answerOne(speaking, insee) === "answered") continue;
      validate(role, place, platform);
      place = placeOf(role);
      if (place === undefined) return;
      begin(role, place, rank, platform);
    }
    if (drawn(`${email} ${rank} end`) % 2 === 0) stage.say(email, "pause", { platform });
  }

  function begin({ email, places, alike }: Role, place: string, rank: number, platform: "slack" | "matrix"): void {
    const { status } = clerk.interviewOf(stage.inseeOf(place));
    const words =
      places.length > 1
        ? `je réponds pour ${place.toLowerCase()}`
        : rank === 1 && status === "invited"
          ? "diagnostic"
          : "reprendre";
    stage.say(email, words, { platform });
    if (clerk.stateOf(stage.inseeOf(place)).pending?.kind === "alike")
      stage.say(email, alike ? "oui" : "non merci", { platform });
  }

  function aside({ email }: Role, place: string, platform: "slack" | "matrix"): void {
    const insee = stage.inseeOf(place);
    const before = JSON.stringify(clerk.stateOf(insee));
    const reply = stage.say(email, "c quand le cotech", { platform });
    if (!reply.includes("décembre") || JSON.stringify(clerk.stateOf(insee)) !== before)
      throw new Error(`an aside was kept, or lost: ${reply}`);
  }

  function validate({ email }: Role, place: string, platform: "slack" | "matrix"): void {
    const reply = stage.say(email, "valider", { platform });
    if (statusOf(place) !== "validated") throw new Error(`${place} was not validated: ${reply}`);
  }

  /** An agent of the intercommunalité types what is said on the telephone. */
  function enter({ place, teller, agrees }: (typeof byPhone)[number]): void {
    const speaking = { email: technician };
    const insee = stage.inseeOf(place);
    const begun = stage.say(technician, `saisir ${place} avec ${teller} au téléphone`);
    if (!begun.includes(`saisie pour ${teller}`)) throw new Error(begun);
    while (clerk.answerOne(speaking, insee) === "answered");
    stage.say(technician, "valider");
    const ended = stage.say(technician, agrees ? "oui" : "non");
    if ((statusOf(place) === "validated") !== agrees) throw new Error(`${place}: ${ended}`);
  }

  /** The DGS sends the table that the secretary filled and sent her. */
  function importTable(place: string): void {
    const insee = stage.inseeOf(place);
    const form = filesIn(stage, dgs, `formulaire ${place}`).find(({ mime }) => mime === "text/csv");
    if (form === undefined || !("text" in form)) throw new Error(`no form for ${place}`);
    const population = stage.bot().store.territory.municipality(insee)?.populationMunicipal ?? 0;
    const { text, meant } = fillForm(form.text, clerk.sessionOf(insee), { name: place, population });
    const file = { name: `${place}.csv`, mime: "text/csv", bytes: Buffer.from(text) };
    stage.hear(dgs, { type: "file", text: "importer réponses", files: [file] });
    const kept = stage.say(dgs, "ok");
    clerk.keep(insee, meant);
    stage.say(dgs, `saisir ${place} avec ${byTable.teller} par courrier`);
    stage.say(dgs, "valider");
    const agreed = stage.say(dgs, "oui");
    if (statusOf(place) !== "validated") throw new Error(`${place}: ${kept}\n${agreed}`);
  }

  function seen(mayor: string, words: string): void {
    const reply = stage.say(mayor, words);
    if (!/C'est (?:visé|rouvert)/u.test(reply)) throw new Error(`${mayor}: ${reply}`);
  }

  /** The question that Vougy put to its mayor. */
  function mayorAnswers(): void {
    const insee = stage.inseeOf("Vougy");
    const speaking = { email: mayorOf("vougy") };
    clerk.sayAndCheck(
      speaking,
      insee,
      "environ 140 personnes",
      new Map([["usagers_an", { state: "given", value: 140, estimate: true }]]),
    );
  }

  function instead({ email }: Speaking, insee: string, step: QuestionStep): boolean {
    const place = stage.bot().store.territory.municipality(insee)?.name;
    const { id } = clerk.interviewOf(insee);
    if (place === "Vougy" && step.path === "usagers_an") {
      const meant = new Map([["usagers_an", { state: "unknown" as const }]]);
      stage.say(email, "je transmets à la maire");
      return clerk.sayAndCheck({ email }, insee, "oui", meant) === "kept";
    }
    if (place === "Charlieu" && step.path === "equipements/1/adresse" && !done.has("photo")) {
      done.add("photo");
      stage.hear(email, { type: "file", text: "", files: [photo("salle.jpg")] });
      if (Object.keys(stage.bot().store.answerFiles.countsIn(id)).length !== 1) throw new Error("the photo was lost");
    }
    if (place === "Charlieu" && step.path === "jeunes_besoins" && !done.has("correction")) {
      done.add("correction");
      clerk.sayAndCheck(
        { email },
        insee,
        "corriger les jours d'ouverture : 180",
        new Map([["jours_ouverture", { state: "given", value: 180, estimate: false }]]),
      );
      return true;
    }
    return place === "Nandax" && sameAsVougy({ email }, insee, step);
  }

  /** « Pareil », one time in two, where the answer of the other municipality is shown. */
  function sameAsVougy(speaking: Speaking, insee: string, step: QuestionStep): boolean {
    const { store } = stage.bot();
    const person = store.people.byEmail(speaking.email);
    const session = openSession(store, library, clerk.interviewOf(insee).id, stage.now().date, person);
    const shown = session && alikeAt(session.context, session.interview.state, step);
    if (shown === undefined || drawn(`pareil ${step.path}`) % 2 === 0) return false;
    const { value } = shown;
    const inNoOrder = isChoicesValue(value) ? { chosen: value.chosen.toSorted() } : value;
    const meant = new Map([[step.path, { state: "given" as const, value: inNoOrder, estimate: shown.estimate }]]);
    if (clerk.sayAndCheck(speaking, insee, "pareil", meant) !== "kept") return false;
    done.add("pareil");
    return true;
  }
}

function launch(stage: Stage): void {
  stage.say(dgs, "échéance ajouter Comité technique jeunesse 4 décembre");
  stage.say(dgs, "diagnostic lancer jeunesse 11 décembre avec visa du maire");
  stage.say(dgs, "toutes");
  const launched = stage.say(dgs, "oui");
  if (!launched.includes("C'est lancé")) throw new Error(launched);
}

/** The directory says who answers for Chandon now. */
function replaceClerk(stage: Stage): void {
  const lines = [
    "civilité;prénom;nom;fonction;commune;délégations;email;présence",
    `Mme;Patricia;Hoareau;Partenaire;;;${leaver};`,
    `Mme;Lucie;Perrin;Secrétaire de mairie;Chandon;;${successor};mardi, jeudi`,
  ];
  const file = newFile(Buffer.from(lines.join("\n")));
  const { store, clock } = stage.bot();
  importDirectory(file, { dryRun: false, store, templates: library.bodies, print: () => {}, now: clock.now });
}

function filesIn(stage: Stage, email: string, words: string): Attachment[] {
  return stage
    .hear(email, { text: words })
    .filter(({ to }) => to === email)
    .flatMap(({ message }) => message.blocks.flatMap((block) => (block.type === "file" ? [block.file] : [])));
}
