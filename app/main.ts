import { drawFirstLook, painted } from "./opening/drawFirstLook.ts";
import { fetchWaiting } from "./opening/fetchWaiting.ts";
import { type FirstLook, firstLook } from "./opening/firstLook.ts";
import { type Opening, openFrame } from "./opening/openFrame.ts";
import { createZaf } from "./zaf/createZaf.ts";

const { search } = window.location;

/**
 * How long the screens wait for the brief, most of which come within that time. Starting the screens takes the page's
 * only thread for a while, and an answer that comes meanwhile waits: shown first, it is on the screen earlier.
 */
const PATIENCE_MILLISECONDS = 250;

async function showFirst(
  root: HTMLElement,
  opening: Opening,
  milliseconds: number,
): Promise<FirstLook | null> {
  const look = await firstLook(opening, milliseconds);
  if (look === null) return null;
  drawFirstLook(root, look, search);
  await painted();
  return look;
}

async function open(root: HTMLElement): Promise<void> {
  // False when the page was not opened by Zendesk; undefined when Zendesk's script did not load.
  const client = window.ZAFClient?.init() ?? false;
  const opening = client === false ? null : openFrame(createZaf(client));
  // The brief is asked for first: the screens are forty times as large, and are not needed before it comes.
  void opening?.brief.then(fetchWaiting);
  const early = opening === null ? null : await showFirst(root, opening, PATIENCE_MILLISECONDS);
  // Fetched meanwhile, run only now: docs/decisions/006.
  const { start } = await import("./start.tsx");
  // Half of the work is done; what came during it is shown before the other half.
  const look = early ?? (opening === null ? null : await showFirst(root, opening, 0));
  start(root, { opening, look, search });
}

const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no #root");
// Not awaited here: the screens import parts of this module, which has to be finished by then.
void open(root);
