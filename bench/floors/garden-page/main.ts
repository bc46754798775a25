/// <reference lib="dom" />
import { Tag } from "@zendeskgarden/react-tags";
import { ThemeProvider } from "@zendeskgarden/react-theming";
import { createElement } from "react";
import { createRoot } from "react-dom/client";

// The least a page of Garden can show: its theme and one tag. No data, no frame protocol, no texts.
const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no #root");
createRoot(root).render(
  createElement(ThemeProvider, null, createElement(Tag, null, createElement("strong", null, "VIP"))),
);
