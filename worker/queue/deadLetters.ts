import { putDeadLetter } from "../store/deadLetters.ts";

/** Keeps what failed every retry, for people to look at; the sweep repairs what it was about. */
export async function consumeDeadLetters(batch: MessageBatch<unknown>, env: Env): Promise<void> {
  const now = new Date().toISOString();
  for (const message of batch.messages) {
    const body = JSON.stringify(message.body) ?? "undefined";
    const letter = {
      id: message.id,
      body,
      attempts: message.attempts,
      sentAt: message.timestamp.toISOString(),
    };
    await putDeadLetter(env.DB, letter, now).run();
    message.ack();
  }
}
