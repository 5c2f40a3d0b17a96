import { z } from "zod";
import { OperatorError } from "./core/errors.ts";

const schema = z.object({
  RELAIS_DB: z.string().min(1).default("data/relais.db"),
  RELAIS_PORT: z.coerce.number().int().min(0).max(65_535).default(4747),
  RELAIS_ESSAI: z.enum(["oui", "non"]).default("non"),
  RELAIS_LOG: z.enum(["silent", "error", "warn", "info", "debug"]).default("warn"),
});

export type Config = {
  /** The database file. */
  db: string;
  /** Port of the sandbox page, on 127.0.0.1 only; 0 takes any free one. */
  port: number;
  /** Opens the sandbox page on a real base too, where anyone at this machine may then speak as anyone. */
  sandboxOnRealBase: boolean;
  logLevel: z.infer<typeof schema>["RELAIS_LOG"];
};

const help: Record<keyof z.infer<typeof schema>, string> = {
  RELAIS_DB: "le chemin du fichier de la base, par exemple data/relais.db",
  RELAIS_PORT: "un port entre 0 et 65535, par exemple 4747",
  RELAIS_ESSAI: "oui ou non",
  RELAIS_LOG: "silent, error, warn, info ou debug",
};

/** Reads the environment; throws one `OperatorError` that names every bad variable and what to write. */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
  const parsed = schema.safeParse(given);
  if (parsed.success)
    return {
      db: parsed.data.RELAIS_DB,
      port: parsed.data.RELAIS_PORT,
      sandboxOnRealBase: parsed.data.RELAIS_ESSAI === "oui",
      logLevel: parsed.data.RELAIS_LOG,
    };
  const faulty = new Set(parsed.error.issues.map((issue) => issue.path[0]));
  const lines = Object.entries(help).flatMap(([name, wanted]) =>
    faulty.has(name) ? [`- ${name} : attendu ${wanted}`] : [],
  );
  throw new OperatorError(`La configuration est à corriger :\n${lines.join("\n")}`);
}
