import { useCallback } from "react";
import styled from "styled-components";
import type { Brief } from "#core";
import { useTranslation } from "../../shared/i18n/Translation.tsx";
import { Disclosure } from "../../shared/layout/Disclosure.tsx";
import { ForReaders } from "../../shared/layout/ForReaders.tsx";
import { Panel } from "../../shared/layout/Panel.tsx";
import { clockLead } from "../../shared/time/clockLead.ts";
import { nextTick } from "./nextTick.ts";
import { OwnerLine } from "./OwnerLine.tsx";
import { PromiseClock } from "./PromiseClock.tsx";
import { announcement } from "./promiseText.ts";
import { promiseStanding } from "./promiseStanding.ts";
import { soonest } from "./soonest.ts";
import { useNow } from "../../shared/time/useNow.ts";

const Others = styled.ul`
  display: grid;
  gap: ${({ theme }) => theme.space.xs};
`;

const NONE: NonNullable<Brief["promises"]> = [];

/** What was promised to the customer on this ticket, the next first, and who keeps it. Nothing promised: nothing. */
export function PromisesPanel(props: {
  readonly brief: Brief;
  /** Epoch milliseconds at which the brief came, by this computer's clock. */
  readonly receivedAt: number;
}) {
  const { t, language } = useTranslation();
  const { asOf, promises = NONE, owner = null } = props.brief;
  const untilNext = useCallback(
    (now: number) => soonest(promises.map((promise) => nextTick(promiseStanding(promise, now)))),
    [promises],
  );
  const now = useNow(clockLead(asOf, props.receivedAt), untilNext);
  const [next, ...others] = promises;
  if (next === undefined && owner === null) return null;
  return (
    <Panel title={t("promise.label")}>
      {next === undefined ? null : (
        <>
          <PromiseClock promise={next} now={now} isNext />
          <ForReaders as="output">{announcement(next, promiseStanding(next, now), t, language)}</ForReaders>
        </>
      )}
      {owner === null ? null : <OwnerLine owner={owner} />}
      {others.length === 0 ? null : (
        <Disclosure label={t("promise.others", { count: others.length })}>
          <Others>
            {others.map((promise) => (
              <li key={promise.id}>
                <PromiseClock promise={promise} now={now} isNext={false} />
              </li>
            ))}
          </Others>
        </Disclosure>
      )}
    </Panel>
  );
}
