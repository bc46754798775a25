import { describe, expect, it } from "vitest";
import { isAbout, readChangeNotice } from "../../app/features/brief/readChangeNotice.ts";

const shown = { ticketId: 42, organizationId: 7 };

describe("a change notice from the Worker", () => {
  it("is read from the JSON text that Zendesk hands on", () => {
    const notice = { body: '{"tickets":[42,"43"],"organizations":[7]}', sender: "1" };
    expect(readChangeNotice(notice)).toEqual({ tickets: [42, 43], organizations: [7] });
  });

  it("is read from an object as well", () => {
    expect(readChangeNotice({ body: { tickets: [1] } })).toEqual({ tickets: [1], organizations: [] });
  });

  it.each([[undefined], ["changed"], [{ body: "not json" }]])(
    "that cannot be read (%j) may be about anything",
    (data) => {
      expect(isAbout(readChangeNotice(data), shown)).toBe(true);
    },
  );

  it("concerns the sidebar when it names its ticket or its organization, and nobody else's", () => {
    expect(isAbout({ tickets: [42], organizations: [] }, shown)).toBe(true);
    expect(isAbout({ tickets: [], organizations: [7] }, shown)).toBe(true);
    expect(isAbout({ tickets: [1], organizations: [2] }, shown)).toBe(false);
    expect(isAbout({ tickets: [1], organizations: [2] }, { ticketId: null, organizationId: null })).toBe(
      false,
    );
  });
});
