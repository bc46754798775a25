import * as v from "valibot";
import { ok } from "../result.ts";
import { type JobStatus, jobStatus } from "../schemas/jobStatus.ts";
import { type Organization, organization } from "../schemas/organization.ts";
import { collect } from "../transport/paging.ts";
import type { Transport } from "../transport/transport.ts";
import type { ZendeskResult } from "../zendeskError.ts";
import { assertBatch, inBatches } from "./batches.ts";

/** What can be written on an organization. Agents may change `notes` only; the rest needs an admin. */
export type OrganizationChanges = {
  readonly name?: string;
  readonly external_id?: string | null;
  readonly notes?: string | null;
  readonly details?: string | null;
  readonly domain_names?: readonly string[];
  readonly tags?: readonly string[];
  /** By field key; a dropdown's value is its option's `value`; null empties the field. */
  readonly organization_fields?: { readonly [key: string]: string | number | boolean | null };
};

/** One page of the export: `endTime` (epoch seconds) is where the next begins; records may come twice. */
export type OrganizationExportPage = {
  readonly organizations: Organization[];
  readonly endTime: number | null;
  readonly endOfStream: boolean;
};

export type Organizations = {
  show(id: number): Promise<ZendeskResult<Organization>>;
  /** Any number of ids, 100 per request. */
  showMany(ids: readonly number[]): Promise<ZendeskResult<Organization[]>>;
  list(): Promise<ZendeskResult<Organization[]>>;
  /** Zendesk allows five a minute per organization. */
  update(id: number, changes: OrganizationChanges): Promise<ZendeskResult<Organization>>;
  updateMany(
    changes: readonly (OrganizationChanges & { readonly id: number })[],
  ): Promise<ZendeskResult<JobStatus>>;
  create(created: OrganizationChanges & { readonly name: string }): Promise<ZendeskResult<Organization>>;
  createMany(
    created: readonly (OrganizationChanges & { readonly name: string })[],
  ): Promise<ZendeskResult<JobStatus>>;
  exportPage(startTime: number): Promise<ZendeskResult<OrganizationExportPage>>;
};

const one = v.looseObject({ organization });
const job = v.looseObject({ job_status: jobStatus });
const exported = v.looseObject({
  organizations: v.array(organization),
  end_time: v.nullish(v.number(), null),
  end_of_stream: v.nullish(v.boolean()),
  count: v.nullish(v.number()),
});

/** A page with fewer records is the last one, where the reply does not say so itself. */
const EXPORT_PAGE_SIZE = 1000;

export function createOrganizations(transport: Transport): Organizations {
  const unwrap = async (
    reply: Promise<ZendeskResult<v.InferOutput<typeof one>>>,
  ): Promise<ZendeskResult<Organization>> => {
    const answer = await reply;
    return answer.ok ? ok(answer.value.organization) : answer;
  };
  const asJob = async (path: string, method: "POST" | "PUT", organizations: readonly unknown[]) => {
    assertBatch(organizations);
    const answer = await transport.ask({ method, path, body: { organizations } }, job);
    return answer.ok ? ok(answer.value.job_status) : answer;
  };
  return {
    show: (id) => unwrap(transport.ask({ method: "GET", path: `/api/v2/organizations/${id}` }, one)),
    showMany: (ids) =>
      inBatches(ids, (batch) =>
        collect(
          transport,
          `/api/v2/organizations/show_many?ids=${batch.join(",")}`,
          "organizations",
          organization,
          "none",
        ),
      ),
    list: () => collect(transport, "/api/v2/organizations", "organizations", organization),
    update: (id, changes) =>
      unwrap(
        transport.ask(
          { method: "PUT", path: `/api/v2/organizations/${id}`, body: { organization: changes } },
          one,
        ),
      ),
    updateMany: (changes) => asJob("/api/v2/organizations/update_many", "PUT", changes),
    create: (created) =>
      unwrap(
        transport.ask(
          { method: "POST", path: "/api/v2/organizations", body: { organization: created } },
          one,
        ),
      ),
    createMany: (created) => asJob("/api/v2/organizations/create_many", "POST", created),
    async exportPage(startTime) {
      const answer = await transport.ask(
        { method: "GET", path: `/api/v2/incremental/organizations?start_time=${startTime}` },
        exported,
      );
      if (!answer.ok) return answer;
      const { organizations, end_time: endTime, end_of_stream: ended } = answer.value;
      return ok({
        organizations,
        endTime,
        endOfStream: ended ?? organizations.length < EXPORT_PAGE_SIZE,
      });
    },
  };
}
