import { Button } from "@zendeskgarden/react-buttons";
import { getColor } from "@zendeskgarden/react-theming";
import styled from "styled-components";
import { healthRows } from "../../features/health/healthRows.ts";
import type { Health } from "../../features/health/readHealth.ts";
import { useConnection } from "../../shared/connection/ConnectionContext.ts";
import { formatClock } from "../../shared/i18n/format.ts";
import { useTranslation } from "../../shared/i18n/Translation.tsx";
import { Card } from "./Card.tsx";

const Verdict = styled.output<{ $isOk: boolean }>`
  display: block;
  margin-bottom: ${({ theme }) => theme.space.sm};
  font-weight: ${({ theme }) => theme.fontWeights.semibold};
  color: ${({ theme, $isOk }) =>
    getColor({ theme, variable: $isOk ? "foreground.success" : "foreground.danger" })};
`;

const Rows = styled.dl`
  display: grid;
  grid-template-columns: max-content 1fr;
  gap: ${({ theme }) => `${theme.space.xxs} ${theme.space.lg}`};
  margin: ${({ theme }) => `0 0 ${theme.space.sm}`};
`;

const Name = styled.dt`
  color: ${({ theme }) => getColor({ theme, variable: "foreground.subtle" })};
`;

const Value = styled.dd<{ $needsCare: boolean }>`
  margin: 0;
  font-variant-numeric: tabular-nums;
  color: ${({ theme, $needsCare }) =>
    getColor({ theme, variable: $needsCare ? "foreground.danger" : "foreground.default" })};
`;

const Checked = styled.span`
  margin-left: ${({ theme }) => theme.space.sm};
  font-size: ${({ theme }) => theme.fontSizes.sm};
  color: ${({ theme }) => getColor({ theme, variable: "foreground.subtle" })};
`;

/** Whether the Worker is well, part by part. `health: null`: it does not answer. */
export function HealthCard(props: {
  readonly health: Health | null;
  readonly checkedAt: number;
  readonly isChecking: boolean;
  readonly onCheck: () => void;
}) {
  const { t, language } = useTranslation();
  const { session } = useConnection();
  const { health, checkedAt, isChecking, onCheck } = props;
  const isOk = health?.isOk === true;
  const verdict =
    health === null
      ? t("admin.unreachable", { address: session.workerUrl ?? "–" })
      : t(isOk ? "admin.healthy" : "admin.degraded");
  return (
    <Card title={t("admin.health")}>
      <Verdict $isOk={isOk}>{verdict}</Verdict>
      {health === null ? null : (
        <Rows>
          {healthRows(health, t, language).map((row) => (
            <div key={row.name} style={{ display: "contents" }}>
              <Name>{row.name}</Name>
              <Value $needsCare={row.needsCare}>{row.value}</Value>
            </div>
          ))}
        </Rows>
      )}
      <Button size="small" disabled={isChecking} onClick={onCheck}>
        {t("admin.checkAgain")}
      </Button>
      <Checked>{t("admin.checkedAt", { time: formatClock(checkedAt, language) })}</Checked>
    </Card>
  );
}
