import { loadShell } from "@zapisy/words/shell";
import type { JSX } from "solid-js";
import { useMessages } from "../data/locale.ts";
import { LinkButton } from "../ui/link-button.tsx";
import { PageHeading } from "../ui/page-heading.tsx";
import styles from "./not-found.module.css";

/** What stands in the place of a page that does not exist, or that one may not know to exist. */
export function NotFound(): JSX.Element {
  const t = useMessages(loadShell);
  return (
    <div class={styles.page}>
      <PageHeading title={t().notFound.title} lead={t().notFound.text} />
      <LinkButton href="/">{t().notFound.back}</LinkButton>
    </div>
  );
}
