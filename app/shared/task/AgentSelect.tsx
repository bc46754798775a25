import { Field, Select } from "@zendeskgarden/react-forms";
import { useConnection } from "../connection/ConnectionContext.ts";
import { useTranslation } from "../i18n/Translation.tsx";
import { useAgents } from "./useAgents.ts";

/** Chooses an agent; the one chosen stays on offer even before Zendesk has told the others. */
export function AgentSelect(props: {
  readonly label: string;
  readonly id: number | null;
  /** Of the one chosen, where known. */
  readonly name: string | null;
  /** Offered last and marked: the customer does not want them (D7). */
  readonly refused?: ReadonlySet<number>;
  readonly leftOut?: number | null;
  readonly onChange: (id: number | null) => void;
}) {
  const { t } = useTranslation();
  const { session } = useConnection();
  const { id, name, refused, leftOut = null } = props;
  const agents = useAgents().filter((agent) => agent.id !== leftOut);
  const isMissing = id !== null && !agents.some((agent) => agent.id === id);
  const nameOf = (agent: { readonly id: number; readonly name: string }): string => {
    if (refused?.has(agent.id) === true) return t("tasks.refusedAgent", { name: agent.name });
    return agent.id === session.user.id ? t("tasks.you", { name: agent.name }) : agent.name;
  };
  return (
    <Field>
      <Field.Label isRegular>{props.label}</Field.Label>
      <Select
        isCompact
        value={id ?? ""}
        onChange={({ target }) => props.onChange(target.value === "" ? null : Number(target.value))}
      >
        <option value="">{t("tasks.nobody")}</option>
        {isMissing ? <option value={id}>{name ?? t("tasks.agent", { id: String(id) })}</option> : null}
        {agents.map((agent) => (
          <option key={agent.id} value={agent.id} disabled={refused?.has(agent.id) === true}>
            {nameOf(agent)}
          </option>
        ))}
      </Select>
    </Field>
  );
}
