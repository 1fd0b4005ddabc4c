import { institutionLine } from "@zapisy/core/institution/schema";
import { A } from "@solidjs/router";
import { loadPublic } from "@zapisy/words/public";
import { loadReferral } from "@zapisy/words/referral";
import type { JSX } from "solid-js";
import { createResource, For, Show } from "solid-js";
import { locale, useMessages } from "../../data/locale.ts";
import delegation from "../../features/delegation/delegation.module.css";
import { textIn } from "../../features/event/event-text.ts";
import { listReferralEvents } from "../../features/referral/referral-api.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ErrorState } from "../../ui/error-state.tsx";
import { PageHeading } from "../../ui/page-heading.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { StateBadge, Tag } from "../../ui/tag.tsx";
import list from "./list.module.css";

/** Events to which one's institution refers people: all that its accounts see. */
export function ReferralsPage(): JSX.Element {
  const t = useMessages(loadReferral);
  const words = useMessages(loadPublic);
  const [events, { refetch }] = createResource(listReferralEvents);
  return (
    <div class={list.page}>
      <Show
        when={!events.error}
        fallback={<ErrorState error={events.error} retry={() => void refetch()} isPage />}
      >
        <Show when={events()} fallback={<Skeleton look="page" lines={6} />}>
          {(shown) => (
            <>
              <PageHeading
                title={t().list.title}
                lead={t().list.lead(institutionLine(shown().institution))}
              />
              <Show
                when={shown().items.length > 0}
                fallback={<EmptyState title={t().list.empty}>{t().list.emptyText}</EmptyState>}
              >
                <ul class={delegation.people} role="list">
                  <For each={shown().items}>
                    {({ eventId, title, dates, recruitment, referred }) => (
                      <li class={delegation.person}>
                        <div class={delegation.name}>
                          <h2 lang={textIn(locale(), title).lang}>
                            <A class={list.link} href={`/staff/referrals/${eventId}`}>
                              {textIn(locale(), title).text}
                            </A>
                          </h2>
                          <span>{words().date.when({ dates, timeZone: "Europe/Warsaw" })}</span>
                          <Show
                            when={recruitment.state === "open"}
                            fallback={<Tag>{t().list.state[recruitment.state]}</Tag>}
                          >
                            <StateBadge meaning="ok">{t().list.state.open}</StateBadge>
                          </Show>
                          <span class={delegation.soft}>{t().list.people(referred)}</span>
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
