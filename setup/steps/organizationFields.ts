import { failed, ok } from "#core";
import type { KeyedField } from "#zendesk";
import type { SetupAccount } from "../account/setupAccount.ts";
import { patiently } from "../patiently.ts";
import { problemOf } from "../problemOf.ts";
import type { SetupResult } from "../setupResult.ts";
import type { Step } from "../step.ts";
import { missingOptions, withMissingOptions } from "./missingOptions.ts";

type Wanted = ReturnType<SetupAccount["policy"]["organizationFields"]>[number];
type Gap =
  | { readonly kind: "absent"; readonly wanted: Wanted }
  | { readonly kind: "inactive"; readonly wanted: Wanted; readonly field: KeyedField }
  | { readonly kind: "options"; readonly wanted: Wanted; readonly field: KeyedField };

/** Fields of the product itself; those of facts may be the account's own. */
const OWN_KEYS = [
  "service_tier",
  "tier_override",
  "tier_override_reason",
  "tier_override_until",
  "tier_override_by",
];
const ACTING = "Organization fields";

/** One organization field for the tier, three for its override, one per fact of the policy. */
export const organizationFields: Step = {
  title: ACTING,
  async check(account) {
    const gaps = await gapsOf(account);
    return gaps.ok ? ok(gaps.value.map(describe)) : gaps;
  },
  async apply(account) {
    const gaps = await gapsOf(account);
    if (!gaps.ok) return gaps;
    for (const gap of gaps.value) {
      const done = await patiently(() => close(account, gap));
      if (!done.ok) return problemOf(`Organization field "${gap.wanted.key}"`, done.error);
      if (gap.kind === "absent") {
        account.record.change({
          madeFields: [...account.record.read().madeFields, `organization:${gap.wanted.key}`],
        });
      }
    }
    return ok(null);
  },
  async remains(account) {
    const ours = await made(account);
    return ours.ok
      ? ok(ours.value.map(({ key, title }) => `Organization field "${title}" (${key}) with all its values`))
      : ours;
  },
  async undo(account) {
    const ours = await made(account);
    if (!ours.ok) return ours;
    for (const field of ours.value) {
      const gone = await patiently(() => account.zendesk.fields.organization.remove(field.id));
      if (!gone.ok && gone.error.reason !== "not_found")
        return problemOf(`Removing ${field.key}`, gone.error);
    }
    account.record.change({
      madeFields: account.record.read().madeFields.filter((name) => !name.startsWith("organization:")),
    });
    return ok(null);
  },
};

async function gapsOf({ zendesk, policy }: SetupAccount): Promise<SetupResult<readonly Gap[]>> {
  const fields = await patiently(() => zendesk.fields.organization.list());
  if (!fields.ok) return problemOf(ACTING, fields.error);
  const gaps: Gap[] = [];
  for (const wanted of policy.organizationFields()) {
    const field = fields.value.find(({ key }) => key === wanted.key);
    if (field === undefined) gaps.push({ kind: "absent", wanted });
    else if (field.type !== wanted.type && !wanted.alsoTypes.includes(field.type)) {
      return failed({
        what: `The organization field "${wanted.key}" is of type ${field.type}, the policy needs ${wanted.type}.`,
        todo: "Name the fact differently in the policy, or delete the field in Admin Center if nobody needs it.",
      });
    } else if (missingOptions(wanted.options, field.custom_field_options).length > 0) {
      gaps.push({ kind: "options", wanted, field });
    } else if (!field.active) gaps.push({ kind: "inactive", wanted, field });
  }
  return ok(gaps);
}

function close({ zendesk }: SetupAccount, gap: Gap) {
  const { wanted } = gap;
  switch (gap.kind) {
    case "absent":
      return zendesk.fields.organization.create({
        key: wanted.key,
        type: wanted.type,
        title: wanted.title,
        description: wanted.description,
        ...(wanted.options.length === 0 ? {} : { custom_field_options: wanted.options }),
      });
    case "options":
      return zendesk.fields.organization.update(gap.field.id, {
        active: true,
        custom_field_options: withMissingOptions(wanted.options, gap.field.custom_field_options),
      });
    case "inactive":
      return zendesk.fields.organization.update(gap.field.id, { active: true });
  }
}

function describe(gap: Gap): string {
  const { key, options } = gap.wanted;
  switch (gap.kind) {
    case "absent":
      return `Organization field "${key}" is missing.`;
    case "inactive":
      return `Organization field "${key}" is switched off.`;
    case "options": {
      const missing = missingOptions(options, gap.field.custom_field_options).map(({ value }) => value);
      return `Organization field "${key}" lacks ${missing.join(", ")}.`;
    }
  }
}

/** Without a record of what setup made, only the product's own fields are taken to be. */
async function made({ zendesk, record }: SetupAccount): Promise<SetupResult<readonly KeyedField[]>> {
  const fields = await patiently(() => zendesk.fields.organization.list());
  if (!fields.ok) return problemOf(ACTING, fields.error);
  const { madeFields } = record.read();
  const keys =
    madeFields.length === 0 ? OWN_KEYS : madeFields.map((name) => name.replace(/^organization:/, ""));
  return ok(fields.value.filter(({ key }) => keys.includes(key)));
}
