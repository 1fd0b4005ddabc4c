import type { Area } from "@zapisy/words";
import { loadShell } from "@zapisy/words/shell";
import type { Component } from "solid-js";
import { lazy } from "solid-js";
import { ApiError } from "../data/client.ts";
import { loadMessages } from "../data/locale.ts";

/**
 * A page in a chunk of its own, for the route table. Waits for the code and for the messages that the
 * page speaks (the shell's always), so the page may read them at once:
 * `page(() => import("./catalogue.tsx").then((file) => file.Catalogue), loadPublic)`.
 *
 * When the code cannot be fetched (offline, or a newer version was deployed meanwhile) the page fails
 * with `ApiError` `network.outdated`, for which `ErrorState` offers to reload.
 */
export function page<Props extends object>(
  load: () => Promise<Component<Props>>,
  ...areas: Area<unknown>[]
): Component<Props> & { preload: () => Promise<unknown> } {
  return lazy(async () => {
    try {
      const [component] = await Promise.all([load(), ...[loadShell, ...areas].map(loadMessages)]);
      return { default: component };
    } catch (cause) {
      throw new ApiError(0, "network.outdated", {}, { cause });
    }
  });
}
