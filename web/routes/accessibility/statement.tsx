import { createAsync } from "@solidjs/router";
import { loadAccessibilityStatement } from "@zapisy/words/accessibility-statement";
import type { JSX } from "solid-js";
import { Show } from "solid-js";
import { useMessages } from "../../data/locale.ts";
import { getStatement } from "../../features/accessibility-statement/statement-api.ts";
import { StatementText } from "../../features/accessibility-statement/statement-text.tsx";
import { PageHeading } from "../../ui/page-heading.tsx";
import styles from "./statement.module.css";

/** What the organiser states of the accessibility of the site, in the structure that monitoring programs read. */
export function AccessibilityPage(): JSX.Element {
  const t = useMessages(loadAccessibilityStatement);
  const answer = createAsync(() => getStatement());
  return (
    <Show when={answer()}>
      {(view) => (
        <article class={styles.page}>
          <PageHeading title={t().title} />
          <Show
            when={view().statement}
            fallback={
              <>
                <p>{t().none}</p>
                <p>{t().noneHelp}</p>
              </>
            }
          >
            {(statement) => (
              <StatementText statement={statement()} siteUrl={view().siteUrl} check={view().check} />
            )}
          </Show>
        </article>
      )}
    </Show>
  );
}
