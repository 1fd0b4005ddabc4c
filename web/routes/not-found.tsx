import type { JSX } from "solid-js";
import { PublicShell } from "../shell/public-shell.tsx";
import { NotFound } from "../shell/not-found.tsx";

/** Every address that nothing answers to. */
export function NotFoundPage(): JSX.Element {
  return (
    <PublicShell>
      <NotFound />
    </PublicShell>
  );
}
