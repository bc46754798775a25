import { Modal } from "@zendeskgarden/react-modals";
import { useTexts } from "../session/texts.ts";
import { useStore } from "../store.ts";
import { AppFrame } from "./appFrame.tsx";
import { closeModal, modalStore } from "./modals.ts";
import type { Place } from "./place.ts";

const MODAL_PLACE: Place = {
  location: "modal",
  context: {},
  get: async () => undefined,
  set: async () => undefined,
  invoke: async () => undefined,
  subscribe: () => () => {},
};

/** The modals that apps opened. */
export const ModalArea = ({ subdomain }: { subdomain: string }) => {
  const t = useTexts();
  return useStore(modalStore).map(({ guid, app, url, size }) => (
    <Modal key={guid} onClose={() => closeModal(guid)} isLarge style={{ width: size.width ?? "560px" }}>
      <Modal.Header>{app.name}</Modal.Header>
      <Modal.Body style={{ padding: 0, height: size.height ?? "400px", maxHeight: "80vh" }}>
        <AppFrame app={app} subdomain={subdomain} place={MODAL_PLACE} url={url} guid={guid} fills />
      </Modal.Body>
      <Modal.Close aria-label={t("close")} />
    </Modal>
  ));
};
