import { sessionStore } from "../session/session.ts";
import { LOCALES } from "../session/texts.ts";
import { useStore } from "../store.ts";

/** An instant in the session's language. */
export const When = ({ at }: { at: string }) => {
  const { language } = useStore(sessionStore);
  const format = new Intl.DateTimeFormat(LOCALES[language], { dateStyle: "medium", timeStyle: "short" });
  return <time dateTime={at}>{format.format(new Date(at))}</time>;
};
