import { describe, expect, it } from "vitest";
import { preparedTag, readPrepared, writePrepared } from "../../../app/features/visits/preparedTags.ts";
import { fakeZaf } from "../fakeZaf.ts";

describe("what is prepared for a visit (A14)", () => {
  it("is a tag of the task for each place of its kind's checklist", () => {
    expect([0, 2].map((place) => preparedTag("onsite", place))).toEqual([
      "prepared_onsite_1",
      "prepared_onsite_3",
    ]);
  });

  it("is read from the task's saved tags, also what others ticked", async () => {
    const { zaf, requests } = fakeZaf({
      answer: () => ({ ok: true, value: { tags: ["visit_onsite", "prepared_onsite_1"] } }),
    });
    expect(await readPrepared(zaf, 71)).toEqual({ ok: true, value: ["visit_onsite", "prepared_onsite_1"] });
    expect(requests).toMatchObject([{ url: "/api/v2/tickets/71/tags.json" }]);
  });

  it("is ticked and taken back by itself, without touching any other tag", async () => {
    const { zaf, requests } = fakeZaf({ answer: () => ({ ok: true, value: null }) });
    await writePrepared(zaf, 71, "prepared_onsite_2", true);
    await writePrepared(zaf, 71, "prepared_onsite_2", false);
    expect(requests.map(({ type, url, data }) => [type, url, data])).toEqual([
      ["PUT", "/api/v2/tickets/71/tags.json", '{"tags":["prepared_onsite_2"]}'],
      ["DELETE", "/api/v2/tickets/71/tags.json", '{"tags":["prepared_onsite_2"]}'],
    ]);
  });

  it("says so when Zendesk refuses", async () => {
    const { zaf } = fakeZaf({});
    expect(await writePrepared(zaf, 71, "prepared_onsite_2", true)).toMatchObject({ ok: false });
    expect(await readPrepared(zaf, 71)).toMatchObject({ ok: false });
  });
});
