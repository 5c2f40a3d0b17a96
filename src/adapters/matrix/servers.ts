/**
 * Who may speak with us, by the name of their server alone: a homeserver vouches for whose accounts are its own, and for
 * nothing that a user id seems to say. Names are case-sensitive, and a port is part of one (specification, "Server Name").
 */
export type ServerList = { allows: (userId: string) => boolean };

/** Why we cannot start so: our own account is an external's, or something in the list is no pattern. */
export type ServerFault = { kind: "external" } | { kind: "pattern"; pattern: string };

/**
 * The agents' servers of Tchap's platforms, which do not speak with each other: production, pre-production, test. Read
 * from the configurations of its own clients (tchapgouv/tchap-web-v4, tchap-x-ios, 2026).
 */
const platforms = [
  ["agent.tchap.gouv.fr", "agent.*.tchap.gouv.fr"],
  ["i.tchap.gouv.fr", "a.tchap.gouv.fr"],
  ["*.tchap.incubateur.net"],
];

/** Those that its clients call external, on every platform, and what resembles them. */
const external =
  /^(?:e|e\.[\w-]+|ext[\w-]*|agent\.e|agent\.extern[\w-]*)\.tchap\.(?:gouv\.fr|incubateur\.net)(?::\d+)?$/u;

/** The server of a user id; undefined when it is none. */
export function serverOf(userId: string): string | undefined {
  return /^@[^:]*:([\w.:[\]-]+)$/u.exec(userId)?.[1];
}

export function isTchap(server: string): boolean {
  return isExternal(server) || agentsBeside(server).length > 0;
}

/** A server of Tchap for people from outside the administration, whoever they are. */
export function isExternal(server: string): boolean {
  return external.test(server.toLowerCase());
}

/** What forbids to start with this list, if anything. From an external's account, Tchap lets no conversation be opened. */
export function faultOf(patterns: string[], own: string): ServerFault | undefined {
  if (isExternal(own)) return { kind: "external" };
  const pattern = patterns.find((one) => !/^[\w.:*[\]-]+$/u.test(one) || one.split("*").length > 2);
  return pattern === undefined ? undefined : { kind: "pattern", pattern };
}

/**
 * `patterns` are names, or names where one `*` stands for one label or a part of one. Without any, they are the agents'
 * servers where ours is of Tchap. Ours is always allowed; an external one, only when it is named.
 */
export function createServerList(patterns: string[], own: string): ServerList {
  const wanted = patterns.length > 0 ? patterns.map((one) => one.toLowerCase()) : agentsBeside(own);
  return {
    allows(userId) {
      const server = serverOf(userId);
      if (server === undefined) return false;
      if (server === own || wanted.includes(server)) return true;
      // `agent.*.tchap.gouv.fr` fits the externals' server too.
      return !isExternal(server) && wanted.some((pattern) => fits(server, pattern));
    },
  };
}

/** The agents' servers of the platform of this one; none when it is not of Tchap. */
function agentsBeside(server: string): string[] {
  return platforms.find((patterns) => patterns.some((pattern) => fits(server, pattern))) ?? [];
}

function fits(server: string, pattern: string): boolean {
  const [before = "", after, ...others] = pattern.split("*");
  if (after === undefined || others.length > 0) return server === pattern;
  if (!server.startsWith(before) || !server.slice(before.length).endsWith(after)) return false;
  return /^[\w-]+$/u.test(server.slice(before.length, server.length - after.length));
}
