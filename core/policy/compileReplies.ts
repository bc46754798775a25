import type { CompiledConditions } from "../conditions/compileConditions.ts";
import type { ConditionSet } from "../conditions/condition.ts";
import { LANGUAGES, type Localized } from "../contract/localized.ts";
import { expandIncludes, type Includable } from "../reply/expandIncludes.ts";
import { PROMISE_STATE_FIELD } from "../reply/promiseStates.ts";
import type { PolicyRegister, PolicyReply } from "./policy.ts";
import type { PolicyDocument } from "./schema/document.ts";

type Compile = (when: ConditionSet | null) => CompiledConditions | null;

/** The replies of a checked document: conditions compiled, includes written out. Snippets are then where they belong. */
export function compileReplies(
  { replies, stages, registers }: PolicyDocument,
  { ofReply, ofRegister }: { readonly ofReply: Compile; readonly ofRegister: Compile },
): readonly PolicyReply[] {
  const bodies: Includable = new Map(replies.map(({ key, body }) => [key, body]));
  const compiled = new Map(registers.map(({ key, when }) => [key, { key, when: ofRegister(when) }]));
  const registerOf = (key: string): PolicyRegister => compiled.get(key) ?? missing(key);
  return replies.flatMap((reply) => {
    const { channel } = reply;
    if (channel === "snippet") return [];
    const stage = stages.find(({ key }) => key === reply.stage) ?? missing(reply.stage);
    return {
      ...reply,
      channel,
      stageTitle: stage.title,
      statuses: stage.statuses,
      body: whole(reply.body, bodies),
      when: ofReply(reply.when),
      asksPromises: asksPromises(reply.when),
      register: reply.register === null ? null : registerOf(reply.register),
      variants: reply.variants.map(({ register, body }) => ({
        register: registerOf(register),
        body: whole(body, bodies),
      })),
    };
  });
}

function whole(body: Localized, bodies: Includable): Localized {
  const { en, ...others } = body;
  return {
    en: expandIncludes(en, "en", bodies),
    ...Object.fromEntries(
      LANGUAGES.flatMap((language) => {
        const text = language === "en" ? undefined : others[language];
        return text === undefined ? [] : [[language, expandIncludes(text, language, bodies)]];
      }),
    ),
  };
}

function asksPromises(when: ConditionSet | null): boolean {
  return when !== null && [...when.all, ...when.any].some(({ field }) => field === PROMISE_STATE_FIELD);
}

function missing(name: string): never {
  throw new Error(`not in the checked policy: ${name}`);
}
