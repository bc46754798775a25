import { type RefObject, useEffect } from "react";
import { useConnection } from "../connection/ConnectionContext.ts";

/** Below this the frame would clip focus rings and the loading state would jump. */
const LEAST_HEIGHT_PIXELS = 80;

/** Keeps Zendesk's frame as tall as the content, so that the sidebar has one scrollbar: Zendesk's. */
export function useContentHeight(content: RefObject<HTMLElement | null>): void {
  const { zaf } = useConnection();
  useEffect(() => {
    const element = content.current;
    if (element === null) return;
    let told = 0;
    const observer = new ResizeObserver(() => {
      const height = Math.max(LEAST_HEIGHT_PIXELS, Math.ceil(element.getBoundingClientRect().height));
      if (height === told) return;
      told = height;
      void zaf.invoke("resize", { width: "100%", height: `${height}px` });
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [zaf, content]);
}
