import {
  type CheckDraft,
  compileGuard,
  type DraftFinding,
  type DraftQuestion,
  type GuardOutcome,
  guardTag,
  ruleOf,
} from "#core";
import { type Draft, draftText } from "../../shared/composer/draftText.ts";
import { readComposer } from "../../shared/composer/readComposer.ts";
import { writeComposer } from "../../shared/composer/writeComposer.ts";
import type { Installation } from "../../zaf/session.ts";
import type { Zaf } from "../../zaf/zaf.ts";
import { CHINESE_FORMS } from "./chineseForms.ts";
import type { VersionedRules } from "./guardSchema.ts";
import {
  type CheckedDraft,
  findingId,
  type GuardStanding,
  type OverrideOffer,
  standingOf,
  UNDECIDED,
} from "./guardStanding.ts";
import { replaceWords } from "./replaceWords.ts";
import { rulesSource } from "./rulesSource.ts";
import { wordsToReplace } from "./wordsToReplace.ts";

/** What is known of the ticket. `version`: the policy's, null where no brief has come. */
export type GuardQuestion = DraftQuestion & {
  readonly version: number | null;
  readonly place: "ticket" | "new_ticket";
};

/** Why a reply was sent although it was blocked at first. */
export type OverrideNote = { readonly findings: readonly DraftFinding[]; readonly reason: string };

/** One composer's guard: looks at the draft, remembers what the agent decided about it, and says what a save may do. */
export type GuardDesk = {
  readonly standing: () => GuardStanding;
  readonly subscribe: (listener: () => void) => () => void;
  readonly ask: (question: GuardQuestion) => void;
  /** Reads the composer and checks what it holds. */
  readonly look: () => Promise<GuardStanding>;
  /** Puts the better wording in the place of the words; false: it is to be done by hand. */
  readonly use: (finding: DraftFinding, better: string) => Promise<boolean>;
  readonly undo: () => Promise<boolean>;
  readonly ignore: (finding: DraftFinding) => void;
  /** Lets what blocks now pass in this draft; null takes that back. */
  readonly override: (reason: string | null) => void;
  /** A save begins: what an earlier one was to leave with did not leave. */
  readonly saving: () => void;
  /** The save under way carries the draft as it was looked at last: marks what was found in it. */
  readonly mark: () => Promise<void>;
  /** The draft is gone. What the reply left with, if it left with a reason. */
  readonly sent: () => OverrideNote | null;
};

type Replacement = { readonly before: Draft; readonly after: Draft };

export function createGuardDesk(
  zaf: Zaf,
  installation: Pick<Installation, "workerUrl" | "subdomain">,
): GuardDesk {
  const rulesOf = rulesSource(zaf, installation);
  const listeners = new Set<() => void>();
  let question: GuardQuestion = { version: null, language: null, statedTime: "off", place: "new_ticket" };
  let standing: GuardStanding = { kind: "resting" };
  let decisions = UNDECIDED;
  let replaced: Replacement | null = null;
  let compiled: { readonly rules: VersionedRules; readonly check: CheckDraft } | null = null;
  let looks = 0;
  let leaving: OverrideNote | null = null;

  const show = (next: GuardStanding): GuardStanding => {
    standing = next;
    for (const listener of listeners) listener();
    return next;
  };

  const checkOf = (rules: VersionedRules): CheckDraft => {
    if (compiled?.rules !== rules) compiled = { rules, check: compileGuard(rules.rules, CHINESE_FORMS) };
    return compiled.check;
  };

  const judge = async (): Promise<GuardStanding> => {
    const composer = await readComposer(zaf);
    switch (composer.kind) {
      case "unreadable":
        return { kind: "unchecked" };
      case "internal":
        return { kind: "resting" };
      case "public":
      case "message": {
        const { text } = draftText(composer.draft);
        if (text.trim() === "") {
          decisions = UNDECIDED;
          return { kind: "resting" };
        }
        const rules = await rulesOf(question.version);
        if (rules === null) return { kind: "unchecked" };
        return standingOf(composer.draft, checkOf(rules)(text, question), decisions, {
          override: composer.kind === "message" ? "not_held_back" : overrideOffer(rules, question),
          canUndo: replaced?.after.content === composer.draft.content,
        });
      }
    }
  };

  const look = async (): Promise<GuardStanding> => {
    looks += 1;
    const own = looks;
    const next = await judge();
    // A later look knows a later draft.
    return own === looks ? show(next) : next;
  };

  return {
    standing: () => standing,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    ask: (asked) => {
      question = asked;
    },
    look,
    use: async (finding, better) => {
      const now = await look();
      if (now.kind !== "checked") return false;
      const { text } = draftText(now.draft);
      const same = [...now.blocking, ...now.warning, ...(now.allowed?.findings ?? [])]
        .filter((one) => findingId(one) === findingId(finding))
        .toSorted((one, other) => Math.abs(one.from - finding.from) - Math.abs(other.from - finding.from))[0];
      if (same === undefined) return false;
      const content = replaceWords(now.draft, wordsToReplace(text, same, better), better);
      if (content === null) return false;
      const after = await writeComposer(zaf, { ...now.draft, content });
      replaced = after === null ? null : { before: now.draft, after };
      await look();
      return after !== null;
    },
    undo: async () => {
      const composer = await readComposer(zaf);
      const undone = replaced;
      replaced = null;
      const isUntouched = composer.kind !== "unreadable" && composer.draft.content === undone?.after.content;
      if (undone === null || !isUntouched) return false;
      const before = await writeComposer(zaf, undone.before);
      await look();
      return before !== null;
    },
    ignore: (finding) => {
      decisions = { ...decisions, ignored: new Set([...decisions.ignored, findingId(finding)]) };
      void look();
    },
    override: (reason) => {
      const isOffered = standing.kind === "checked" && standing.override === "offered";
      if (reason !== null && !isOffered) return;
      const findings = standing.kind === "checked" ? standing.blocking.map(findingId) : [];
      decisions = {
        ...decisions,
        override:
          reason === null
            ? null
            : { findings: new Set([...(decisions.override?.findings ?? []), ...findings]), reason },
      };
      void look();
    },
    saving: () => {
      leaving = null;
    },
    mark: async () => {
      leaving = standing.kind === "checked" && standing.blocking.length === 0 ? standing.allowed : null;
      const tags = standing.kind === "checked" ? tagsOf(standing) : [];
      if (tags.length > 0) await zaf.invoke("ticket.tags.add", tags);
    },
    sent: () => {
      const note = leaving;
      leaving = null;
      decisions = UNDECIDED;
      replaced = null;
      return note;
    },
  };
}

function overrideOffer({ rules }: VersionedRules, { place }: GuardQuestion): OverrideOffer {
  if (!rules.mayOverrideWithReason) return "refused";
  return place === "ticket" ? "offered" : "once_saved";
}

/** The tags that say what was found (decision 011). */
function tagsOf({ blocking, warning, ignored, allowed }: CheckedDraft): readonly string[] {
  const tagged = (outcome: GuardOutcome, findings: readonly DraftFinding[]): readonly string[] =>
    findings.map((finding) => guardTag({ outcome, rule: ruleOf(finding) }));
  return [
    ...new Set([
      ...tagged("blocked", blocking),
      ...tagged("warned", [...warning, ...ignored]),
      ...tagged("overridden", allowed?.findings ?? []),
    ]),
  ];
}
