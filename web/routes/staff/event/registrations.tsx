import { loadShell } from "@zapisy/messages/shell";
import type { JSX } from "solid-js";
import { useMessages } from "../../../data/locale.ts";
import { usePageTitle } from "../../../shell/page-title.ts";

/** Who signed up. */
export function RegistrationsTab(): JSX.Element {
  const t = useMessages(loadShell);
  usePageTitle(() => t().eventTab.registrations);
  return <h2>{t().eventTab.registrations}</h2>;
}
