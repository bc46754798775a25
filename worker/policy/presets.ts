import { parse } from "yaml";
import bank from "../../policies/bank.yaml";
import care from "../../policies/care.yaml";
import education from "../../policies/education.yaml";
import generalSupport from "../../policies/general-support.yaml";
import itServices from "../../policies/it-services.yaml";
import oneStop from "../../policies/one-stop.yaml";
import pharma from "../../policies/pharma.yaml";
import relationship from "../../policies/relationship.yaml";
import repair from "../../policies/repair.yaml";

const TEXTS = {
  bank,
  care,
  education,
  "general-support": generalSupport,
  "it-services": itServices,
  "one-stop": oneStop,
  pharma,
  relationship,
  repair,
} as const satisfies {
  readonly [name: string]: string;
};

const parsed = new Map<string, unknown>();

/** The rule books that come with the product; each is parsed only when a policy names it. */
export const presets: { readonly [name: string]: unknown } = Object.defineProperties(
  {},
  Object.fromEntries(
    Object.entries(TEXTS).map(([name, text]) => [
      name,
      { enumerable: true, get: () => presetOf(name, text) },
    ]),
  ),
);

function presetOf(name: string, text: string): unknown {
  if (!parsed.has(name)) parsed.set(name, parse(text));
  return parsed.get(name);
}
