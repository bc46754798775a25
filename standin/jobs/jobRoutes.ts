import { Hono } from "hono";
import type { StandinEnvironment } from "../http/environment.ts";
import type { Standin } from "../standin.ts";

/** Placeholder: nothing here yet. */
export const jobRoutes = (_standin: Standin): Hono<StandinEnvironment> => new Hono<StandinEnvironment>();
