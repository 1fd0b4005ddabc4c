import type { Area } from "@zapisy/words";
import type { Component, JSX } from "solid-js";
import { lazy, Suspense } from "solid-js";
import { ApiError } from "../data/client.ts";
import { loadMessages } from "../data/locale.ts";
import { Spinner } from "./spinner.tsx";

/**
 * A part of a page in a chunk of its own, with messages of its own, for what few pages have: it is fetched where it is shown, and
 * the page around it stays as it is meanwhile.
 */
export function late<Props extends object>(
  load: () => Promise<Component<Props>>,
  ...areas: Area<unknown>[]
): Component<Props> {
  const Part = lazy(async () => {
    try {
      const [component] = await Promise.all([load(), ...areas.map(loadMessages)]);
      return { default: component };
    } catch (cause) {
      throw new ApiError(0, "network.outdated", {}, { cause });
    }
  });
  return (props: Props): JSX.Element => (
    <Suspense fallback={<Spinner />}>
      <Part {...props} />
    </Suspense>
  );
}
