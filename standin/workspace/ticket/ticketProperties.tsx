import styled from "styled-components";
import { loaders, useLoaded } from "../api/queries.ts";
import { PRIORITIES, TYPES } from "../api/records.ts";
import { Choice } from "../parts/choice.tsx";
import { CustomField, isOwnField } from "../parts/customField.tsx";
import { Stack, Subtitle } from "../parts/layout.tsx";
import { Link } from "../parts/link.tsx";
import { PRIORITY_TEXTS, TYPE_TEXTS } from "../parts/statusTag.tsx";
import { TextBox } from "../parts/textBox.tsx";
import { useTexts } from "../session/texts.ts";
import { useStore } from "../store.ts";
import { TagsBox } from "./tagsBox.tsx";
import type { TicketForm } from "./ticketForm.ts";

const Facts = styled.dl`
  dt { font-weight: 600; }
  dd { margin-bottom: 8px; overflow-wrap: anywhere; }
`;

/** Everything about a ticket but its conversation. Nothing is saved before the agent submits. */
export const TicketProperties = ({ form }: { form: TicketForm }) => {
  const t = useTexts();
  const draft = useStore(form.draft);
  const states = useStore(form.fieldStates);
  const isShown = (name: string): boolean => states[name]?.hidden !== true;
  const isDisabled = (name: string): boolean => states[name]?.disabled === true;
  const fields = useLoaded(loaders.ticketFields()).data ?? [];
  const groups = useLoaded(loaders.groups()).data ?? [];
  const session = useLoaded(loaders.session()).data;
  const requester = useLoaded(loaders.user(draft.requesterId ?? 0), draft.requesterId !== null).data;
  const organization = useLoaded(
    loaders.organization(draft.organizationId ?? 0),
    draft.organizationId !== null,
  ).data;
  const none = ["", t("none")] as const;
  return (
    <Stack>
      <Subtitle>{t("properties")}</Subtitle>
      {draft.requesterId === null ? null : (
        <Facts>
          <dt>{t("requester")}</dt>
          <dd>
            {requester?.name ?? draft.requesterId}
            {requester?.email ? <div>{requester.email}</div> : null}
          </dd>
          <dt>{t("organization")}</dt>
          <dd>
            {draft.organizationId === null ? (
              t("none")
            ) : (
              <Link to={`/agent/organizations/${draft.organizationId}`}>{organization?.name ?? "…"}</Link>
            )}
          </dd>
        </Facts>
      )}
      <Choice
        label={t("group")}
        value={draft.groupId === null ? "" : String(draft.groupId)}
        options={[none, ...groups.map(({ id, name }) => [String(id), name] as const)]}
        onChange={(id) => form.change({ groupId: id === "" ? null : Number(id) })}
      />
      <Choice
        label={t("assignee")}
        value={draft.assigneeId === null ? "" : String(draft.assigneeId)}
        options={[
          none,
          ...(session?.agents ?? [])
            .filter(({ light }) => !light)
            .map(({ id, name }) => [String(id), name] as const),
        ]}
        onChange={(id) => form.change({ assigneeId: id === "" ? null : Number(id) })}
      />
      {isShown("type") ? (
        <Choice
          label={t("type")}
          disabled={isDisabled("type")}
          value={draft.type ?? ""}
          options={[none, ...TYPES.map((type) => [type, t(TYPE_TEXTS[type])] as const)]}
          onChange={(value) => form.change({ type: TYPES.find((type) => type === value) ?? null })}
        />
      ) : null}
      {draft.type === "task" ? (
        <TextBox
          label={t("due")}
          type="date"
          value={draft.dueAt?.slice(0, 10) ?? ""}
          onChange={(date) => form.change({ dueAt: date === "" ? null : `${date}T12:00:00Z` })}
        />
      ) : null}
      {isShown("priority") ? (
        <Choice
          label={t("priority")}
          disabled={isDisabled("priority")}
          value={draft.priority ?? ""}
          options={[none, ...PRIORITIES.map((priority) => [priority, t(PRIORITY_TEXTS[priority])] as const)]}
          onChange={(value) =>
            form.change({ priority: PRIORITIES.find((priority) => priority === value) ?? null })
          }
        />
      ) : null}
      <TagsBox tags={draft.tags} onChange={(tags) => form.change({ tags })} />
      {fields
        .filter((field) => isOwnField(field) && isShown(`custom_field_${field.id}`))
        .map((field) => (
          <CustomField
            key={field.id}
            field={field}
            value={draft.customFields[String(field.id)] ?? null}
            disabled={isDisabled(`custom_field_${field.id}`)}
            onChange={(value) => form.setCustomField(String(field.id), value)}
          />
        ))}
    </Stack>
  );
};
