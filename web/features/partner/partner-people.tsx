import { HOME_ZONE } from "@zapisy/core/shared/time";
import { loadPartner } from "@zapisy/words/partner";
import type { JSX } from "solid-js";
import { Show } from "solid-js";
import { useMessages } from "../../data/locale.ts";
import { DataTable } from "../../ui/data-table.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { LanguageText } from "../../ui/language-text.tsx";
import { StatusBadge } from "../participant-list/status-badge.tsx";
import { WhyWaiting } from "../registration/why-waiting.tsx";
import list from "../../routes/staff/list.module.css";
import type { PartnerEvent } from "./partner-api.ts";

type Person = PartnerEvent["people"][number];

/** A partner's own people at an event, with what became of each. */
export function PartnerPeople(props: { page: PartnerEvent }): JSX.Element {
  const t = useMessages(loadPartner);
  const nameOf = ({ groupId }: Person) => props.page.places.find((one) => one.groupId === groupId)?.name;
  const certificate = ({ certificate: held }: Person) => {
    if (!held) return t().event.noCertificate;
    return held.state === "issued" ? held.number : t().event.annulled(held.number);
  };
  return (
    <section class={list.part}>
      <h2>
        {t().event.people} ({t().event.count(props.page.people.length)})
      </h2>
      <p>{t().event.why}</p>
      <DataTable<Person>
        caption={t().event.peopleCaption}
        rows={props.page.people}
        rowId={({ registrationId }) => registrationId}
        empty={<EmptyState title={t().event.nobody} />}
        columns={[
          {
            id: "person",
            header: t().event.person,
            isRowHeading: true,
            cell: ({ firstName, lastName }) => `${lastName} ${firstName}`,
          },
          {
            id: "from",
            header: t().event.from,
            cell: (person) => (
              <Show when={nameOf(person)} fallback={t().event.ofPartner}>
                {(name) => <LanguageText text={name()} />}
              </Show>
            ),
          },
          {
            id: "status",
            header: t().event.status,
            cell: (person) => (
              <div class={list.title}>
                <StatusBadge person={person} timeZone={HOME_ZONE} />
                <WhyWaiting person={person} event={props.page.event} brief class={list.second} />
              </div>
            ),
          },
          {
            id: "attended",
            header: t().event.attended,
            cell: ({ attended }) => t().event.attendedOf(attended, props.page.topics.length),
          },
          { id: "certificate", header: t().event.certificate, cell: (person) => certificate(person) },
        ]}
      />
    </section>
  );
}
