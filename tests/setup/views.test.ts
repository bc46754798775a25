import { describe, expect, it } from "vitest";
import { ok } from "#core";
import type { SetupAccount } from "../../setup/account/setupAccount.ts";
import { views } from "../../setup/steps/views.ts";

type Made = { id: number; title: string };

/** An account with so many callback rules and kinds of visits, and the views it has. */
function account(callbacks: number, kinds = 0): { account: SetupAccount; kept: Made[]; requests: string[] } {
  const kept: Made[] = [{ id: 1, title: "Somebody's own" }];
  const requests: string[] = [];
  const zendesk = {
    views: {
      list: async () => {
        requests.push("list");
        return ok([...kept]);
      },
      create: async (body: { title: string }) => {
        requests.push("create");
        const made = { id: kept.length + 1, title: body.title };
        kept.push(made);
        return ok(made);
      },
      remove: async (id: number) => {
        requests.push("remove");
        kept.splice(
          kept.findIndex((view) => view.id === id),
          1,
        );
        return ok(null);
      },
    },
  };
  const visits = { kinds: Array.from({ length: kinds }, () => ({})), quotas: [] };
  const policy = { document: { callbacks: Array.from({ length: callbacks }, () => ({})), visits } };
  return { account: { zendesk, policy } as unknown as SetupAccount, kept, requests };
}

describe("the view of callbacks", () => {
  it("is made once, and a second run writes nothing", async () => {
    const { account: with_, kept, requests } = account(1);
    expect(await views.check(with_)).toEqual(ok(['View "Callbacks due" is missing.']));
    expect(await views.apply(with_)).toEqual(ok(null));
    expect(kept.map(({ title }) => title)).toContain("Callbacks due");
    requests.length = 0;
    expect(await views.check(with_)).toEqual(ok([]));
    expect(await views.apply(with_)).toEqual(ok(null));
    expect(requests).not.toContain("create");
  });

  it("is not made, nor asked for, where the policy has no callbacks", async () => {
    const { account: without, requests } = account(0);
    expect(await views.check(without)).toEqual(ok([]));
    expect(requests).toEqual([]);
  });

  it("goes when setup is undone; others stay", async () => {
    const { account: with_, kept } = account(1);
    await views.apply(with_);
    expect(await views.remains(with_)).toEqual(ok(['View "Callbacks due"']));
    await views.undo(with_);
    expect(kept.map(({ title }) => title)).toEqual(["Somebody's own"]);
  });
});

describe("the view of visits", () => {
  it("is where a desk that is a group hears of what nobody confirmed, kept or recorded (D4)", async () => {
    const { account: with_, kept } = account(0, 1);
    await views.apply(with_);
    expect(kept.map(({ title }) => title)).toEqual(["Somebody's own", "Visits to see to"]);
    expect(await views.remains(with_)).toEqual(ok(['View "Visits to see to"']));
    await views.undo(with_);
    expect(kept.map(({ title }) => title)).toEqual(["Somebody's own"]);
  });
});
