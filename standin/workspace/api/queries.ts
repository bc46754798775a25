import { QueryClient, useQuery, type UseQueryResult } from "@tanstack/react-query";
import * as v from "valibot";
import { sessionStore } from "../session/session.ts";
import { useStore } from "../store.ts";
import { callAllPages, callApi } from "./callApi.ts";
import {
  type Comment,
  commentSchema,
  type Field,
  fieldSchema,
  type Group,
  groupSchema,
  type Organization,
  organizationSchema,
  type Ticket,
  ticketSchema,
  type User,
  userSchema,
} from "./records.ts";
import { type WorkspaceSession, workspaceSessionSchema } from "./workspaceSession.ts";

/** The page's one cache. Its keys begin with the agent, so that a switch of agents sees with the other's permissions. */
export const queryClient = new QueryClient({
  defaultOptions: { queries: { retry: false, staleTime: 30_000, refetchOnWindowFocus: false } },
});

type Loader<Value> = { key: readonly unknown[]; load: () => Promise<Value> };

/** What can be asked for; each is a key and a call. */
export const loaders = {
  session: (): Loader<WorkspaceSession> => ({
    key: ["session"],
    load: () => callApi("/__standin/apps/session", workspaceSessionSchema),
  }),
  ticket: (id: number): Loader<Ticket> => ({
    key: ["ticket", id],
    load: async () => (await callApi(`/api/v2/tickets/${id}`, v.object({ ticket: ticketSchema }))).ticket,
  }),
  comments: (id: number): Loader<Comment[]> => ({
    key: ["comments", id],
    load: async () =>
      (await callApi(`/api/v2/tickets/${id}/comments`, v.object({ comments: v.array(commentSchema) })))
        .comments,
  }),
  searchTickets: (query: string): Loader<Ticket[]> => ({
    key: ["tickets", query],
    load: async () => {
      const asked = new URLSearchParams({
        query: `type:ticket ${query}`,
        sort_by: "updated_at",
        sort_order: "desc",
        per_page: "50",
      });
      return (await callApi(`/api/v2/search?${asked}`, v.object({ results: v.array(ticketSchema) }))).results;
    },
  }),
  user: (id: number): Loader<User> => ({
    key: ["user", id],
    load: async () => (await callApi(`/api/v2/users/${id}`, v.object({ user: userSchema }))).user,
  }),
  me: (): Loader<User> => ({
    key: ["me"],
    load: async () => (await callApi("/api/v2/users/me", v.object({ user: userSchema }))).user,
  }),
  endUsers: (): Loader<User[]> => ({
    key: ["end-users"],
    load: () => callAllPages("/api/v2/users?role=end-user", "users", userSchema),
  }),
  organization: (id: number): Loader<Organization> => ({
    key: ["organization", id],
    load: async () =>
      (await callApi(`/api/v2/organizations/${id}`, v.object({ organization: organizationSchema })))
        .organization,
  }),
  organizations: (): Loader<Organization[]> => ({
    key: ["organizations"],
    load: () => callAllPages("/api/v2/organizations", "organizations", organizationSchema),
  }),
  groups: (): Loader<Group[]> => ({
    key: ["groups"],
    load: async () => (await callApi("/api/v2/groups", v.object({ groups: v.array(groupSchema) }))).groups,
  }),
  ticketFields: (): Loader<Field[]> => ({
    key: ["ticket-fields"],
    load: async () =>
      (await callApi("/api/v2/ticket_fields", v.object({ ticket_fields: v.array(fieldSchema) })))
        .ticket_fields,
  }),
  organizationFields: (): Loader<Field[]> => ({
    key: ["organization-fields"],
    load: async () =>
      (await callApi("/api/v2/organization_fields", v.object({ organization_fields: v.array(fieldSchema) })))
        .organization_fields,
  }),
};

const keyOf = (agentId: number, key: readonly unknown[]): readonly unknown[] => [agentId, ...key];

/** A loader's value in a component. */
export const useLoaded = <Value>({ key, load }: Loader<Value>, enabled = true): UseQueryResult<Value> => {
  const { agentId } = useStore(sessionStore);
  return useQuery({ queryKey: keyOf(agentId, key), queryFn: load, enabled });
};

/** A loader's value outside components, from the cache where it is fresh. */
export const fetchLoaded = <Value>({ key, load }: Loader<Value>): Promise<Value> =>
  queryClient.fetchQuery({ queryKey: keyOf(sessionStore.get().agentId, key), queryFn: load });

/** Marks values stale: the first part of a key, or a whole one. Screens that show them load again. */
export const refresh = (...key: readonly unknown[]): void => {
  void queryClient.invalidateQueries({ queryKey: keyOf(sessionStore.get().agentId, key) });
};
