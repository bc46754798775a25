import { describe, expect, it } from "vitest";
import { isAbout, readChangeNotice } from "../../app/features/brief/readChangeNotice.ts";

const shown = { ticketId: 42, organizationId: 7, agentId: 31 };

describe("a change notice from the Worker", () => {
  it("is read from the JSON text that Zendesk hands on", () => {
    const notice = { body: '{"tickets":[42,"43"],"organizations":[7]}', sender: "1" };
    expect(readChangeNotice(notice)).toEqual({ tickets: [42, 43], organizations: [7], agents: [] });
  });

  it("is read from an object as well", () => {
    expect(readChangeNotice({ body: { tickets: [1] } })).toEqual({
      tickets: [1],
      organizations: [],
      agents: [],
    });
  });

  it.each([[undefined], ["changed"], [{ body: "not json" }]])(
    "that cannot be read (%j) may be about anything",
    (data) => {
      expect(isAbout(readChangeNotice(data), shown)).toBe(true);
    },
  );

  it("concerns the sidebar when it names its ticket, its organization or its agent, and nobody else's", () => {
    const about = { tickets: [], organizations: [], agents: [] };
    expect(isAbout({ ...about, tickets: [42] }, shown)).toBe(true);
    expect(isAbout({ ...about, organizations: [7] }, shown)).toBe(true);
    expect(isAbout({ ...about, tickets: [1], agents: [31] }, shown)).toBe(true);
    const others = { tickets: [1], organizations: [2], agents: [3] };
    expect(isAbout(others, shown)).toBe(false);
    expect(isAbout(others, { ticketId: null, organizationId: null, agentId: null })).toBe(false);
  });
});
