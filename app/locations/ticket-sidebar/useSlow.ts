import { useEffect, useState } from "react";

/** A Worker that answers later than this is shown as slow, with Zendesk's fields meanwhile. */
const SLOW_MILLISECONDS = 2_500;

/** True once the component has been shown for longer than an agent should look at a skeleton. */
export function useSlow(): boolean {
  const [isSlow, setIsSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsSlow(true), SLOW_MILLISECONDS);
    return () => clearTimeout(timer);
  }, []);
  return isSlow;
}
