import { createAsync, useParams } from "@solidjs/router";
import { loadNews } from "@zapisy/words/news";
import type { JSX } from "solid-js";
import { Show } from "solid-js";
import { useMessages } from "../../data/locale.ts";
import { getSubscription } from "../../features/subscription/subscription-api.ts";
import { SubscriptionForm } from "../../features/subscription/subscription-form.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { PageHeading } from "../../ui/page-heading.tsx";
import styles from "./news.module.css";

/** What mail of other events comes to an address, for whoever holds the link that was mailed there. */
export function SubscriptionPage(): JSX.Element {
  const t = useMessages(loadNews);
  const params = useParams<{ token: string }>();
  const answer = createAsync(() => getSubscription(params.token));
  const found = () => {
    const known = answer();
    return typeof known === "object" ? known : undefined;
  };
  return (
    <Show when={answer()}>
      <div class={styles.page}>
        <Show
          when={found()}
          fallback={
            <>
              <PageHeading title={t().missingTitle} />
              <p>{t().missing}</p>
              <p>
                <LinkButton href="/">{t().missingBack}</LinkButton>
              </p>
            </>
          }
        >
          {(subscription) => (
            <>
              <PageHeading title={t().title} />
              <SubscriptionForm token={params.token} found={subscription()} />
            </>
          )}
        </Show>
      </div>
    </Show>
  );
}
