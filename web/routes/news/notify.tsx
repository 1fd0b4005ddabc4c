import { createAsync, useParams } from "@solidjs/router";
import { loadNews } from "@zapisy/words/news";
import { loadPublic } from "@zapisy/words/public";
import type { JSX } from "solid-js";
import { Show } from "solid-js";
import { locale, useMessages } from "../../data/locale.ts";
import { EventNotice } from "../../features/event/event-notice.tsx";
import { getEvent } from "../../features/event/event-query.ts";
import { textIn } from "../../features/event/event-text.ts";
import { InterestForm } from "../../features/interest/interest-form.tsx";
import { Breadcrumbs } from "../../ui/breadcrumbs.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { PageHeading } from "../../ui/page-heading.tsx";
import styles from "./news.module.css";

/** The page on which somebody asks to be told once when one can sign up for an event. */
export function NotifyPage(): JSX.Element {
  const t = useMessages(loadNews);
  const common = useMessages(loadPublic);
  const params = useParams();
  const event = createAsync(() => getEvent(params.slug ?? ""));
  return (
    <Show when={event()}>
      {(loaded) => {
        const title = () => textIn(locale(), loaded().title);
        const page = () => `/events/${loaded().slug}`;
        const state = () => loaded().recruitment.state;
        const isAwaited = () =>
          !loaded().over &&
          !loaded().recruitment.referralsOnly &&
          (state() === "upcoming" || state() === "tentative");
        return (
          <div class={styles.page}>
            <PageHeading
              title={t().interest.title}
              above={
                <Breadcrumbs
                  pages={[
                    { label: common().catalogue.title, href: "/" },
                    { label: t().interest.event, href: page() },
                  ]}
                />
              }
              lead={<p lang={title().lang}>{title().text}</p>}
            />
            <Show
              when={isAwaited()}
              fallback={
                <>
                  <Show when={state() === "open"} fallback={<EventNotice event={loaded()} />}>
                    <p>{t().interest.open}</p>
                  </Show>
                  <p>
                    <LinkButton href={page()}>{t().interest.event}</LinkButton>
                  </p>
                </>
              }
            >
              <p>{t().interest.lead}</p>
              <InterestForm slug={loaded().slug} />
            </Show>
          </div>
        );
      }}
    </Show>
  );
}
