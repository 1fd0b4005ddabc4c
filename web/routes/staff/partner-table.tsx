import { useParams } from "@solidjs/router";
import { institutionLine } from "@zapisy/core/institution/schema";
import { loadPartner } from "@zapisy/words/partner";
import { loadPublic } from "@zapisy/words/public";
import type { JSX } from "solid-js";
import { createResource, For, Show } from "solid-js";
import { locale, useMessages } from "../../data/locale.ts";
import { textIn, whenOf } from "../../features/event/event-text.ts";
import { getPartnerTable, type PartnerTable } from "../../features/partner/partner-api.ts";
import { Breadcrumbs } from "../../ui/breadcrumbs.tsx";
import { DataTable } from "../../ui/data-table.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ErrorState } from "../../ui/error-state.tsx";
import { LanguageText } from "../../ui/language-text.tsx";
import { PageHeading } from "../../ui/page-heading.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import list from "./list.module.css";

/** Who of a partner's own people took part in which activities of a project, with sums. */
export function PartnerTablePage(): JSX.Element {
  const params = useParams<{ projectId: string }>();
  const [table, { refetch }] = createResource(() => params.projectId, getPartnerTable);
  return (
    <div class={list.page}>
      <Show
        when={!table.error}
        fallback={<ErrorState error={table.error} retry={() => void refetch()} isPage />}
      >
        <Show when={table()} fallback={<Skeleton look="page" lines={6} />}>
          {(shown) => <Shown table={shown()} />}
        </Show>
      </Show>
    </div>
  );
}

function Shown(props: { table: PartnerTable }): JSX.Element {
  const t = useMessages(loadPartner);
  return (
    <>
      <PageHeading
        title={t().table.title}
        above={<Breadcrumbs pages={[{ label: t().event.back, href: "/staff/partner" }]} />}
        lead={
          <>
            <p>
              <LanguageText text={props.table.project.title} />
            </p>
            <p>{t().table.lead(institutionLine(props.table.institution))}</p>
          </>
        }
      />
      <Activities table={props.table} />
      <People table={props.table} />
    </>
  );
}

type Activity = PartnerTable["activities"][number];
type Person = PartnerTable["people"][number];

function Activities(props: { table: PartnerTable }): JSX.Element {
  const t = useMessages(loadPartner);
  const words = useMessages(loadPublic);
  return (
    <section class={list.part}>
      <h2>{t().table.activities}</h2>
      <DataTable<Activity>
        caption={t().table.activitiesCaption}
        rows={props.table.activities}
        rowId={({ event }) => event.eventId}
        empty={<EmptyState title={t().table.noActivities} />}
        columns={[
          {
            id: "activity",
            header: t().table.activity,
            isRowHeading: true,
            cell: (activity) => <LanguageText text={activity.event.title} />,
            foot: t().table.sum,
          },
          { id: "when", header: t().table.when, cell: ({ event }) => words().date.when(whenOf(event)) },
          {
            id: "places",
            header: t().table.places,
            isNumeric: true,
            cell: ({ places }) => places,
            foot: props.table.sums.places,
          },
          {
            id: "attended",
            header: t().table.attended,
            isNumeric: true,
            cell: ({ attended }) => attended,
            foot: props.table.sums.attended,
          },
        ]}
      />
      <p>{t().table.distinct(props.table.distinct.places, props.table.distinct.attended)}</p>
      <Show when={props.table.erased > 0}>
        <p>{t().table.erased(props.table.erased)}</p>
      </Show>
    </section>
  );
}

function People(props: { table: PartnerTable }): JSX.Element {
  const t = useMessages(loadPartner);
  const activityOf = (eventId: string) =>
    props.table.activities.find(({ event }) => event.eventId === eventId);
  return (
    <section class={list.part}>
      <h2>{t().table.people}</h2>
      <p>{t().table.how}</p>
      <DataTable<Person>
        caption={t().table.peopleCaption}
        rows={props.table.people}
        rowId={(person) => String(props.table.people.indexOf(person))}
        empty={<EmptyState title={t().table.nobody} />}
        columns={[
          {
            id: "person",
            header: t().table.person,
            isRowHeading: true,
            cell: ({ firstName, lastName }) => `${lastName} ${firstName}`,
          },
          {
            id: "took",
            header: t().table.took,
            cell: (person) => (
              <ul class={list.took}>
                <For each={person.activities}>
                  {({ eventId, hasPlace, attended }) => {
                    const activity = activityOf(eventId);
                    return (
                      <li>
                        {activity && textIn(locale(), activity.event.title).text}
                        <span class={list.second}>
                          {t().table.there(attended, activity?.topics ?? 0)}
                          {!hasPlace && `, ${t().table.withoutPlace}`}
                        </span>
                      </li>
                    );
                  }}
                </For>
              </ul>
            ),
          },
          {
            id: "number",
            header: t().table.number,
            isNumeric: true,
            cell: ({ activities }) => activities.length,
          },
        ]}
      />
    </section>
  );
}
