import { createAsync, useParams } from "@solidjs/router";
import { loadNews } from "@zapisy/words/news";
import type { JSX } from "solid-js";
import { Show } from "solid-js";
import { locale, useMessages } from "../../data/locale.ts";
import { textIn } from "../../features/event/event-text.ts";
import { getInterest } from "../../features/interest/interest-api.ts";
import { OwnInterestChoice } from "../../features/interest/own-interest.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { PageHeading } from "../../ui/page-heading.tsx";
import styles from "./news.module.css";

/** Whether somebody is to be told when one can sign up, for whoever holds the link that was mailed there. */
export function InterestPage(): JSX.Element {
  const t = useMessages(loadNews);
  const params = useParams<{ token: string }>();
  const answer = createAsync(() => getInterest(params.token));
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
              <p>{t().interest.missing}</p>
              <p>
                <LinkButton href="/">{t().missingBack}</LinkButton>
              </p>
            </>
          }
        >
          {(interest) => {
            const title = () => textIn(locale(), interest().event.title);
            return (
              <>
                <PageHeading title={t().interest.title} lead={<p lang={title().lang}>{title().text}</p>} />
                <OwnInterestChoice token={params.token} found={interest()} />
              </>
            );
          }}
        </Show>
      </div>
    </Show>
  );
}
