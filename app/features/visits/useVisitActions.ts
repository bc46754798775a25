import { useState } from "react";
import type { BriefVisits } from "#core";
import { type TaskWrite, type TaskWriter, useTaskWrite } from "../../shared/task/useTaskWrite.ts";
import { type ExpectedVisit, expectVisit, isKnown } from "./expectVisit.ts";
import type { VisitForm } from "./visitDraft.ts";

type Expectation = { readonly before: BriefVisits; readonly change: ExpectedVisit };

export type VisitActions = {
  /** As the Worker tells them, with what was just written on top until the Worker knows it. */
  readonly shown: BriefVisits;
  readonly form: VisitForm | null;
  readonly isFormHidden: boolean;
  readonly writer: TaskWriter;
  readonly open: (form: VisitForm | null) => void;
  readonly write: (write: TaskWrite, expected: ExpectedVisit | null) => void;
  readonly fail: (problem: "no_person") => void;
  readonly undo: () => void;
};

/** Which form is open, and what the last write is expected to have made of the visits. */
export function useVisitActions(visits: BriefVisits): VisitActions {
  const writer = useTaskWrite();
  const [form, setForm] = useState<VisitForm | null>(null);
  const [expectation, setExpectation] = useState<Expectation | null>(null);
  const isExpected = expectation !== null && !isKnown(expectation.before, visits, expectation.change);
  const { kind } = writer.step;
  return {
    shown: isExpected ? expectVisit(visits, expectation.change) : visits,
    form,
    isFormHidden: kind === "writing" || kind === "written",
    writer,
    open: (wanted) => {
      writer.clear();
      setForm(wanted);
    },
    write: (write, expected) => {
      setExpectation(expected === null ? null : { before: visits, change: expected });
      void writer.write(write).then((ticketId) => {
        if (ticketId === null) setExpectation(null);
        else setForm(null);
      });
    },
    fail: writer.fail,
    undo: () => setExpectation(null),
  };
}
