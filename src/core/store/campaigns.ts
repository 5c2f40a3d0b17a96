import type { CivilDate } from "../calendar/civil-date.ts";
import type { Questionnaire } from "../interview/questionnaire.ts";
import type { Db } from "./database.ts";
import { readJson } from "./json.ts";

export type Project = { id: number; slug: string; title: string };

export type Campaign = {
  id: number;
  project: Project;
  /** The questionnaire's id, "mutu_service/jeunesse". */
  questionnaire: string;
  /** Values of the questionnaire's variables. */
  variables: Record<string, string | number>;
  wishedBy: CivilDate;
  openedAt: number;
  /** Each mayor is asked to read what their town hall validated. */
  visa: boolean;
  /** Since when nothing is asked in it any more. */
  closedOn?: CivilDate;
};

type Row = {
  id: number;
  project_id: number;
  slug: string;
  title: string;
  questionnaire: string;
  variables: string;
  wished_by: string;
  opened_at: number;
  visa: 0 | 1;
  closed_on: string | null;
};

export function createCampaigns(db: Db) {
  const insertProject = db.prepare<unknown[], Project>(
    `INSERT INTO project (slug, title, created_at) VALUES (?, ?, ?)
     ON CONFLICT (slug) DO UPDATE SET title = title RETURNING id, slug, title`,
  );
  const projects = db.prepare<[], Project>("SELECT id, slug, title FROM project ORDER BY id");
  const insert = db.prepare(
    "INSERT INTO campaign (project_id, questionnaire, variables, wished_by, opened_by, opened_at, visa) VALUES (?, ?, ?, ?, ?, ?, ?)",
  );
  const select = `SELECT c.id, c.project_id, p.slug, p.title, c.questionnaire, c.variables, c.wished_by, c.opened_at, c.visa, k.closed_on
    FROM campaign c JOIN project p ON p.id = c.project_id LEFT JOIN campaign_closing k ON k.campaign_id = c.id`;
  const all = db.prepare<[], Row>(`${select} ORDER BY c.id`);
  const byId = db.prepare<[number], Row>(`${select} WHERE c.id = ?`);
  const close = db.prepare(
    "INSERT INTO campaign_closing (campaign_id, closed_on, closed_at, closed_by) VALUES (?, ?, ?, ?)",
  );
  const reopen = db.prepare("DELETE FROM campaign_closing WHERE campaign_id = ?");
  const includeAll = db.prepare(
    "DELETE FROM reopened_interview WHERE interview_id IN (SELECT id FROM interview WHERE campaign_id = ?)",
  );
  const publish = db.prepare(
    "INSERT INTO questionnaire_version (id, version, content, published_at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
  );
  const version = db
    .prepare<[string, number], string>("SELECT content FROM questionnaire_version WHERE id = ? AND version = ?")
    .pluck();
  const versionAt = db
    .prepare<[string, number], number | null>(
      "SELECT max(version) FROM questionnaire_version WHERE id = ? AND published_at <= ?",
    )
    .pluck();
  const since = db
    .prepare<[string, number], string>("SELECT content FROM questionnaire_version WHERE id = ? AND version >= ?")
    .pluck();
  const unpublish = db.prepare("DELETE FROM questionnaire_version WHERE id = ?");
  return {
    projects: (): Project[] => projects.all(),
    all: (): Campaign[] => all.all().map(toCampaign),
    byId(id: number): Campaign | undefined {
      const row = byId.get(id);
      return row && toCampaign(row);
    },
    open(
      campaign: Omit<Campaign, "id" | "project" | "visa" | "closedOn"> & {
        slug: string;
        title: string;
        visa?: boolean;
      },
      by: number | undefined,
    ): Campaign {
      const project = insertProject.get(campaign.slug, campaign.title, campaign.openedAt);
      if (project === undefined) throw new Error("an upsert returned no row");
      const { questionnaire, variables, wishedBy, openedAt, visa = false } = campaign;
      const { lastInsertRowid } = insert.run(
        project.id,
        questionnaire,
        JSON.stringify(variables),
        wishedBy,
        by ?? null,
        openedAt,
        visa ? 1 : 0,
      );
      return { id: Number(lastInsertRowid), project, questionnaire, variables, wishedBy, openedAt, visa };
    },
    /** Nothing is asked in it any more; what was begun there is read as it stands. */
    close(id: number, on: CivilDate, by: number, at: number): void {
      includeAll.run(id);
      close.run(id, on, at, by);
    },
    /** Each of its interviews is again what it was before the closing. */
    reopen(id: number): void {
      reopen.run(id);
      includeAll.run(id);
    },
    /** Keeps a published version for ever: an interview begun under it can always be read. */
    publish: (questionnaire: Questionnaire, at: number): void =>
      void publish.run(questionnaire.id, questionnaire.version, JSON.stringify(questionnaire), at),
    /** Of a questionnaire that nobody was ever asked: nothing hangs on what its versions meant. */
    unpublish: (id: string): void => void unpublish.run(id),
    /** The last version published by then. */
    versionAt: (id: string, at: number): number | undefined => versionAt.get(id, at) ?? undefined,
    /** This version and those that came after it. */
    versionsSince: (id: string, number: number): Questionnaire[] =>
      since.all(id, number).map((content) => readJson<Questionnaire>(content)),
    version(id: string, number: number): Questionnaire | undefined {
      const content = version.get(id, number);
      return content === undefined ? undefined : readJson<Questionnaire>(content);
    },
  };
}

function toCampaign(row: Row): Campaign {
  return {
    id: row.id,
    project: { id: row.project_id, slug: row.slug, title: row.title },
    questionnaire: row.questionnaire,
    variables: readJson<Record<string, string | number>>(row.variables),
    wishedBy: row.wished_by,
    openedAt: row.opened_at,
    visa: row.visa === 1,
    ...(row.closed_on === null ? {} : { closedOn: row.closed_on }),
  };
}
