import { useLayoutEffect, useRef } from "react";
import { documentOf, richContent } from "./richHtml.ts";
import { RichLook } from "./richText.tsx";

/** A comment as it was formatted; markup that the editor does not know is left out. */
export const RichBody = ({ html }: { html: string }) => {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => place.current?.replaceChildren(richContent(documentOf(html))), [html]);
  return <RichLook ref={place} />;
};
