import { failed, ok } from "#core";
import type { SlaPolicy, ZendeskError } from "#zendesk";
import type { SetupAccount } from "../account/setupAccount.ts";
import { patiently } from "../patiently.ts";
import { problemOf } from "../problemOf.ts";
import type { SetupResult } from "../setupResult.ts";
import { unmapped } from "../sla/unmapped.ts";
import { PRIORITIES, type WantedSlaPolicy, wantedSlaPolicies } from "../sla/wantedSlaPolicies.ts";
import type { Step } from "../step.ts";

type Gap =
  | { readonly kind: "absent"; readonly wanted: WantedSlaPolicy }
  | { readonly kind: "other"; readonly wanted: WantedSlaPolicy; readonly policy: SlaPolicy }
  | { readonly kind: "stale"; readonly policy: SlaPolicy };

/** By this the policies of ours are known; the tag follows. */
const MARK = "Made by Tierwise's setup from the policy for ";

/** Zendesk's own SLA policies, one per service level, so that its badge and ours agree (issue 3). */
export const slaPolicies: Step = {
  title: "Zendesk's SLA policies",
  notes: ({ policy }) => unmapped(policy),
  async check(account) {
    const gaps = await gapsOf(account);
    return gaps.ok ? ok(gaps.value.map(describe)) : gaps;
  },
  async apply(account) {
    const gaps = await gapsOf(account);
    if (!gaps.ok) return gaps;
    for (const gap of gaps.value) {
      const done = await patiently(() => close(account, gap));
      if (!done.ok) return refused(nameOf(gap), done.error);
    }
    return ok(null);
  },
  async remains(account) {
    const ours = await made(account);
    if (!ours.ok) return ours.error.leavesOut === true ? ok([]) : ours;
    return ok(ours.value.map(({ title }) => `SLA policy "${title}"`));
  },
  async undo(account) {
    const ours = await made(account);
    if (!ours.ok) return ours;
    for (const { id, title } of ours.value) {
      const gone = await patiently(() => account.zendesk.slas.remove(id));
      if (!gone.ok && gone.error.reason !== "not_found")
        return problemOf(`Removing the SLA policy "${title}"`, gone.error);
    }
    return ok(null);
  },
};

async function gapsOf(account: SetupAccount): Promise<SetupResult<readonly Gap[]>> {
  const ours = await made(account);
  if (!ours.ok) return ours;
  const wanted = wantedSlaPolicies(account.policy);
  const claimed = new Set<SlaPolicy>();
  const gaps: Gap[] = [];
  for (const each of wanted) {
    const policy = ours.value.find((one) => one.description === descriptionOf(each));
    if (policy === undefined) gaps.push({ kind: "absent", wanted: each });
    else {
      claimed.add(policy);
      if (!isAsWanted(policy, each)) gaps.push({ kind: "other", wanted: each, policy });
    }
  }
  const stale = ours.value.filter((policy) => !claimed.has(policy));
  return ok([...gaps, ...stale.map((policy): Gap => ({ kind: "stale", policy }))]);
}

async function made({ zendesk }: SetupAccount): Promise<SetupResult<readonly SlaPolicy[]>> {
  const all = await patiently(() => zendesk.slas.list());
  return all.ok
    ? ok(all.value.filter(({ description }) => description?.startsWith(MARK) === true))
    : refused("SLA policies", all.error);
}

/** Which refusal an account without SLA policies gives is unconfirmed (docs/unconfirmed.md): these three are taken as one. */
function refused(doing: string, error: ZendeskError): { readonly ok: false; readonly error: SlaProblem } {
  const { error: problem } = problemOf(doing, error);
  switch (error.reason) {
    case "forbidden":
    case "not_found":
    case "invalid":
      return failed({
        what: problem.what,
        todo: "SLA policies need Support Professional, Suite Growth or a higher plan. Tierwise's own clocks work without them.",
        leavesOut: true,
      });
    case "rate_limited":
    case "unauthenticated":
    case "conflict":
    case "unavailable":
    case "unreadable":
      return failed(problem);
  }
}

type SlaProblem = Extract<SetupResult<never>, { ok: false }>["error"];

function close({ zendesk }: SetupAccount, gap: Gap) {
  switch (gap.kind) {
    case "absent":
      return zendesk.slas.create(bodyOf(gap.wanted));
    case "other":
      return zendesk.slas.update(gap.policy.id, bodyOf(gap.wanted));
    case "stale":
      return zendesk.slas.remove(gap.policy.id);
  }
}

const nameOf = (gap: Gap): string =>
  `SLA policy "${gap.kind === "stale" ? gap.policy.title : gap.wanted.title}"`;

function describe(gap: Gap): string {
  switch (gap.kind) {
    case "absent":
      return `${nameOf(gap)} is missing.`;
    case "other":
      return `${nameOf(gap)} is not as the policy promises.`;
    case "stale":
      return `${nameOf(gap)} belongs to no service level any more.`;
  }
}

const descriptionOf = ({ tag }: WantedSlaPolicy): string =>
  `${MARK}${tag}. Change the policy, then run setup: what is changed here is put right.`;

const filterOf = ({ tag }: WantedSlaPolicy) => ({
  all: [{ field: "current_tags", operator: "includes", value: tag }],
  any: [],
});

const rowsOf = ({ metrics }: WantedSlaPolicy) =>
  metrics.flatMap(({ metric, target, businessHours }) =>
    PRIORITIES.map((priority) => ({ priority, metric, target, business_hours: businessHours })),
  );

const bodyOf = (wanted: WantedSlaPolicy) => ({
  title: wanted.title,
  description: descriptionOf(wanted),
  filter: filterOf(wanted),
  policy_metrics: rowsOf(wanted),
});

function isAsWanted(policy: SlaPolicy, wanted: WantedSlaPolicy): boolean {
  const rows = (all: SlaPolicy["policy_metrics"]): readonly string[] =>
    all
      .map(
        ({ priority, metric, target, business_hours }) => `${metric} ${priority} ${target} ${business_hours}`,
      )
      .toSorted();
  const { all = [], any = [] } = policy.filter ?? {};
  const [condition, ...others] = all;
  return (
    policy.title === wanted.title &&
    rows(policy.policy_metrics).join() === rows(rowsOf(wanted)).join() &&
    others.length + any.length === 0 &&
    condition?.field === "current_tags" &&
    condition.operator === "includes" &&
    String(condition.value) === wanted.tag
  );
}
