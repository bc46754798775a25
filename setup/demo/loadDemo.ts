import { setTimeout as sleep } from "node:timers/promises";
import { failed, ok, visitStageValue } from "#core";
import {
  BATCH_SIZE,
  hasFailed,
  type ImportedTicket,
  type JobStatus,
  type Zendesk,
  type ZendeskResult,
} from "#zendesk";
import { patiently } from "../patiently.ts";
import { problemOf } from "../problemOf.ts";
import type { SetupResult } from "../setupResult.ts";
import type { Demo, DemoTicket } from "./demo.ts";

const JOB_POLL_MS = 250;
const JOB_POLLS = 400;
/** Zendesk runs 30 jobs at once for the whole account; we leave room for others. */
const JOBS_AT_ONCE = 6;

export type LoadedDemo = {
  /** The showcase's ticket. */
  readonly ticketId: number;
  /** Customers' requests that are not done, which must get a service level. */
  readonly openTicketIds: readonly number[];
  /** Visits that customers have just signed, about which calls are owed. */
  readonly signedVisitIds: readonly number[];
};

/**
 * Loads a demo through the public API, in bulk jobs: imports keep their dates and set off nothing.
 * @param agentIds the account's agents who did the work
 */
export async function loadDemo(
  zendesk: Zendesk,
  demo: Demo,
  agentIds: readonly number[],
): Promise<SetupResult<LoadedDemo>> {
  const fields = await patiently(() => zendesk.fields.organization.list());
  if (!fields.ok) return problemOf("Organization fields", fields.error);
  const keys = new Set(fields.value.map(({ key }) => key));
  const organizations = await inJobs(
    zendesk,
    demo.organizations.map(({ externalId, name, facts }) => ({
      name,
      external_id: externalId,
      organization_fields: Object.fromEntries(Object.entries(facts).filter(([key]) => keys.has(key))),
    })),
    (batch) => zendesk.organizations.createMany(batch),
  );
  if (!organizations.ok) return organizations;
  const organizationIds = new Map(
    demo.organizations.map(({ externalId }, index) => [externalId, organizations.value[index]]),
  );

  const users = await inJobs(
    zendesk,
    demo.users.map(({ externalId, name, email, language, organization }) => {
      const organizationId = organization === null ? undefined : organizationIds.get(organization);
      return {
        name,
        email,
        external_id: externalId,
        role: "end-user" as const,
        locale: language,
        verified: true,
        skip_verify_email: true,
        ...(organizationId === undefined ? {} : { organization_id: organizationId }),
      };
    }),
    (batch) => zendesk.users.createMany(batch),
  );
  if (!users.ok) return users;
  const userIds = new Map(demo.users.map(({ externalId }, index) => [externalId, users.value[index]]));

  const tickets = await inJobs(
    zendesk,
    demo.tickets.map((ticket) =>
      importedTicket(ticket, {
        requester: userIds.get(ticket.requester),
        organization: ticket.organization === null ? undefined : organizationIds.get(ticket.organization),
        agent: agentIds[ticket.agent],
      }),
    ),
    (batch) => zendesk.tickets.importMany(batch),
  );
  if (!tickets.ok) return tickets;
  const idOf = (ticket: DemoTicket): number | undefined => tickets.value[demo.tickets.indexOf(ticket)];
  const showcase = demo.tickets.find(({ externalId }) => externalId === demo.showcase);
  const ticketId = showcase === undefined ? undefined : idOf(showcase);
  if (ticketId === undefined)
    return failed({ what: "The demo's showcase was not loaded.", todo: "Please report it." });
  const open = demo.tickets.filter(
    ({ status, externalId }) =>
      status !== "solved" && status !== "closed" && !externalId.startsWith("tierwise:"),
  );
  const signed = demo.tickets.filter(
    ({ status, tags }) => status === "solved" && tags.includes(visitStageValue("signed")),
  );
  return ok({
    ticketId,
    openTicketIds: open.flatMap((ticket) => idOf(ticket) ?? []),
    signedVisitIds: signed.flatMap((ticket) => idOf(ticket) ?? []),
  });
}

function importedTicket(
  ticket: DemoTicket,
  ids: {
    readonly requester: number | undefined;
    readonly organization: number | undefined;
    readonly agent: number | undefined;
  },
): ImportedTicket {
  const { requester, organization, agent } = ids;
  return {
    external_id: ticket.externalId,
    subject: ticket.subject,
    type: ticket.type,
    priority: ticket.priority,
    status: ticket.status,
    tags: ticket.tags,
    created_at: ticket.createdAt,
    updated_at: ticket.comments.at(-1)?.at ?? ticket.createdAt,
    ...(ticket.solvedAt === null ? {} : { solved_at: ticket.solvedAt }),
    ...(ticket.dueAt === null ? {} : { due_at: ticket.dueAt }),
    ...(requester === undefined ? {} : { requester_id: requester }),
    ...(organization === undefined ? {} : { organization_id: organization }),
    ...(agent === undefined ? {} : { assignee_id: agent }),
    comments: ticket.comments.map((comment) => {
      const author = comment.from === "requester" ? requester : agent;
      return {
        value: comment.body,
        public: comment.public,
        created_at: comment.at,
        ...(author === undefined ? {} : { author_id: author }),
      };
    }),
  };
}

/** Creates records in jobs of 100. @returns their ids in the order given; the first failed item fails it all */
async function inJobs<Item>(
  zendesk: Zendesk,
  items: readonly Item[],
  submit: (batch: readonly Item[]) => Promise<ZendeskResult<JobStatus>>,
): Promise<SetupResult<readonly number[]>> {
  const batches: (readonly Item[])[] = [];
  for (let start = 0; start < items.length; start += BATCH_SIZE)
    batches.push(items.slice(start, start + BATCH_SIZE));
  const ids: number[] = [];
  for (let start = 0; start < batches.length; start += JOBS_AT_ONCE) {
    const jobs: JobStatus[] = [];
    for (const batch of batches.slice(start, start + JOBS_AT_ONCE)) {
      const job = await patiently(() => submit(batch));
      if (!job.ok) return problemOf("Loading demo data", job.error);
      jobs.push(job.value);
    }
    for (const job of jobs) {
      const done = await finished(zendesk, job);
      if (!done.ok) return done;
      ids.push(...done.value);
    }
  }
  return ok(ids);
}

async function finished(zendesk: Zendesk, submitted: JobStatus): Promise<SetupResult<readonly number[]>> {
  let job = submitted;
  for (
    let polls = 0;
    (job.status === "queued" || job.status === "working") && polls < JOB_POLLS;
    polls += 1
  ) {
    await sleep(JOB_POLL_MS);
    const shown = await patiently(() => zendesk.jobs.show(job.id));
    if (!shown.ok) return problemOf("Loading demo data", shown.error);
    job = shown.value;
  }
  const results = job.results ?? [];
  const bad = results.find(hasFailed);
  if (job.status !== "completed" || bad !== undefined) {
    const why = bad?.details ?? bad?.error ?? job.message ?? job.status;
    return failed({ what: `A bulk job of the demo data did not work: ${why}`, todo: "Please report it." });
  }
  return ok(results.map(({ id }) => Number(id)));
}
