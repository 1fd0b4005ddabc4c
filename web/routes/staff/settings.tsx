import { createAsync } from "@solidjs/router";
import type { StatementSettings } from "@zapisy/core/accessibility-statement/answer";
import { loadSettings } from "@zapisy/words/settings";
import ExternalLink from "~icons/lucide/external-link";
import type { JSX } from "solid-js";
import { createSignal, Show } from "solid-js";
import { useMessages } from "../../data/locale.ts";
import { mayAnywhere } from "../../data/right.ts";
import { getStatementSettings } from "../../features/accessibility-statement/statement-api.ts";
import { StatementForm } from "../../features/accessibility-statement/statement-form.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { PageHeading } from "../../ui/page-heading.tsx";
import list from "./list.module.css";

/** What the installation says of itself, for administrators: its statement of accessibility. */
export function SettingsPage(): JSX.Element {
  const t = useMessages(loadSettings);
  const loaded = createAsync(() => getStatementSettings());
  return (
    <div class={list.page}>
      <PageHeading title={t().title} />
      <Show when={loaded()} keyed>
        {(settings) => <Statement settings={settings} />}
      </Show>
    </div>
  );
}

function Statement(props: { settings: StatementSettings }): JSX.Element {
  const t = useMessages(loadSettings);
  // oxlint-disable-next-line solid/reactivity -- begins with what was loaded, then follows what is saved
  const [settings, setSettings] = createSignal(props.settings);
  return (
    <>
      <div>
        <h2>{t().statement.title}</h2>
        <p class={list.soft}>{t().statement.lead}</p>
      </div>
      <Show
        when={settings().review}
        fallback={
          <Notice meaning="note" title={t().statement.notYet}>
            {t().statement.notYetText}
          </Notice>
        }
      >
        {(review) => (
          <>
            <Show
              when={review().state !== "done"}
              fallback={<p>{t().statement.review.done(review().dueOn)}</p>}
            >
              <Notice
                meaning={review().state === "late" ? "stop" : "note"}
                title={t().statement.review[review().state](review().dueOn)}
              >
                {t().statement.reviewHelp}
              </Notice>
            </Show>
            <p>
              <LinkButton external href="/accessibility" icon={<ExternalLink />}>
                {t().statement.see}
              </LinkButton>
            </p>
          </>
        )}
      </Show>
      <Show when={mayAnywhere("settings.edit")}>
        <StatementForm settings={settings()} onSaved={setSettings} />
      </Show>
    </>
  );
}
