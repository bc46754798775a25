import { vi } from "vitest";

// Files run one after the other in one process: none sees what another's modules remember.
vi.resetModules();
