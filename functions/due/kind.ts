import type { Image } from "@zapisy/core/shared/manifest";
import type { Deps } from "../deps.ts";

/**
 * Does what a row that is due was waiting for, after which it is due no more. It may be called late, twice, and by two at
 * once, and with a row as it was a moment before.
 */
export type DueKind = (deps: Deps, row: Image) => Promise<void>;
