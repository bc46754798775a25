import type { VisitStage } from "../task/taskFields.ts";

export const isDone = (stage: VisitStage): boolean => stage === "done" || stage === "signed";
