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
};

export function createCampaigns(db: Db) {
  const insertProject = db.prepare<unknown[], Project>(
    `INSERT INTO project (slug, title, created_at) VALUES (?, ?, ?)
     ON CONFLICT (slug) DO UPDATE SET title = title RETURNING id, slug, title`,
  );
  const projects = db.prepare<[], Project>("SELECT id, slug, title FROM project ORDER BY id");
  const insert = db.prepare(
    "INSERT INTO campaign (project_id, questionnaire, variables, wished_by, opened_by, opened_at) VALUES (?, ?, ?, ?, ?, ?)",
  );
  const select = `SELECT c.id, c.project_id, p.slug, p.title, c.questionnaire, c.variables, c.wished_by, c.opened_at
    FROM campaign c JOIN project p ON p.id = c.project_id`;
  const all = db.prepare<[], Row>(`${select} ORDER BY c.id`);
  const byId = db.prepare<[number], Row>(`${select} WHERE c.id = ?`);
  const publish = db.prepare(
    "INSERT INTO questionnaire_version (id, version, content, published_at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
  );
  const version = db
    .prepare<[string, number], string>("SELECT content FROM questionnaire_version WHERE id = ? AND version = ?")
    .pluck();
  return {
    projects: (): Project[] => projects.all(),
    all: (): Campaign[] => all.all().map(toCampaign),
    byId(id: number): Campaign | undefined {
      const row = byId.get(id);
      return row && toCampaign(row);
    },
    open(
      campaign: Omit<Campaign, "id" | "project"> & { slug: string; title: string },
      by: number | undefined,
    ): Campaign {
      const project = insertProject.get(campaign.slug, campaign.title, campaign.openedAt);
      if (project === undefined) throw new Error("an upsert returned no row");
      const { questionnaire, variables, wishedBy, openedAt } = campaign;
      const { lastInsertRowid } = insert.run(
        project.id,
        questionnaire,
        JSON.stringify(variables),
        wishedBy,
        by ?? null,
        openedAt,
      );
      return { id: Number(lastInsertRowid), project, questionnaire, variables, wishedBy, openedAt };
    },
    /** Keeps a published version for ever: an interview begun under it can always be read. */
    publish: (questionnaire: Questionnaire, at: number): void =>
      void publish.run(questionnaire.id, questionnaire.version, JSON.stringify(questionnaire), at),
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
  };
}
