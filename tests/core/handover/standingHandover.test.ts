import { describe, expect, it } from "vitest";
import { leadsOf, isLead, standingHandover, type TicketFacts, type TicketSave } from "#core";
import { ticket } from "../facts.ts";
import { itServices } from "../preset.ts";

const [ANN, BEN, CID, LEAD] = [3, 4, 5, 9];
const words = (from: number, to = BEN): readonly string[] => [
  `handover_from_${from}`,
  `handover_to_${to}`,
  "handover_until_2026-11-27",
];
const task = (tags: readonly string[]): TicketFacts =>
  ticket({ id: 90, type: "task", tags, requesterId: ANN });
const save = (minute: number, authorId: number | null, tags: readonly string[]): TicketSave => ({
  at: `2026-11-20T01:0${minute}:00Z`,
  authorId,
  changes: [{ field: "tags", value: tags }],
  comments: [],
});
const judged = (...saves: readonly TicketSave[]) => {
  const tags = saves.at(-1)?.changes[0]?.value;
  const may = (byId: number | null, fromId: number) => byId === fromId || byId === LEAD;
  return standingHandover(task(Array.isArray(tags) ? tags.map(String) : []), "2026-11-20", saves, may);
};

describe("a hand-over stands", () => {
  it("when the agent or whoever leads says it, and names who said it", () => {
    expect(judged(save(0, ANN, words(ANN)))).toMatchObject({
      stands: { fromId: ANN, byId: ANN },
      refused: null,
    });
    expect(judged(save(0, LEAD, words(ANN)))).toMatchObject({ stands: { fromId: ANN, byId: LEAD } });
  });

  it("not when somebody else says it, or nobody is known to have", () => {
    expect(judged(save(0, CID, words(ANN)))).toMatchObject({
      stands: null,
      refused: { fromId: ANN, byId: CID },
    });
    expect(judged(save(0, null, words(ANN)))).toMatchObject({ stands: null, refused: { byId: null } });
  });

  it("as it did before, when somebody else changes it", () => {
    const changed = judged(save(0, ANN, words(ANN)), save(1, BEN, words(CID)));
    expect(changed).toMatchObject({
      stands: { fromId: ANN, isEnded: false },
      refused: { fromId: CID, byId: BEN },
    });
  });

  it("from when somebody who may says what another had no right to", () => {
    const said = judged(save(0, CID, words(ANN)), save(1, LEAD, words(ANN, CID)));
    expect(said).toMatchObject({ stands: { toId: CID, byId: LEAD }, refused: null });
  });

  it("no longer when its words are taken off", () => {
    expect(judged(save(0, ANN, words(ANN)), save(1, BEN, []))).toMatchObject({ stands: { isEnded: true } });
  });
});

describe("who leads", () => {
  const leads = leadsOf(itServices());

  it("are those who hear of what goes wrong with calls or get the weekly lists, by group or address", () => {
    expect(leads).toEqual({ groups: ["Service supervisors"], emails: [] });
  });

  it("are known by any of their groups, or by their address in whatever spelling", () => {
    expect(isLead(leads, { email: null, groups: ["Engineers", "Service supervisors"] })).toBe(true);
    expect(isLead(leads, { email: "x@example.test", groups: ["Engineers"] })).toBe(false);
    expect(isLead({ groups: [], emails: ["a@example.test"] }, { email: "A@Example.test", groups: [] })).toBe(
      true,
    );
  });
});
