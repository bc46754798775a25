import { afterEach, beforeEach, vi } from "vitest";
import { Story } from "./story.ts";

/** Each test of the file tells a story of its own about this preset; the function answers the one that is being told. */
export function telling(preset: string): () => Story {
  let story: Story | null = null;
  beforeEach(async () => {
    story = await Story.begins(preset);
  });
  afterEach(() => {
    vi.useRealTimers();
  });
  return () => {
    if (story === null) throw new Error("a story begins with its test");
    return story;
  };
}
