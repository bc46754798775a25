import type { BriefSolved } from "../contract/briefSolved.ts";
import { answerIn } from "../flow/flowTick.ts";
import { ticksIn } from "../flow/ticksIn.ts";
import type { Policy } from "../policy/policy.ts";
import { replyTag } from "../reply/replyTag.ts";

/** What a ticket's tags tell of how it was solved: replies that were used, and answers that guided calls came to. */
export function whatHelped(
  policy: Pick<Policy, "replies" | "flows">,
  tags: readonly string[],
): Pick<BriefSolved, "replies" | "answers"> {
  const held = new Set(tags);
  return {
    replies: policy.replies.flatMap(({ key, title }) => (held.has(replyTag(key)) ? [{ key, title }] : [])),
    answers: policy.flows.flatMap((flow) => {
      const ticks = ticksIn(flow, tags);
      return flow.steps.flatMap((step) => {
        const tick = ticks.get(step.key);
        const given = tick === undefined ? null : answerIn(tick);
        const answer = step.answers.find(({ key }) => key === given);
        return answer === undefined ? [] : [{ flow: flow.title, step: step.title, answer: answer.title }];
      });
    }),
  };
}
