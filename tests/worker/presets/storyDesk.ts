import { inject, vi } from "vitest";
import * as v from "valibot";
import { type Arrived, StandinDesk } from "../support/standinDesk.ts";
import type { World } from "../support/world.ts";

/** A local Zendesk as setup leaves it, of a story's own. */
export const PresetAccount = v.object({
  url: v.string(),
  sinkUrl: v.string(),
  webhookSecret: v.string(),
  levelFieldId: v.number(),
  groups: v.record(v.string(), v.number()),
});
export type PresetAccount = v.InferOutput<typeof PresetAccount>;

export async function openAccount(preset: string, now: Date): Promise<PresetAccount> {
  const query = new URLSearchParams({ preset, now: now.toISOString() }).toString();
  const response = await fetch(`${inject("presetAccountsUrl")}?${query}`, { method: "POST" });
  if (!response.ok) throw new Error(await response.text());
  return v.parse(PresetAccount, await response.json());
}

/** Webhooks are signed with the real time of the attempt, whatever the account's clock says; so the door opens at it. */
export class StoryDesk extends StandinDesk {
  protected override async handOver(world: World, request: Request): Promise<Response> {
    const storyTime = new Date();
    vi.setSystemTime(vi.getRealSystemTime());
    const response = await super.handOver(world, request);
    vi.setSystemTime(storyTime);
    return response;
  }

  /** The sink of a story's account waits by itself until the account is at rest. */
  protected override arrived(): Promise<Arrived[]> {
    return this.taken();
  }
}
