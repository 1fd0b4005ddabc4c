import { A } from "@solidjs/router";
import { institutionLine } from "@zapisy/core/institution/schema";
import { inLocale } from "@zapisy/core/shared/localized-text";
import { loadPartner } from "@zapisy/words/partner";
import { loadPublic } from "@zapisy/words/public";
import type { JSX } from "solid-js";
import { createResource, For, Show } from "solid-js";
import { locale, useMessages } from "../../data/locale.ts";
import { placeText, textIn, whenOf } from "../../features/event/event-text.ts";
import { listPartnerEvents, type PartnerEvents } from "../../features/partner/partner-api.ts";
import { DataTable } from "../../ui/data-table.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ErrorState } from "../../ui/error-state.tsx";
import { LanguageText } from "../../ui/language-text.tsx";
import { PageHeading } from "../../ui/page-heading.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { StateBadge, Tag } from "../../ui/tag.tsx";
import list from "./list.module.css";

/** All activities of the projects in which one's institution is a partner. */
export function PartnerEventsPage(): JSX.Element {
  const t = useMessages(loadPartner);
  const [events, { refetch }] = createResource(listPartnerEvents);
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
                lead={<p>{t().list.lead(institutionLine(shown().institution))}</p>}
              />
              <For each={shown().projects}>
                {(project) => (
                  <section class={list.part}>
                    <h2>
                      <LanguageText text={project.title} />
                    </h2>
                    <Events project={project} />
                    <Show when={project.items.length > 0}>
                      <p>
                        <A
                          href={`/staff/partner/projects/${project.projectId}`}
                          aria-label={`${t().list.table}: ${inLocale(project.title, locale()).text}`}
                        >
                          {t().list.table}
                        </A>
                      </p>
                    </Show>
                  </section>
                )}
              </For>
            </>
          )}
        </Show>
      </Show>
    </div>
  );
}

type Project = PartnerEvents["projects"][number];

function Events(props: { project: Project }): JSX.Element {
  const t = useMessages(loadPartner);
  const words = useMessages(loadPublic);
  return (
    <DataTable<Project["items"][number]>
      caption={t().list.caption(inLocale(props.project.title, locale()).text)}
      rows={props.project.items}
      rowId={({ eventId }) => eventId}
      empty={<EmptyState title={t().list.empty} />}
      columns={[
        {
          id: "event",
          header: t().list.event,
          isRowHeading: true,
          cell: (event) => (
            <A
              class={list.link}
              href={`/staff/partner/${event.eventId}`}
              lang={textIn(locale(), event.title).lang}
            >
              {textIn(locale(), event.title).text}
            </A>
          ),
        },
        { id: "when", header: t().list.when, cell: (event) => words().date.when(whenOf(event)) },
        { id: "where", header: t().list.where, cell: ({ place }) => placeText(words(), locale(), place) },
        {
          id: "seats",
          header: t().list.seats,
          isNarrow: true,
          cell: ({ seats }) =>
            seats.left === null || seats.total === null
              ? t().list.unlimited
              : t().list.free(seats.left, seats.total),
        },
        {
          id: "state",
          header: t().list.state,
          isNarrow: true,
          cell: (event) => (
            <Show
              when={event.recruitment.state === "open"}
              fallback={<Tag>{t().list.recruitment[event.recruitment.state]}</Tag>}
            >
              <StateBadge meaning="ok">{t().list.recruitment.open}</StateBadge>
            </Show>
          ),
        },
      ]}
    />
  );
}
