import "@fontsource/noto-sans-sc/400.css";
import "@fontsource/noto-sans-sc/700.css";
import { QueryClientProvider } from "@tanstack/react-query";
import { createRoot } from "react-dom/client";
import { queryClient } from "./api/queries.ts";
import { startLive } from "./api/live.ts";
import { Look } from "./parts/look.tsx";
import { Workspace } from "./screens/workspace.tsx";

const element = document.getElementById("workspace");
if (element === null) throw new Error("the page has no #workspace");

startLive();
createRoot(element).render(
  <QueryClientProvider client={queryClient}>
    <Look>
      <Workspace />
    </Look>
  </QueryClientProvider>,
);
