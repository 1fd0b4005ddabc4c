import { loadPartner } from "@zapisy/words/partner";
import type { JSX } from "solid-js";
import { Show } from "solid-js";
import { useMessages } from "../../data/locale.ts";
import { DataTable } from "../../ui/data-table.tsx";
import { LanguageText } from "../../ui/language-text.tsx";
import list from "../../routes/staff/list.module.css";
import type { PartnerEvent } from "./partner-api.ts";

type Places = Required<PartnerEvent["places"][number]>;

/** How many places a partner was given at an event, and how many of these are taken and free. */
export function PartnerPlaces(props: { page: PartnerEvent }): JSX.Element {
  const t = useMessages(loadPartner);
  const own = () => props.page.places.flatMap(({ seats, ...group }) => (seats ? [{ ...group, seats }] : []));
  const hasEnded = () => props.page.places.some(({ seats }) => !seats);
  return (
    <section class={list.part}>
      <h2>{t().event.places}</h2>
      <Show when={hasEnded()}>
        <p>{t().event.ended}</p>
      </Show>
      <Show when={props.page.places.length === 0}>
        <p>{t().event.noPlaces}</p>
      </Show>
      <Show when={own().length > 0}>
        <DataTable<Places>
          caption={t().event.placesCaption}
          rows={own()}
          rowId={({ groupId }) => groupId}
          columns={[
            {
              id: "group",
              header: t().event.group,
              isRowHeading: true,
              cell: (group) => (
                <>
                  <LanguageText text={group.name} />
                  <Show when={group.shut}> ({t().event.shut})</Show>
                </>
              ),
            },
            { id: "given", header: t().event.given, isNumeric: true, cell: ({ seats }) => seats.total },
            { id: "taken", header: t().event.taken, isNumeric: true, cell: ({ seats }) => seats.taken },
            { id: "left", header: t().event.left, isNumeric: true, cell: ({ seats }) => seats.left },
            { id: "waiting", header: t().event.waiting, isNumeric: true, cell: ({ seats }) => seats.waiting },
          ]}
        />
      </Show>
      <Show when={props.page.quota}>{(quota) => <p>{t().event.quota(quota().taken, quota().limit)}</p>}</Show>
    </section>
  );
}
