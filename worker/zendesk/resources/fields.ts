import * as v from "valibot";
import { ok } from "../result.ts";
import { type KeyedField, keyedField, type TicketField, ticketField } from "../schemas/field.ts";
import { collect } from "../transport/paging.ts";
import type { Transport } from "../transport/transport.ts";
import type { ZendeskResult } from "../zendeskError.ts";

export type FieldOption = { readonly id?: number; readonly name: string; readonly value: string };

export type NewTicketField = {
  readonly type: string;
  readonly title: string;
  readonly description?: string;
  readonly custom_field_options?: readonly FieldOption[];
  /** Of type "lookup": what its values are ids of, e.g. "zen:user". */
  readonly relationship_target_type?: string;
};
export type NewKeyedField = NewTicketField & { readonly key: string };

/**
 * Options that an update leaves out are removed, and wiped from every record that has them (facts/zendesk-api 2.2):
 * always send all of them, with their ids.
 */
export type FieldChanges = {
  readonly title?: string;
  readonly description?: string;
  readonly active?: boolean;
  readonly custom_field_options?: readonly FieldOption[];
};

export type FieldsOf<Field, Created> = {
  list(): Promise<ZendeskResult<Field[]>>;
  create(created: Created): Promise<ZendeskResult<Field>>;
  update(id: number, changes: FieldChanges): Promise<ZendeskResult<Field>>;
  remove(id: number): Promise<ZendeskResult<null>>;
};

export type Fields = {
  readonly ticket: FieldsOf<TicketField, NewTicketField>;
  readonly organization: FieldsOf<KeyedField, NewKeyedField>;
  readonly user: { list(): Promise<ZendeskResult<KeyedField[]>> };
};

export function createFields(transport: Transport): Fields {
  return {
    ticket: fieldsOf<TicketField, NewTicketField>(transport, "ticket_field", ticketField),
    organization: fieldsOf<KeyedField, NewKeyedField>(transport, "organization_field", keyedField),
    user: { list: () => collect(transport, "/api/v2/user_fields", "user_fields", keyedField) },
  };
}

function fieldsOf<Field, Created>(
  transport: Transport,
  name: string,
  schema: v.GenericSchema<unknown, Field>,
): FieldsOf<Field, Created> {
  const path = `/api/v2/${name}s`;
  const one = v.object({ field: schema });
  const write = async (method: "POST" | "PUT", to: string, body: unknown): Promise<ZendeskResult<Field>> => {
    const answer = await transport.ask(
      { method, path: to, body: { [name]: body } },
      v.pipe(
        v.looseObject({}),
        v.transform((reply): unknown => ({ field: reply[name] })),
        one,
      ),
    );
    return answer.ok ? ok(answer.value.field) : answer;
  };
  return {
    list: () => collect(transport, path, `${name}s`, schema),
    create: (created) => write("POST", path, created),
    update: (id, changes) => write("PUT", `${path}/${id}`, changes),
    async remove(id) {
      const answer = await transport.request({ method: "DELETE", path: `${path}/${id}` });
      return answer.ok ? ok(null) : answer;
    },
  };
}
