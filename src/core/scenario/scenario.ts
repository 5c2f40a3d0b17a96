import type { Standing } from "./standings.ts";

/** Municipalities put together to see what it would come to, after the answers of one campaign; without those that left. */
export type Scenario = {
  id: number;
  campaignId: number;
  name: string;
  createdBy: number;
  createdAt: number;
  /** Since when those who decide may read it. */
  sharedAt?: number;
  standings: Map<string, Standing>;
};
