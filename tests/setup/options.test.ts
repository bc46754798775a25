import { describe, expect, it } from "vitest";
import { completeOptions, missingFlags } from "../../setup/askOptions.ts";
import { readOptions } from "../../setup/readOptions.ts";

describe("setup's options", () => {
  it("come from flags, then from the environment", () => {
    const given = readOptions(["--subdomain", "acme", "--check"], {
      ZENDESK_SUBDOMAIN: "other",
      ZENDESK_CLIENT_ID: "tierwise",
    });
    expect(given).toMatchObject({ subdomain: "acme", clientId: "tierwise", purpose: "check" });
  });

  it("that are missing are named by their flags", () => {
    expect(missingFlags(readOptions(["--subdomain", "acme"], { ZENDESK_CLIENT_SECRET: "" }))).toEqual([
      "--client-id",
      "--client-secret",
      "--worker-url",
    ]);
  });

  it("are complete when nothing is missing, without a question", () => {
    const given = readOptions(
      ["--subdomain=a", "--client-id=b", "--client-secret=c", "--worker-url=https://d"],
      {},
    );
    expect(completeOptions(given)).toMatchObject({ subdomain: "a", workerUrl: "https://d" });
    expect(completeOptions(readOptions([], {}))).toBeNull();
  });

  it("that nobody knows, or that contradict each other, are refused", () => {
    expect(() => readOptions(["--subdomian", "acme"], {})).toThrow(/--subdomian/);
    expect(() => readOptions(["--check", "--remove"], {})).toThrow(/exclude/);
  });
});
