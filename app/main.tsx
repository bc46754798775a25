import { createRoot } from "react-dom/client";
import { App } from "./App.tsx";
import { createZaf } from "./zaf/create-zaf.ts";
import { readSession } from "./zaf/session.ts";

const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no #root");

// False when the page was not opened by Zendesk; undefined when Zendesk's script did not load.
const client = window.ZAFClient?.init() ?? false;
const zaf = client === false ? null : createZaf(client);

createRoot(root).render(
  <App zaf={zaf} session={zaf === null ? null : readSession(zaf)} search={window.location.search} />,
);
