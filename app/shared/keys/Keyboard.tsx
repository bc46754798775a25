import { Button } from "@zendeskgarden/react-buttons";
import { lazy, type ReactNode, Suspense, useCallback, useRef, useState } from "react";
import styled from "styled-components";
import { useTranslation } from "../i18n/Translation.tsx";
import { areKeysOn, chooseKeys } from "./keysChoice.ts";
import { useKeys } from "./useKeys.ts";

const KeySheet = lazy(async () => ({ default: (await import("./KeySheet.tsx")).KeySheet }));

const Foot = styled.div`
  padding: ${({ theme }) => `0 0 ${theme.space.xs}`};
  font-size: ${({ theme }) => theme.fontSizes.sm};
  text-align: end;
`;

/** Makes everything in it reachable by keys, and shows them on `?` or at the button below. */
export function Keyboard(props: { readonly children: ReactNode }) {
  const { t } = useTranslation();
  const sidebar = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  const [areOn, setAreOn] = useState(areKeysOn);
  const close = (): void => {
    setIsOpen(false);
    button.current?.focus();
  };
  useKeys(
    sidebar,
    areOn,
    useCallback(() => setIsOpen((wasOpen) => !wasOpen), []),
  );
  return (
    <>
      {isOpen ? (
        <Suspense fallback={null}>
          <KeySheet
            areOn={areOn}
            onChoose={(chosen) => {
              chooseKeys(chosen);
              setAreOn(chosen);
            }}
            onClose={close}
          />
        </Suspense>
      ) : null}
      <div ref={sidebar}>{props.children}</div>
      <Foot>
        <Button
          ref={button}
          isLink
          size="small"
          aria-expanded={isOpen}
          aria-keyshortcuts="?"
          onClick={() => setIsOpen(!isOpen)}
        >
          {t("keys.label")}
        </Button>
      </Foot>
    </>
  );
}
