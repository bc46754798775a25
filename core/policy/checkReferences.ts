import { type PolicyProblem, wrongName } from "./policyProblem.ts";
import { careReferences } from "./references/careReferences.ts";
import { classReferences } from "./references/classReferences.ts";
import { flowReferences } from "./references/flowReferences.ts";
import type { Referred } from "./references/reference.ts";
import { replyReferences } from "./references/replyReferences.ts";
import { reportReferences } from "./references/reportReferences.ts";
import { serviceLevelReferences } from "./references/serviceLevelReferences.ts";
import type { PolicyDocument } from "./schema/document.ts";

/** Every name that points to another part of the document points to something that is there. */
export function checkReferences(document: PolicyDocument): readonly PolicyProblem[] {
  const names = namesOf(document);
  return [
    ...classReferences(document),
    ...serviceLevelReferences(document),
    ...careReferences(document),
    ...replyReferences(document),
    ...flowReferences(document),
    ...reportReferences(document),
  ].flatMap(({ to, path, name }) => (names[to].includes(name) ? [] : [wrongName(path, name, names[to])]));
}

function namesOf(document: PolicyDocument): { readonly [To in Referred]: readonly string[] } {
  const keys = (items: readonly { readonly key: string }[]): readonly string[] => items.map(({ key }) => key);
  return {
    fact: keys(document.facts),
    "numeric fact": keys(document.facts.filter(({ kind }) => kind === "number" || kind === "decimal")),
    "date fact": keys(document.facts.filter(({ kind }) => kind === "date")),
    tier: keys(document.tiers),
    segment: keys(document.segments),
    schedule: keys(document.schedules),
    urgency: keys(document.urgencies),
    "problem type": keys(document.problemTypes),
    role: keys(document.roles),
    "visit kind": keys(document.visits.kinds),
    stage: keys(document.stages),
    register: keys(document.registers),
    reply: keys(document.replies.filter(({ channel }) => channel !== "snippet")),
    survey: keys(document.surveys),
  };
}
