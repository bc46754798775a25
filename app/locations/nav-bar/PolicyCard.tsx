import { Anchor, Button } from "@zendeskgarden/react-buttons";
import { getColor } from "@zendeskgarden/react-theming";
import { useState } from "react";
import styled from "styled-components";
import type { Health } from "../../features/health/readHealth.ts";
import { useConnection } from "../../shared/connection/ConnectionContext.ts";
import { localized } from "../../shared/i18n/language.ts";
import type { TextKey } from "../../shared/i18n/translate.ts";
import { useTranslation } from "../../shared/i18n/Translation.tsx";
import { requestWorker } from "../../zaf/requestWorker.ts";
import { Card } from "./Card.tsx";
import { settingsAddress } from "./settingsAddress.ts";

type Reread = "idle" | "asking" | "accepted" | "failed";

const REREAD_TEXTS = {
  accepted: "admin.rereadDone",
  failed: "admin.rereadFailed",
} as const satisfies Record<Exclude<Reread, "idle" | "asking">, TextKey>;

const Problem = styled.pre`
  margin: ${({ theme }) => `${theme.space.xs} 0`};
  padding: ${({ theme }) => theme.space.sm};
  border-radius: ${({ theme }) => theme.borderRadii.md};
  background: ${({ theme }) => getColor({ theme, variable: "background.subtle" })};
  font-family: ${({ theme }) => theme.fonts.mono};
  font-size: ${({ theme }) => theme.fontSizes.sm};
  white-space: pre-wrap;
`;

const Actions = styled.div`
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: ${({ theme }) => `${theme.space.xs} ${theme.space.md}`};
  margin-top: ${({ theme }) => theme.space.sm};
`;

function PolicyInForce(props: { readonly policy: Health["policy"] }) {
  const { t, language } = useTranslation();
  const { version, name, problem } = props.policy;
  return (
    <>
      {name === null ? null : <p>{t("admin.policyName", { name: localized(name, language) })}</p>}
      <p>{version === null ? t("admin.policyNone") : t("admin.policyVersion", { version })}</p>
      {version !== null && problem === null ? <p>{t("admin.policyFine")}</p> : null}
      {problem === null ? null : (
        <>
          <p>{t("admin.policyProblem")}</p>
          <Problem>{problem}</Problem>
        </>
      )}
    </>
  );
}

/** Which rules are in force, whether the settings hold a mistake, and where to change them. */
export function PolicyCard(props: {
  /** Null while the Worker does not answer: then nothing is known of it. */
  readonly policy: Health["policy"] | null;
  /** The page that holds our frame; null when unknown. */
  readonly hostOrigin: string | null;
  readonly onReread: () => void;
}) {
  const { t } = useTranslation();
  const { zaf, session } = useConnection();
  const [reread, setReread] = useState<Reread>("idle");
  const isAdmin = session.user.role === "admin";

  const ask = async (): Promise<void> => {
    setReread("asking");
    const answer = await requestWorker(zaf, session, "POST", "/api/policy/refresh");
    setReread(answer.ok ? "accepted" : "failed");
    props.onReread();
  };

  return (
    <Card title={t("admin.policy")}>
      {props.policy === null ? null : <PolicyInForce policy={props.policy} />}
      {isAdmin ? (
        <Actions>
          <Button size="small" disabled={reread === "asking"} onClick={() => void ask()}>
            {t("admin.reread")}
          </Button>
          <Anchor href={settingsAddress(props.hostOrigin, session)} target="_blank" rel="noreferrer">
            {t("admin.settings")}
          </Anchor>
          <output>{reread === "idle" || reread === "asking" ? "" : t(REREAD_TEXTS[reread])}</output>
        </Actions>
      ) : (
        <p>{t("admin.onlyAdmins")}</p>
      )}
    </Card>
  );
}
