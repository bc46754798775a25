import { Document, isMap, isSeq, visit } from "yaml";
import { type ImportedSchedule, WEEKDAYS } from "./importedSchedule.ts";

const LINE_WIDTH = 120;

/** A `schedules:` section to paste into a policy; days, holidays and breaks on a line each. */
export function scheduleYaml(schedules: readonly ImportedSchedule[]): string {
  const document = new Document({ schedules: schedules.map(inOrder) });
  visit(document, {
    Collection(_key, node, path) {
      // schedules > [schedule] > week, holidays, breaks > what is on a line.
      const depth = path.filter((each) => isMap(each) || isSeq(each)).length;
      if (depth >= DEPTH_OF_A_LINE || node.items.length === 0) node.flow = true;
    },
  });
  return document.toString({ lineWidth: LINE_WIDTH, flowCollectionPadding: true });
}

const DEPTH_OF_A_LINE = 4;

function inOrder({ key, title, zone, week, holidays, breaks }: ImportedSchedule): object {
  return {
    key,
    ...(title === undefined ? {} : { title }),
    ...(zone === undefined ? {} : { zone }),
    ...(week === undefined
      ? {}
      : { week: Object.fromEntries(WEEKDAYS.flatMap((day) => (week[day] ? [[day, week[day]]] : []))) }),
    ...(holidays.length === 0 ? {} : { holidays }),
    ...(breaks.length === 0 ? {} : { breaks }),
  };
}
