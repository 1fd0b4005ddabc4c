import { loadShell } from "@zapisy/messages/shell";
import type { JSX } from "solid-js";
import { useMessages } from "../../data/locale.ts";
import { PageHeading } from "../../ui/page-heading.tsx";

/** One project. */
export function ProjectPage(): JSX.Element {
  const t = useMessages(loadShell);
  return <PageHeading title={t().projects} />;
}
