import { Button } from "@zendeskgarden/react-buttons";
import { Field, Input, Textarea } from "@zendeskgarden/react-forms";
import { type FormEvent, useState } from "react";
import type { BriefCallback } from "#core";
import { useTranslation } from "../../shared/i18n/Translation.tsx";
import { FormActions } from "../../shared/task/FormActions.tsx";
import { TaskForm, TaskMistake, TaskQuiet, TaskRow } from "../../shared/task/TaskForm.tsx";
import { formatMoment } from "../../shared/time/momentText.ts";
import { instantIn, shownIn } from "../../shared/time/zonedTime.ts";
import { putOffMistakeText } from "./callbackText.ts";
import { type PutOffMistake, putOffMistake, putOffOffers } from "./putOff.ts";

const ownZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** "2026-11-24T15:30", as the field writes it. */
function fieldText(zone: string, at: string): string {
  const { date, time } = shownIn(zone, Date.parse(at));
  return `${date}T${time}`;
}

function instantOfField(zone: string, text: string): string | null {
  const [date = "", time = ""] = text.split("T");
  return date === "" || time === "" ? null : instantIn(zone, date, time.slice(0, 5));
}

function zoneName(zone: string, language: string): string {
  const parts = new Intl.DateTimeFormat(language, { timeZone: zone, timeZoneName: "long" }).formatToParts();
  return parts.find(({ type }) => type === "timeZoneName")?.value ?? zone;
}

/** Puts a call off to a day and minute of the agent's clock, with a word for the team. */
export function PutOffForm(props: {
  readonly callback: BriefCallback;
  readonly now: number;
  readonly isHidden: boolean;
  readonly onSave: (at: string, note: string) => void;
  readonly onClose: () => void;
}) {
  const { t, language } = useTranslation();
  const { now } = props;
  const hours = props.callback.callingHours;
  const [zone] = useState(ownZone);
  const [offers] = useState(() => (hours === null ? [] : putOffOffers(hours, now)));
  const [when, setWhen] = useState(() => (offers[0] === undefined ? "" : fieldText(zone, offers[0])));
  const [note, setNote] = useState("");
  const [mistake, setMistake] = useState<PutOffMistake | null>(null);
  const at = instantOfField(zone, when);
  const save = (event: FormEvent): void => {
    event.preventDefault();
    const found = putOffMistake(at, hours, now);
    setMistake(found);
    if (found === null && at !== null) props.onSave(at, note);
  };
  const isElsewhere = at !== null && hours !== null && fieldText(hours.zone, at) !== when;
  return (
    <TaskForm onSubmit={save} noValidate hidden={props.isHidden} aria-label={t("callbacks.putOff.label")}>
      <Field>
        <Field.Label isRegular>{t("callbacks.putOff.when", { zone: zoneName(zone, language) })}</Field.Label>
        <Input
          isCompact
          type="datetime-local"
          value={when}
          onChange={({ target }) => setWhen(target.value)}
        />
      </Field>
      {isElsewhere ? (
        <TaskQuiet>
          {t("callbacks.putOff.there", { time: formatMoment(at, now, t, language, hours.zone) })}
        </TaskQuiet>
      ) : null}
      {offers.length === 0 ? null : (
        <TaskRow as="ul" aria-label={t("callbacks.putOff.offers")}>
          {offers.map((offer) => (
            <li key={offer}>
              <Button isLink size="small" onClick={() => setWhen(fieldText(zone, offer))}>
                {formatMoment(offer, now, t, language)}
              </Button>
            </li>
          ))}
        </TaskRow>
      )}
      <Field>
        <Field.Label isRegular>{t("callbacks.note")}</Field.Label>
        <Textarea isCompact minRows={2} value={note} onChange={({ target }) => setNote(target.value)} />
      </Field>
      <div role="alert">
        {mistake === null ? null : <TaskMistake>{putOffMistakeText(mistake, now, t, language)}</TaskMistake>}
      </div>
      <FormActions label={t("callbacks.putOff.label")} onCancel={props.onClose} />
    </TaskForm>
  );
}
