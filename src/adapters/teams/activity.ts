import { z } from "zod";

const idSchema = z.string().min(1).max(1_000);
const accountSchema = z.object({
  id: idSchema,
  name: z.string().nullish(),
  aadObjectId: z.string().nullish(),
});

/** Those that can be read: a strange one costs nobody their message. */
function listOf<T extends z.ZodType>(one: T) {
  return z
    .array(one.nullable().catch(null))
    .nullish()
    .transform((all) => (all ?? []).filter((each) => each !== null));
}

/** What Microsoft's service posts to us, as far as we read it. Absent and null are the same to it. */
export const activitySchema = z.object({
  type: z.string(),
  id: idSchema.nullish(),
  channelId: z.literal("msteams"),
  serviceUrl: z.url(),
  timestamp: z.string().nullish(),
  localTimezone: z.string().nullish(),
  from: accountSchema,
  recipient: accountSchema,
  conversation: z.object({
    id: idSchema,
    conversationType: z.string().nullish(),
    isGroup: z.boolean().nullish(),
    tenantId: z.string().nullish(),
  }),
  channelData: z
    .object({
      tenant: z.object({ id: z.string() }).nullish(),
      team: z.object({ id: z.string() }).nullish(),
      eventType: z.string().nullish(),
    })
    .nullish(),
  text: z
    .string()
    .nullish()
    .transform((text) => text ?? ""),
  value: z.unknown().optional(),
  name: z.string().nullish(),
  action: z.string().nullish(),
  replyToId: z.string().nullish(),
  membersAdded: z.array(z.object({ id: z.string() })).nullish(),
  membersRemoved: z.array(z.object({ id: z.string() })).nullish(),
  attachments: listOf(
    z.object({
      contentType: z.string(),
      content: z.unknown().optional(),
      contentUrl: z.string().nullish(),
      name: z.string().nullish(),
    }),
  ),
  entities: listOf(
    z.object({
      type: z.string(),
      text: z.string().nullish(),
      timezone: z.string().nullish(),
      mentioned: z.object({ id: z.string().nullish() }).nullish(),
    }),
  ),
});
/** What a signature is about, of whatever is posted; what is not there is not signed. */
export const signedSchema = z
  .object({ channelId: z.string().catch(""), serviceUrl: z.string().min(1).catch("none") })
  .catch({ channelId: "", serviceUrl: "none" });

export type Activity = z.infer<typeof activitySchema>;

/** The tenants it names: more than one when it contradicts itself. */
export function tenantsOf({ conversation, channelData }: Activity): Set<string> {
  const named = [channelData?.tenant?.id, conversation.tenantId];
  return new Set(named.flatMap((id) => (id ? [id.toLowerCase()] : [])));
}
