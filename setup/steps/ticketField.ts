import { failed, ok } from "#core";
import type { TicketField } from "#zendesk";
import type { SetupAccount } from "../account/setupAccount.ts";
import { patiently } from "../patiently.ts";
import { problemOf } from "../problemOf.ts";
import type { SetupResult } from "../setupResult.ts";
import type { Step } from "../step.ts";
import { missingOptions, withMissingOptions } from "./missingOptions.ts";

type Wanted = ReturnType<SetupAccount["policy"]["ticketFields"]>[number];
type Pair = { readonly wanted: Wanted; readonly field: TicketField | null };

/** The dropdown "Service level", whose value is the SLA tag, "First contact" where asked for, and the fields of visit and callback tasks. */
export const ticketField: Step = {
  title: "Ticket fields",
  async check(account) {
    const pairs = await pairsOf(account);
    return pairs.ok ? ok(pairs.value.flatMap(describe)) : pairs;
  },
  async apply(account) {
    const pairs = await pairsOf(account);
    if (!pairs.ok) return pairs;
    for (const pair of pairs.value.filter((each) => describe(each).length > 0)) {
      const done = await patiently(() => close(account, pair));
      if (!done.ok) return problemOf(`Ticket field "${pair.wanted.title}"`, done.error);
    }
    return ok(null);
  },
  async remains(account) {
    const pairs = await pairsOf(account);
    return pairs.ok
      ? ok(
          pairs.value.flatMap(({ field }) =>
            field === null ? [] : [`Ticket field "${field.title}" with its tags`],
          ),
        )
      : pairs;
  },
  async undo(account) {
    const pairs = await pairsOf(account);
    if (!pairs.ok) return pairs;
    for (const { field } of pairs.value) {
      if (field === null) continue;
      const gone = await patiently(() => account.zendesk.fields.ticket.remove(field.id));
      if (!gone.ok && gone.error.reason !== "not_found")
        return problemOf(`Removing "${field.title}"`, gone.error);
    }
    return ok(null);
  },
};

const KINDS = {
  tagger: "dropdown",
  checkbox: "checkbox",
  text: "text field",
  textarea: "multi-line field",
  date: "date",
  lookup: "lookup of users",
} as const satisfies Record<Wanted["type"], string>;

async function pairsOf({ zendesk, policy }: SetupAccount): Promise<SetupResult<readonly Pair[]>> {
  const fields = await patiently(() => zendesk.fields.ticket.list());
  if (!fields.ok) return problemOf("Ticket field", fields.error);
  const pairs = policy.ticketFields().map((wanted) => ({
    wanted,
    field: fields.value.find(({ title }) => title === wanted.title) ?? null,
  }));
  const misfit = pairs.map(misfitOf).find((problem) => problem !== null);
  return misfit === undefined || misfit === null ? ok(pairs) : failed(misfit);
}

/** A field of that title that is something else; it is somebody's, so it is left alone. */
function misfitOf({ wanted, field }: Pair): { readonly what: string; readonly todo: string } | null {
  if (field === null) return null;
  const where = "in Admin Center → Objects and rules → Tickets → Fields.";
  if (field.type !== wanted.type && wanted.alsoTypes?.includes(field.type) !== true) {
    return {
      what: `There is already a ticket field "${wanted.title}", and it is no ${KINDS[wanted.type]}.`,
      todo: `Rename or delete that field ${where}`,
    };
  }
  if (wanted.tag === null || field.tag === wanted.tag) return null;
  return {
    what: `There is already a checkbox "${wanted.title}", and its tag is not ${wanted.tag}.`,
    todo: `Give it that tag, or rename it, ${where}`,
  };
}

function close({ zendesk }: SetupAccount, { wanted, field }: Pair) {
  const { options, tag, alsoTypes: _, ...plain } = wanted;
  const choices = wanted.type === "tagger" ? { custom_field_options: options } : {};
  return field === null
    ? zendesk.fields.ticket.create({ ...plain, ...choices, ...(tag === null ? {} : { tag }) })
    : zendesk.fields.ticket.update(field.id, {
        active: true,
        ...(wanted.type === "tagger"
          ? { custom_field_options: withMissingOptions(options, field.custom_field_options) }
          : {}),
      });
}

function describe({ wanted, field }: Pair): readonly string[] {
  if (field === null) return [`Ticket field "${wanted.title}" is missing.`];
  const missing = missingOptions(wanted.options, field.custom_field_options);
  const values = missing.map(({ value }) => value).join(", ");
  if (missing.length > 0) return [`Ticket field "${wanted.title}" lacks ${values}.`];
  return field.active ? [] : [`Ticket field "${wanted.title}" is switched off.`];
}
