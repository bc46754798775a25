import { readPolicy } from "#core";
import { parse } from "yaml";
import preset from "../../../policies/it-services.yaml";
import type { StandinDesk } from "../support/standinDesk.ts";
import { recordOf } from "../support/standinDesk.ts";

/** Makes the ticket fields that the policy asks for and the account lacks, as setup does. */
export async function missingFields(desk: StandinDesk, text: string): Promise<void> {
  const read = readPolicy({ policy: parse(text), presets: { "it-services": parse(preset) } });
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  const { ticket_fields: there } = await desk.call("GET", "/api/v2/ticket_fields?page[size]=100");
  const titles = new Set((Array.isArray(there) ? there : []).map((field) => recordOf(field)["title"]));
  for (const { options, ...field } of read.value.ticketFields()) {
    if (titles.has(field.title)) continue;
    const choices = options.length === 0 ? {} : { custom_field_options: options };
    await desk.make("ticket_field", "/api/v2/ticket_fields", { ...field, ...choices });
  }
}
