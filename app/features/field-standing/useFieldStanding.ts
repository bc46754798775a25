import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import type { Result } from "#core";
import { useConnection } from "../../shared/connection/ConnectionContext.ts";
import type { ZafProblem } from "../../zaf/zafProblem.ts";
import type { Zaf } from "../../zaf/zaf.ts";
import { type FieldStanding, tierOfOption } from "./fieldStanding.ts";
import { readOrganization, readServiceLevelField, readTierOptions } from "./readFields.ts";

/** Field definitions change when an admin changes them: once per page is enough. */
const DEFINITIONS = { staleTime: Number.POSITIVE_INFINITY, retry: 1 } as const;

/** For the query library, which knows failures only as thrown. */
async function orThrow<Value>(result: Promise<Result<Value, ZafProblem>>): Promise<Value> {
  const settled = await result;
  if (settled.ok) return settled.value;
  throw new Error(settled.error.reason);
}

async function readTicketOption(zaf: Zaf, fieldId: number): Promise<string | null> {
  const path = `ticket.customField:custom_field_${fieldId}`;
  const values = await zaf.get([path]);
  const value = values.ok ? values.value[path] : null;
  return typeof value === "string" && value !== "" ? value : null;
}

/** Where the fields are read from, and whether they are wanted at all. */
export type FieldSource = {
  readonly organizationId: number | null;
  readonly readsTicket: boolean;
  readonly isWanted: boolean;
};

export type FieldStandingState = {
  /** Null: not read yet, or not readable. */
  readonly standing: FieldStanding | null;
  readonly isUnreadable: boolean;
  readonly look: () => void;
};

/** Tier and level as Zendesk's own fields hold them, through the agent's session: no Worker needed. */
export function useFieldStanding(source: FieldSource): FieldStandingState {
  const { zaf } = useConnection();
  const queries = useQueryClient();
  const { organizationId, readsTicket, isWanted } = source;
  const options = useQuery({
    queryKey: ["tier_options"],
    queryFn: () => orThrow(readTierOptions(zaf)),
    enabled: isWanted && organizationId !== null,
    ...DEFINITIONS,
  });
  const organization = useQuery({
    queryKey: ["fields", "organization", organizationId],
    queryFn: () => orThrow(readOrganization(zaf, organizationId ?? 0)),
    enabled: isWanted && organizationId !== null,
  });
  const levelField = useQuery({
    queryKey: ["service_level_field"],
    queryFn: () => orThrow(readServiceLevelField(zaf)),
    enabled: isWanted && readsTicket,
    ...DEFINITIONS,
  });
  const levelFieldId = levelField.data?.id ?? null;
  const level = useQuery({
    queryKey: ["fields", "ticket_level", levelFieldId],
    queryFn: () => readTicketOption(zaf, levelFieldId ?? 0),
    enabled: isWanted && levelFieldId !== null,
  });
  const look = useCallback((): void => {
    void queries.invalidateQueries({ queryKey: ["fields"] });
    // Of the definitions only those that could not be read are asked for again.
    void queries.invalidateQueries({
      queryKey: ["tier_options"],
      predicate: ({ state }) => state.status === "error",
    });
  }, [queries]);

  if (options.isError || organization.isError) return { standing: null, isUnreadable: true, look };
  const isReading =
    (organizationId !== null && (options.data === undefined || organization.data === undefined)) ||
    (readsTicket && levelField.isPending) ||
    (levelFieldId !== null && level.data === undefined);
  if (!isWanted || isReading) return { standing: null, isUnreadable: false, look };
  const found = organization.data;
  const title = levelField.data?.options.find((option) => option.value === level.data)?.title;
  return {
    standing: {
      organization: found === undefined ? null : { id: found.id, name: found.name },
      tier: found === undefined ? null : tierOfOption(options.data ?? [], found.tierOption),
      serviceLevel: title ?? level.data ?? null,
    },
    isUnreadable: false,
    look,
  };
}
