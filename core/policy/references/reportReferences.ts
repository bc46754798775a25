import type { PolicyDocument } from "../schema/document.ts";
import { each, one, type Reference } from "./reference.ts";

/** Names in reports. */
export function reportReferences({ reports }: PolicyDocument): readonly Reference[] {
  return reports.flatMap((report, i) => [
    ...one("role", ["reports", i, "owner"], report.owner),
    ...each("fact", ["reports", i, "splitBy"], report.splitBy),
  ]);
}
