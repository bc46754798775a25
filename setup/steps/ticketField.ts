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

/** The ticket dropdown "Service level", whose value is the SLA tag, and the field "First contact" where asked for. */
export const ticketField: Step = {
  title: "Ticket field",
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

async function pairsOf({ zendesk, policy }: SetupAccount): Promise<SetupResult<readonly Pair[]>> {
  const fields = await patiently(() => zendesk.fields.ticket.list());
  if (!fields.ok) return problemOf("Ticket field", fields.error);
  const pairs = policy.ticketFields().map((wanted) => ({
    wanted,
    field: fields.value.find(({ title }) => title === wanted.title) ?? null,
  }));
  const wrong = pairs.find(({ wanted, field }) => field !== null && field.type !== wanted.type);
  return wrong === undefined
    ? ok(pairs)
    : failed({
        what: `There is already a ticket field "${wrong.wanted.title}", and it is no ${wrong.wanted.type === "tagger" ? "dropdown" : "lookup of users"}.`,
        todo: "Rename or delete that field in Admin Center → Objects and rules → Tickets → Fields.",
      });
}

function close({ zendesk }: SetupAccount, { wanted, field }: Pair) {
  const { options, ...plain } = wanted;
  const choices = wanted.type === "tagger" ? { custom_field_options: options } : {};
  return field === null
    ? zendesk.fields.ticket.create({ ...plain, ...choices })
    : wanted.type === "lookup"
      ? zendesk.fields.ticket.update(field.id, { active: true })
      : zendesk.fields.ticket.update(field.id, {
          active: true,
          custom_field_options: withMissingOptions(wanted.options, field.custom_field_options),
        });
}

function describe({ wanted, field }: Pair): readonly string[] {
  if (field === null) return [`Ticket field "${wanted.title}" is missing.`];
  const missing = missingOptions(wanted.options, field.custom_field_options);
  const values = missing.map(({ value }) => value).join(", ");
  if (missing.length > 0) return [`Ticket field "${wanted.title}" lacks ${values}.`];
  return field.active ? [] : [`Ticket field "${wanted.title}" is switched off.`];
}
