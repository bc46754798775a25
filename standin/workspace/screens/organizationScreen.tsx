import { Button } from "@zendeskgarden/react-buttons";
import { useEffect, useState } from "react";
import * as v from "valibot";
import { callApi } from "../api/callApi.ts";
import { loaders, refresh, useLoaded } from "../api/queries.ts";
import { type Organization, organizationSchema } from "../api/records.ts";
import { CustomField } from "../parts/customField.tsx";
import { Column, Columns, Screen, Stack, Subtitle, Title } from "../parts/layout.tsx";
import { LoadState } from "../parts/loadState.tsx";
import { TextBox } from "../parts/textBox.tsx";
import { showToast } from "../parts/toasts.ts";
import { useTexts } from "../session/texts.ts";
import { useStore } from "../store.ts";
import {
  createOrganizationForm,
  organizationDraft,
  type OrganizationForm,
} from "../organization/organizationForm.ts";
import { TagsBox } from "../ticket/tagsBox.tsx";
import { AppPanel } from "../zaf/appPanel.tsx";
import { createOrganizationPlace } from "../zaf/organizationPlace.ts";
import { TicketTable } from "./ticketTable.tsx";

/** One organization: its fields, its tickets, apps. */
export const OrganizationScreen = ({ id }: { id: number }) => {
  const { data, error } = useLoaded(loaders.organization(id));
  if (data === undefined)
    return (
      <Screen>
        <LoadState error={error} />
      </Screen>
    );
  return <OpenOrganization key={data.id} organization={data} />;
};

const OpenOrganization = ({ organization }: { organization: Organization }) => {
  const t = useTexts();
  const [open] = useState(() => {
    const form = createOrganizationForm(organizationDraft(organization));
    return { form, place: createOrganizationPlace(form) };
  });
  useEffect(() => open.form.rebase(organizationDraft(organization)), [open, organization]);
  return (
    <Columns>
      <Column aria-label={t("properties")}>
        <OrganizationFields form={open.form} />
      </Column>
      <Column aria-label={t("tickets")}>
        <Stack $gap={16}>
          <Title>{organization.name}</Title>
          <Subtitle>{t("tickets")}</Subtitle>
          <TicketTable query={`organization:${organization.id}`} compact />
        </Stack>
      </Column>
      <Column aria-label={t("appPanel")}>
        <AppPanel place={open.place} />
      </Column>
    </Columns>
  );
};

const reply = v.object({ organization: organizationSchema });

const OrganizationFields = ({ form }: { form: OrganizationForm }) => {
  const t = useTexts();
  const draft = useStore(form.draft);
  const fields = useLoaded(loaders.organizationFields()).data ?? [];
  const save = async (): Promise<void> => {
    const changes = form.changes();
    if (Object.keys(changes).length === 0) return;
    try {
      const { organization } = await callApi(`/api/v2/organizations/${draft.id}`, reply, {
        method: "PUT",
        body: { organization: changes },
      });
      // What was sent is saved now: the form starts anew from the reply.
      form.change(organizationDraft(organization));
      form.rebase(organizationDraft(organization));
      refresh("organization", draft.id);
      showToast(t("saved"));
    } catch (error) {
      showToast(t("saveFailed", { reason: error instanceof Error ? error.message : String(error) }), "error");
    }
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Stack>
        <Subtitle>{t("properties")}</Subtitle>
        <TextBox label={t("name")} value={draft.name} onChange={(name) => form.change({ name })} />
        <TextBox
          label={t("externalId")}
          value={draft.externalId}
          onChange={(externalId) => form.change({ externalId })}
        />
        <TextBox
          label={t("domains")}
          value={draft.domains}
          onChange={(domains) => form.change({ domains })}
        />
        <TagsBox tags={draft.tags} onChange={(tags) => form.change({ tags })} />
        <TextBox
          label={t("details")}
          rows={2}
          value={draft.details}
          onChange={(details) => form.change({ details })}
        />
        <TextBox
          label={t("notes")}
          rows={2}
          value={draft.notes}
          onChange={(notes) => form.change({ notes })}
        />
        {fields
          .filter(({ active }) => active)
          .map((field) => (
            <CustomField
              key={field.id}
              field={field}
              value={draft.fields[field.key ?? ""] ?? null}
              onChange={(value) => form.change({ fields: { ...draft.fields, [field.key ?? ""]: value } })}
            />
          ))}
        <Button type="submit" isPrimary size="small">
          {t("save")}
        </Button>
      </Stack>
    </form>
  );
};
