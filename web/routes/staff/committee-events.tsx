import { A } from "@solidjs/router";
import { loadPublic } from "@zapisy/words/public";
import { loadSelection } from "@zapisy/words/selection";
import type { JSX } from "solid-js";
import { createResource, For, Show } from "solid-js";
import { locale, useMessages } from "../../data/locale.ts";
import delegation from "../../features/delegation/delegation.module.css";
import { textIn } from "../../features/event/event-text.ts";
import { listCommitteeEvents } from "../../features/selection/selection-api.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ErrorState } from "../../ui/error-state.tsx";
import { PageHeading } from "../../ui/page-heading.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { StateBadge, Tag } from "../../ui/tag.tsx";
import list from "./list.module.css";

/** Events in whose committee one is: all that an account for committees sees. */
export function CommitteeEventsPage(): JSX.Element {
  const t = useMessages(loadSelection);
  const words = useMessages(loadPublic);
  const [events, { refetch }] = createResource(listCommitteeEvents);
  return (
    <div class={list.page}>
      <Show
        when={!events.error}
        fallback={<ErrorState error={events.error} retry={() => void refetch()} isPage />}
      >
        <Show when={events()} fallback={<Skeleton look="page" lines={6} />}>
          {(shown) => (
            <>
              <PageHeading title={t().sitting.title} lead={<p>{t().sitting.lead}</p>} />
              <Show
                when={shown().items.length > 0}
                fallback={<EmptyState title={t().sitting.empty}>{t().sitting.emptyText}</EmptyState>}
              >
                <ul class={delegation.people} role="list">
                  <For each={shown().items}>
                    {(event) => (
                      <li class={delegation.person}>
                        <div class={delegation.name}>
                          <h2 lang={textIn(locale(), event.title).lang}>
                            <A class={list.link} href={`/staff/committee/${event.eventId}`}>
                              {textIn(locale(), event.title).text}
                            </A>
                          </h2>
                          <span>{words().date.when({ dates: event.dates, timeZone: event.timeZone })}</span>
                          <Show
                            when={event.state === "open" && !event.closedAt}
                            fallback={<Tag>{event.closedAt ? t().sitting.closed : t().sitting.fixed}</Tag>}
                          >
                            <StateBadge meaning="wait">{t().sitting.open}</StateBadge>
                          </Show>
                        </div>
                      </li>
                    )}
                  </For>
                </ul>
              </Show>
            </>
          )}
        </Show>
      </Show>
    </div>
  );
}
