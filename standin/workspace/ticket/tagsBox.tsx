import { useState } from "react";
import { TextBox } from "../parts/textBox.tsx";
import { useTexts } from "../session/texts.ts";

type TagsBoxProps = { tags: readonly string[]; onChange: (tags: readonly string[]) => void };

/** Tags as words in one line. While someone types, what they type stands; otherwise the tags as they are. */
export const TagsBox = ({ tags, onChange }: TagsBoxProps) => {
  const t = useTexts();
  const [typed, setTyped] = useState<{ text: string; gave: string } | null>(null);
  const present = tags.join(" ");
  return (
    <TextBox
      label={t("tags")}
      hint={t("tagsHint")}
      value={typed !== null && typed.gave === present ? typed.text : present}
      onChange={(text) => {
        const next = [
          ...new Set(
            text
              .toLowerCase()
              .split(/\s+/)
              .filter((tag) => tag !== ""),
          ),
        ].toSorted();
        setTyped({ text, gave: next.join(" ") });
        onChange(next);
      }}
    />
  );
};
