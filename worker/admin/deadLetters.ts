import * as v from "valibot";
import { Message } from "../queue/message.ts";
import {
  deadLettersToReplay,
  listDeadLetters,
  markReplayed,
  type StoredDeadLetter,
} from "../store/deadLetters.ts";
import type { AdminContext } from "./adminEnvironment.ts";
import { readAsked } from "./readAsked.ts";

/** More at once would not fit one invocation; "all" says how many are left. */
const AT_MOST = 100;

const Asked = v.union([
  v.object({ ids: v.pipe(v.array(v.string()), v.maxLength(AT_MOST)) }),
  v.object({ all: v.literal(true) }),
]);

/** `GET /api/admin/dead-letters`: the newest hundred, with what each was about. */
export async function deadLetters(c: AdminContext): Promise<Response> {
  const letters = await listDeadLetters(c.env.DB, AT_MOST);
  return Response.json({ deadLetters: letters.map(shown) });
}

/**
 * `POST /api/admin/dead-letters/replay {ids} | {all: true}`: puts messages back into the queue, each once for good; one
 * that fails again becomes a dead letter of its own. Bodies that no version wrote are left where they are.
 */
export async function replayDeadLetters(c: AdminContext): Promise<Response> {
  const asked = await readAsked(c, Asked);
  if (!asked.ok) return asked.error;
  const { DB: db, EVENTS: queue } = c.env;
  const ids = "ids" in asked.value ? asked.value.ids : null;
  const letters = await deadLettersToReplay(db, ids, AT_MOST);
  const readable = letters.flatMap((letter) => {
    const message = messageOf(letter);
    return message === null ? [] : [{ id: letter.id, message }];
  });
  const replayed = await markReplayed(
    db,
    readable.map(({ id }) => id),
    new Date().toISOString(),
  );
  for (const { id, message } of readable) if (replayed.has(id)) await queue.send(message);
  return Response.json({ replayed: replayed.size, unreadable: letters.length - readable.length });
}

function shown(letter: StoredDeadLetter): object {
  const { id, attempts, sentAt, diedAt, replayedAt } = letter;
  return { id, attempts, sentAt, diedAt, replayedAt, about: aboutOf(messageOf(letter)) };
}

function messageOf({ body }: StoredDeadLetter): Message | null {
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), Message), body);
  return read.success ? read.output : null;
}

/** "ticket.created #42", or the kind of the Worker's own task. */
function aboutOf(message: Message | null): string {
  if (message === null) return "unreadable";
  if (message.kind !== "delivery") return message.kind;
  const { type, about } = message;
  return about.kind === "nothing" ? type : `${type} #${about.id}`;
}
