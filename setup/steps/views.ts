import { ok, usesVisits, VISIT_NEEDS_ENGINEER_TAG, VISIT_NEEDS_TAGS } from "#core";
import type { View } from "#zendesk";
import type { SetupAccount } from "../account/setupAccount.ts";
import { patiently } from "../patiently.ts";
import { problemOf } from "../problemOf.ts";
import type { SetupResult } from "../setupResult.ts";
import type { Step } from "../step.ts";

/** A view that the policy's tasks are worked off from; found again by its title, so people may change the rest of it. */
type Wanted = { readonly title: string; readonly body: { readonly [key: string]: unknown } };

const ACTING = "Views";

/**
 * "Callbacks due": open callback tasks, the next due first. "Visits to see to": visits that nobody confirmed, kept,
 * recorded or settled; a desk that is a group hears of them here (D4). Each only where the policy has such tasks.
 */
export const views: Step = {
  title: ACTING,
  async check(account) {
    const missing = await missingIn(account);
    return missing.ok ? ok(missing.value.map(({ title }) => `View "${title}" is missing.`)) : missing;
  },
  async apply(account) {
    const missing = await missingIn(account);
    if (!missing.ok) return missing;
    for (const { title, body } of missing.value) {
      const made = await patiently(() => account.zendesk.views.create(body));
      if (!made.ok) return problemOf(`View "${title}"`, made.error);
    }
    return ok(null);
  },
  async remains(account) {
    const ours = await oursIn(account);
    return ours.ok ? ok(ours.value.map(({ title }) => `View "${title}"`)) : ours;
  },
  async undo(account) {
    const ours = await oursIn(account);
    if (!ours.ok) return ours;
    for (const { id, title } of ours.value) {
      const gone = await patiently(() => account.zendesk.views.remove(id));
      if (!gone.ok && gone.error.reason !== "not_found") return problemOf(`Removing "${title}"`, gone.error);
    }
    return ok(null);
  },
};

const NEXT_DUE_FIRST = {
  columns: ["description", "requester", "organization", "assignee", "group", "due_date"],
  sort_by: "due_date",
  sort_order: "asc",
} as const;

const CALLBACKS_DUE: Wanted = {
  title: "Callbacks due",
  body: {
    title: "Callbacks due",
    // Zendesk wants one condition on status, type, group, assignee or requester among these (facts zendesk-api 2.6).
    all: [
      { field: "status", operator: "less_than", value: "solved" },
      { field: "current_tags", operator: "includes", value: "callback" },
    ],
    any: [],
    output: NEXT_DUE_FIRST,
  },
};

const VISITS_TO_SEE_TO: Wanted = {
  title: "Visits to see to",
  body: {
    title: "Visits to see to",
    all: [
      { field: "status", operator: "less_than", value: "closed" },
      {
        field: "current_tags",
        operator: "includes",
        value: [...Object.values(VISIT_NEEDS_TAGS), VISIT_NEEDS_ENGINEER_TAG].join(" "),
      },
    ],
    any: [],
    output: NEXT_DUE_FIRST,
  },
};

const OURS: readonly string[] = [CALLBACKS_DUE.title, VISITS_TO_SEE_TO.title];

function wantedIn({ policy }: SetupAccount): readonly Wanted[] {
  return [
    ...(policy.document.callbacks.length === 0 ? [] : [CALLBACKS_DUE]),
    ...(usesVisits(policy.document) ? [VISITS_TO_SEE_TO] : []),
  ];
}

async function missingIn(account: SetupAccount): Promise<SetupResult<readonly Wanted[]>> {
  const wanted = wantedIn(account);
  // A policy without callbacks and visits costs no request.
  if (wanted.length === 0) return ok([]);
  const known = await patiently(() => account.zendesk.views.list());
  if (!known.ok) return problemOf(ACTING, known.error);
  return ok(wanted.filter(({ title }) => !known.value.some((view) => view.title === title)));
}

async function oursIn({ zendesk }: SetupAccount): Promise<SetupResult<readonly View[]>> {
  const known = await patiently(() => zendesk.views.list());
  if (!known.ok) return problemOf(ACTING, known.error);
  return ok(known.value.filter(({ title }) => OURS.includes(title)));
}
