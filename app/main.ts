import { drawFirstLook, painted } from "./opening/drawFirstLook.ts";
import { fetchWaiting } from "./opening/fetchWaiting.ts";
import { firstLook } from "./opening/firstLook.ts";
import { openFrame } from "./opening/openFrame.ts";
import { createZaf } from "./zaf/createZaf.ts";

const { search } = window.location;

async function open(root: HTMLElement): Promise<void> {
  // False when the page was not opened by Zendesk; undefined when Zendesk's script did not load.
  const client = window.ZAFClient?.init() ?? false;
  const opening = client === false ? null : openFrame(createZaf(client));
  // The brief is asked for first: the screens are forty times as large, and are not needed before it comes.
  void opening?.brief.then(fetchWaiting);
  const look = opening === null ? null : await firstLook(opening);
  if (look !== null) {
    drawFirstLook(root, look, search);
    await painted();
  }
  // Fetched meanwhile, run only now: docs/decisions/006.
  const { start } = await import("./start.tsx");
  start(root, { opening, look, search });
}

const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no #root");
// Not awaited here: the screens import parts of this module, which has to be finished by then.
void open(root);
