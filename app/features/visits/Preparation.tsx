import { Checkbox, Field } from "@zendeskgarden/react-forms";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import styled from "styled-components";
import type { Localized } from "#core";
import { useConnection } from "../../shared/connection/ConnectionContext.ts";
import { localized } from "../../shared/i18n/language.ts";
import { useTranslation } from "../../shared/i18n/Translation.tsx";
import { TaskMistake, TaskQuiet } from "../../shared/task/TaskForm.tsx";
import { preparedTag, readPrepared, writePrepared } from "./preparedTags.ts";

const Block = styled.fieldset`
  margin: ${({ theme }) => theme.space.xs} 0 0;
  border: 0;
  padding: 0;
  font-size: ${({ theme }) => theme.fontSizes.sm};
`;

/** What to prepare before leaving (A14), to be ticked off by whoever prepares it. A second click takes a tick back. */
export function Preparation(props: {
  readonly ticketId: number;
  readonly kind: string;
  readonly checklist: readonly Localized[];
}) {
  const { t, language } = useTranslation();
  const { zaf } = useConnection();
  const queries = useQueryClient();
  const { ticketId, kind, checklist } = props;
  const [isRefused, setRefused] = useState(false);
  const key = ["prepared", ticketId];
  const tags = useQuery({
    queryKey: key,
    queryFn: async () => {
      const read = await readPrepared(zaf, ticketId);
      return read.ok ? read.value : null;
    },
  });
  const saved = tags.data ?? null;
  const tick = async (tag: string, isPrepared: boolean): Promise<void> => {
    const others = (saved ?? []).filter((one) => one !== tag);
    setRefused(false);
    queries.setQueryData(key, isPrepared ? [...others, tag] : others);
    const written = await writePrepared(zaf, ticketId, tag, isPrepared);
    setRefused(!written.ok);
    await queries.invalidateQueries({ queryKey: key });
  };
  const places = checklist.map((step, place) => ({ step, tag: preparedTag(kind, place) }));
  const done = places.filter(({ tag }) => saved?.includes(tag)).length;
  return (
    <Block>
      <TaskQuiet as="legend">{t("visits.prepared", { done, count: checklist.length })}</TaskQuiet>
      {places.map(({ step, tag }) => (
        <Field key={tag}>
          <Checkbox
            isCompact
            checked={saved?.includes(tag) ?? false}
            disabled={saved === null}
            onChange={({ target }) => void tick(tag, target.checked)}
          >
            <Field.Label isRegular>{localized(step, language)}</Field.Label>
          </Checkbox>
        </Field>
      ))}
      <div role="alert">{isRefused ? <TaskMistake>{t("visits.notPrepared")}</TaskMistake> : null}</div>
    </Block>
  );
}
