import type { RouteSectionProps } from "@solidjs/router";
import type { JSX } from "solid-js";
import { PublicShell } from "../../shell/public-shell.tsx";

/** What all public pages stand in. */
export function PublicLayout(props: RouteSectionProps): JSX.Element {
  return <PublicShell>{props.children}</PublicShell>;
}
