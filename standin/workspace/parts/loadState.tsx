import { Alert } from "@zendeskgarden/react-notifications";
import { useTexts } from "../session/texts.ts";
import { Quiet } from "./layout.tsx";

/** What a screen shows while its data is on the way, or when it did not come. */
export const LoadState = ({ error }: { error: Error | null }) => {
  const t = useTexts();
  return error === null ? (
    <Quiet as="output">{t("loading")}</Quiet>
  ) : (
    <Alert type="error" role="alert">
      {t("failed", { reason: error.message })}
    </Alert>
  );
};
