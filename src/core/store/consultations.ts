import type { CivilDate } from "../calendar/civil-date.ts";
import type { Conclusion, Consultation, Opinion, Result } from "../legal/consultation.ts";
import type { Db } from "./database.ts";

type Row = {
  id: number;
  kind: string;
  subject: string;
  delay: string;
  openedOn: string;
  concludedOn: string | null;
  conclusion: Conclusion | null;
};
type OpinionRow = {
  insee: string;
  transmittedOn: string | null;
  proof: string | null;
  councilOn: string | null;
  result: Result | null;
  reserves: string | null;
  deliveredOn: string | null;
  resolution: string | null;
};

export function createConsultations(db: Db) {
  const select = `SELECT id, rule AS kind, subject, delay, opened_on AS openedOn, concluded_on AS concludedOn, conclusion
    FROM consultation`;
  const insert = db.prepare(
    "INSERT INTO consultation (rule, subject, delay, opened_on, created_by, created_at) VALUES (?, ?, ?, ?, ?, ?)",
  );
  const consult = db.prepare("INSERT INTO opinion (consultation_id, insee) VALUES (?, ?) ON CONFLICT DO NOTHING");
  const open = db.prepare<[], Row>(`${select} WHERE concluded_on IS NULL ORDER BY id`);
  const concluded = db.prepare<[], Row>(`${select} WHERE concluded_on IS NOT NULL ORDER BY concluded_on DESC, id DESC`);
  const byId = db.prepare<[number], Row>(`${select} WHERE id = ?`);
  const conclude = db.prepare("UPDATE consultation SET concluded_on = ?, conclusion = ? WHERE id = ?");
  const opinions = db.prepare<[number], OpinionRow>(
    `SELECT insee, transmitted_on AS transmittedOn, proof, council_on AS councilOn, result, reserves,
       delivered_on AS deliveredOn, resolution FROM opinion WHERE consultation_id = ?`,
  );
  const transmit = db.prepare(
    `INSERT INTO opinion (consultation_id, insee, transmitted_on, proof) VALUES (?, ?, ?, ?)
     ON CONFLICT (consultation_id, insee) DO UPDATE SET transmitted_on = excluded.transmitted_on,
       proof = ifnull(excluded.proof, proof)`,
  );
  const meet = db.prepare("UPDATE opinion SET council_on = ? WHERE consultation_id = ? AND insee = ?");
  const answer = db.prepare(
    `UPDATE opinion SET result = ?, reserves = ?, delivered_on = ?, resolution = ?, by_person = ?, at = ?
     WHERE consultation_id = ? AND insee = ?`,
  );
  return {
    /** `insee`: the municipalities whose councils are consulted. */
    add(
      consultation: Pick<Consultation, "kind" | "subject" | "delay" | "openedOn">,
      insee: readonly string[],
      by: number | undefined,
      at: number,
    ): number {
      const { kind, subject, delay, openedOn } = consultation;
      const written = `${delay.amount} ${delay.unit}`;
      const id = Number(insert.run(kind, subject, written, openedOn, by ?? null, at).lastInsertRowid);
      for (const one of insee) consult.run(id, one);
      return id;
    },
    open: (): Consultation[] => open.all().map(toConsultation),
    /** Latest first. */
    concluded: (): Consultation[] => concluded.all().map(toConsultation),
    byId(id: number): Consultation | undefined {
      const row = byId.get(id);
      return row && toConsultation(row);
    },
    conclude: (id: number, on: CivilDate, conclusion: Conclusion): void => void conclude.run(on, conclusion, id),
    opinions: (id: number): Opinion[] => opinions.all(id).map(toOpinion),
    /** Sent again, it counts from the new day; a proof already kept stays unless another is given. */
    transmit: (id: number, insee: string, on: CivilDate, proof: string | undefined): void =>
      void transmit.run(id, insee, on, proof ?? null),
    meet: (id: number, insee: string, on: CivilDate): void => void meet.run(on, id, insee),
    /** `undefined`: what was noted is taken back. */
    answer(
      id: number,
      insee: string,
      opinion: Pick<Opinion, "result" | "reserves" | "deliveredOn" | "resolution"> | undefined,
      by: number | undefined,
      at: number,
    ): void {
      const { result = null, reserves = null, deliveredOn = null, resolution = null } = opinion ?? {};
      answer.run(result, reserves, deliveredOn, resolution, by ?? null, at, id, insee);
    },
  };
}

function toConsultation({ delay, concludedOn, conclusion, ...row }: Row): Consultation {
  const [amount, unit] = delay.split(" ");
  return {
    ...row,
    delay: { amount: Number(amount), unit: unit === "day" ? "day" : "month" },
    ...(concludedOn !== null && { concludedOn }),
    ...(conclusion !== null && { conclusion }),
  };
}

function toOpinion(row: OpinionRow): Opinion {
  const { insee, transmittedOn, proof, councilOn, result, reserves, deliveredOn, resolution } = row;
  return {
    insee,
    ...(transmittedOn !== null && { transmittedOn }),
    ...(proof !== null && { proof }),
    ...(councilOn !== null && { councilOn }),
    ...(result !== null && { result }),
    ...(reserves !== null && { reserves }),
    ...(deliveredOn !== null && { deliveredOn }),
    ...(resolution !== null && { resolution }),
  };
}
