import { Button } from "@zendeskgarden/react-buttons";
import { lazy, Suspense, useState } from "react";
import { useConnection } from "../../shared/connection/ConnectionContext.ts";
import { useTranslation } from "../../shared/i18n/Translation.tsx";
import { useFocusBack } from "../../shared/task/useFocusBack.ts";

const HandoverForm = lazy(async () => ({ default: (await import("./HandoverForm.tsx")).HandoverForm }));

/** The way to hand visits and calls over, and to take them back (A16). Nothing while it is not known who reads. */
export function Handover() {
  const { t } = useTranslation();
  const { session } = useConnection();
  const [isOpen, setIsOpen] = useState(false);
  const [wasOpen, setWasOpen] = useState(false);
  const opener = useFocusBack(!isOpen, "idle");
  const { id } = session.user;
  if (id === null) return null;
  if (!isOpen) {
    return (
      <Button
        ref={wasOpen ? opener : null}
        size="small"
        onClick={() => {
          setIsOpen(true);
          setWasOpen(true);
        }}
      >
        {t("handover.open")}
      </Button>
    );
  }
  return (
    <Suspense fallback={null}>
      <HandoverForm agentId={id} onClose={() => setIsOpen(false)} />
    </Suspense>
  );
}
