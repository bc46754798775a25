import { describe, expect, it } from "vitest";
import { figuresProblem } from "../../../app/locations/nav-bar/figuresProblem.ts";

const OTHERWISE = "admin.guard.unread";
const http = (status: number | null, detail: string) =>
  figuresProblem({ reason: "http", status, detail }, OTHERWISE);

describe("figures that are not there", () => {
  it("have a reason that an admin can mend, where there is one", () => {
    expect(figuresProblem({ reason: "not_configured" }, OTHERWISE)).toBe("notice.notConfigured");
    expect(http(401, "")).toBe("notice.refused");
    expect(http(503, '{"error":"no_policy","message":"…"}')).toBe("admin.policyNone");
  });

  it("else cannot be read just now", () => {
    expect([http(502, "<h1>Bad gateway</h1>"), http(null, ""), http(503, '{"error":"busy"}')]).toEqual(
      Array(3).fill(OTHERWISE),
    );
    expect(figuresProblem({ reason: "timed_out" }, OTHERWISE)).toBe(OTHERWISE);
    expect(figuresProblem({ reason: "refused", detail: "unreadable" }, OTHERWISE)).toBe(OTHERWISE);
  });
});
