import { Alert, type IAlertProps } from "@zendeskgarden/react-notifications";
import styled from "styled-components";
import { useTexts } from "../session/texts.ts";
import { useStore } from "../store.ts";
import { dismissToast, type ToastKind, toastStore } from "./toasts.ts";

const Area = styled.output`
  position: fixed;
  z-index: 20;
  bottom: 16px;
  left: 16px;
  display: flex;
  flex-direction: column;
  gap: 8px;
  width: min(360px, 90vw);
`;

const LOOKS = { notice: "success", alert: "warning", error: "error" } as const satisfies Record<
  ToastKind,
  IAlertProps["type"]
>;

/** The messages of page and apps; read out by screen readers as they come. */
export const ToastArea = () => {
  const t = useTexts();
  return (
    <Area aria-live="polite">
      {useStore(toastStore).map(({ id, kind, text }) => (
        <Alert key={id} type={LOOKS[kind]}>
          {text}
          <Alert.Close aria-label={t("close")} onClick={() => dismissToast(id)} />
        </Alert>
      ))}
    </Area>
  );
};
