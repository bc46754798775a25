import * as v from "valibot";

/** Where the editor sends what is written, as Zendesk names it ("email", "chat" …): a text or `{name}`. Not told: null. */
export const TargetChannel = v.fallback(
  v.nullish(
    v.union([
      v.string(),
      v.pipe(
        v.object({ name: v.string() }),
        v.transform(({ name }) => name),
      ),
    ]),
    null,
  ),
  null,
);
