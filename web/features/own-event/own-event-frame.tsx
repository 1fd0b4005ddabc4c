import type { OwnEvent } from "@zapisy/core/own-event/answer";
import { inLocale } from "@zapisy/core/shared/localized-text";
import { formatWhen } from "@zapisy/words";
import { loadOwnEvent } from "@zapisy/words/own-event";
import type { JSX } from "solid-js";
import { createResource, Show } from "solid-js";
import { locale, useMessages } from "../../data/locale.ts";
import { Breadcrumbs } from "../../ui/breadcrumbs.tsx";
import { ErrorState } from "../../ui/error-state.tsx";
import { PageHeading } from "../../ui/page-heading.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { TabLinks } from "../../ui/tabs.tsx";
import { whenOf } from "../event/event-text.ts";
import { EventStateBadge } from "../event-editor/event-state-badge.tsx";
import { getOwnEvent } from "./own-event-api.ts";
import styles from "./own-event.module.css";

/** What the pages of one's own event have in common: which event it is, and the way between them. */
export function OwnEventFrame(props: {
  eventId: string;
  children: (event: OwnEvent) => JSX.Element;
}): JSX.Element {
  const t = useMessages(loadOwnEvent);
  const [found, { refetch }] = createResource(() => props.eventId, getOwnEvent);
  const base = () => `/staff/sessions/${props.eventId}`;
  return (
    <div class={styles.page}>
      <Show
        when={!found.error}
        fallback={<ErrorState error={found.error} retry={() => void refetch()} isPage />}
      >
        <Show when={found()} fallback={<Skeleton look="page" lines={6} />} keyed>
          {(event) => (
            <>
              <PageHeading
                title={inLocale(event.title, locale()).text}
                lang={
                  inLocale(event.title, locale()).locale === locale()
                    ? undefined
                    : inLocale(event.title, locale()).locale
                }
                above={<Breadcrumbs pages={[{ href: "/staff/sessions", label: t().title }]} />}
                lead={
                  <p>
                    <EventStateBadge event={event} /> {formatWhen(locale(), whenOf(event))}
                  </p>
                }
              />
              <TabLinks
                label={t().tabs}
                tabs={[
                  { href: base(), label: t().programme, end: true },
                  { href: `${base()}/attendance`, label: t().attendance },
                ]}
              />
              {props.children(event)}
            </>
          )}
        </Show>
      </Show>
    </div>
  );
}
