import { isAlwaysOpen, type Policy, type PolicyPromise } from "#core";

/** What the policy promises and Zendesk's SLA policies can't say, one sentence each; Tierwise's own clocks do. */
export function unmapped(policy: Policy): readonly string[] {
  const { serviceLevels } = policy.document;
  const where = (has: (promise: PolicyPromise) => boolean): readonly string[] =>
    serviceLevels.filter(has).map(({ key }) => key);
  return [
    sentence(
      where(({ segments, problemTypes }) => segments.length + problemTypes.length > 0),
      (keys) =>
        `${keys}: promised to some segments or problem types only; Zendesk shows what everybody of the level is promised.`,
    ),
    sentence(
      where(({ steps }) => steps.length > 0),
      (keys) => `${keys}: the named steps have no metric in Zendesk.`,
    ),
    sentence(
      where(({ pauseReasons }) => pauseReasons.length > 0),
      (keys) => `${keys}: Zendesk's clocks go on under a pause reason.`,
    ),
    sentence(
      where(pausesOtherwise),
      (keys) => `${keys}: Zendesk's clocks don't stand still in just these statuses.`,
    ),
    sentence(
      where(({ targets }) => Object.values(targets).some((target) => target !== null && target % 60 !== 0)),
      (keys) => `${keys}: targets of less than whole minutes are rounded up.`,
    ),
    ...hoursOf(policy),
  ].flatMap((each) => each ?? []);
}

const sentence = (keys: readonly string[], say: (keys: string) => string): string | null =>
  keys.length === 0 ? null : say(keys.join(", "));

/** Zendesk knows: nothing, pending, pending and hold. */
function pausesOtherwise({ pauseOn }: PolicyPromise): boolean {
  return (
    pauseOn.includes("new") ||
    pauseOn.includes("open") ||
    (pauseOn.includes("hold") && !pauseOn.includes("pending"))
  );
}

/** Zendesk gives a ticket one schedule of its own: it must be told which, and have the same hours. */
function hoursOf({ document, schedules }: Policy): readonly string[] {
  const promised = new Set(document.serviceLevels.map(({ schedule }) => schedule));
  const [first, ...others] = document.schedules
    .filter(({ key }) => promised.has(key))
    .filter(({ key }) => {
      const hours = schedules.get(key);
      return hours !== undefined && !isAlwaysOpen(hours);
    })
    .map(({ key }) => key);
  if (first === undefined) return [];
  const same = "the same hours and holidays (Admin Center → Objects and rules → Schedules)";
  return others.length === 0
    ? [`Business hours: Zendesk counts its own schedule, which must have ${same} as "${first}".`]
    : [
        `Business hours: the policy counts ${[first, ...others].join(", ")}, Zendesk one schedule a ticket: make them there with ${same}, and set a ticket's schedule with a trigger on its tag.`,
      ];
}
