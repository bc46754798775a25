import { describe, expect, it } from "vitest";
import type { Result } from "#core";
import { draftMistake, draftOf } from "../../../app/features/override/overrideDraft.ts";
import { NO_OVERRIDE, overrideFields } from "../../../app/features/override/overrideFields.ts";
import { writeOverride } from "../../../app/features/override/writeOverride.ts";
import type { ZafRequest } from "../../../app/zaf/zaf.ts";
import type { ZafProblem } from "../../../app/zaf/zafProblem.ts";
import { fakeZaf } from "../fakeZaf.ts";

describe("the draft of a tier set by hand", () => {
  const draft = { tier: "vip", reason: "merger", until: null };

  it("starts from the override that holds, with its last day, or from the tier that the customer has", () => {
    const because = {
      kind: "override",
      reason: "merger",
      by: null,
      until: "2027-01-01T05:00:00Z",
      lastDay: "2026-12-31",
      rules: [],
    } as const;
    expect(draftOf({ key: "core", because })).toEqual({
      tier: "core",
      reason: "merger",
      until: "2026-12-31",
    });
    expect(draftOf({ key: "vip", because: { kind: "rules", tiers: [] } })).toEqual({
      tier: "vip",
      reason: "",
      until: null,
    });
  });

  it("needs a reason, and a last day that has not passed", () => {
    expect(draftMistake({ ...draft, reason: "  " }, "2026-11-22")).toBe("reason_missing");
    expect(draftMistake({ ...draft, until: "2026-11-21" }, "2026-11-22")).toBe("until_past");
    expect(draftMistake({ ...draft, until: "2026-11-22" }, "2026-11-22")).toBeNull();
    expect(draftMistake(draft, "2026-11-22")).toBeNull();
  });

  it("becomes the organization fields, which say who set it to what", () => {
    expect(overrideFields({ tier: "vip", reason: " merger ", until: "2026-12-31" }, 4)).toEqual({
      tier_override: "tier_override_vip",
      tier_override_reason: "merger",
      tier_override_until: "2026-12-31",
      tier_override_by: "4 tier_override_vip 2026-12-31",
    });
    expect(overrideFields(draft, null).tier_override_by).toBeNull();
  });
});

describe("writing it", () => {
  const fields = overrideFields({ tier: "vip", reason: "merger", until: null }, 4);
  const holding = (values: object): Result<unknown, ZafProblem> => ({
    ok: true,
    value: { organization: { id: 7, organization_fields: { region: "east", ...values } } },
  });
  const before = {
    tier_override: "tier_override_core",
    tier_override_reason: "trial",
    tier_override_until: "2026-12-01T00:00:00+00:00",
  };
  /** A host whose organization holds `before`, and which answers the write so. */
  const host = (put: Result<unknown, ZafProblem>) =>
    fakeZaf({ answer: ({ type }: ZafRequest) => (type === "PUT" ? put : holding(before)) });
  const refusal = (status: number | null) =>
    host({ ok: false, error: { reason: "http", status, detail: "" } }).zaf;

  it("sends only its own fields, and tells what they held before", async () => {
    const { zaf, requests } = host(holding(fields));
    expect(await writeOverride(zaf, 7, fields)).toEqual({
      ok: true,
      value: { ...before, tier_override_until: "2026-12-01", tier_override_by: null },
    });
    expect(requests.map(({ type, url }) => `${type} ${url}`)).toEqual([
      "GET /api/v2/organizations/7.json",
      "PUT /api/v2/organizations/7.json",
    ]);
    expect(requests[1]).toMatchObject({
      contentType: "application/json",
      data: JSON.stringify({ organization: { organization_fields: fields } }),
    });
  });

  it("empties its fields to remove it", async () => {
    const { zaf, requests } = host(holding({ tier_override: null }));
    expect(await writeOverride(zaf, 7, NO_OVERRIDE)).toMatchObject({ ok: true });
    expect(requests[1]?.data).toContain('"tier_override":null');
  });

  it("says why it was not written", async () => {
    expect(await writeOverride(refusal(403), 7, fields)).toEqual({ ok: false, error: "forbidden" });
    expect(await writeOverride(refusal(429), 7, fields)).toEqual({ ok: false, error: "busy" });
    expect(await writeOverride(refusal(422), 7, fields)).toEqual({ ok: false, error: "refused" });
    expect(await writeOverride(refusal(null), 7, fields)).toEqual({ ok: false, error: "no_answer" });
  });

  it("notices that Zendesk passed over fields that it does not have", async () => {
    expect(await writeOverride(host(holding({})).zaf, 7, fields)).toEqual({ ok: false, error: "no_fields" });
  });
});
