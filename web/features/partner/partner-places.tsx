import { inLocale } from "@zapisy/core/shared/localized-text";
import { loadPartner } from "@zapisy/words/partner";
import type { JSX } from "solid-js";
import { createSignal, Show } from "solid-js";
import { locale, useMessages } from "../../data/locale.ts";
import { Button } from "../../ui/button.tsx";
import { type Column, DataTable } from "../../ui/data-table.tsx";
import { LanguageText } from "../../ui/language-text.tsx";
import list from "../../routes/staff/list.module.css";
import type { PartnerEvent } from "./partner-api.ts";
import { ReturnPlacesDialog } from "./return-places-dialog.tsx";

type Places = Required<PartnerEvent["places"][number]>;

/** How many places a partner was given at an event, how many of these are taken and free, and how it gives some back. */
export function PartnerPlaces(props: {
  page: PartnerEvent;
  onReturned: (page: PartnerEvent) => void;
}): JSX.Element {
  const t = useMessages(loadPartner);
  const [returning, setReturning] = createSignal<Places>();
  let heading: HTMLHeadingElement | undefined;
  const own = () => props.page.places.flatMap(({ seats, ...group }) => (seats ? [{ ...group, seats }] : []));
  const hasEnded = () => props.page.places.some(({ seats }) => !seats);
  const giveBack = (): Column<Places> => ({
    id: "action",
    header: t().event.action,
    hideHeader: true,
    isNarrow: true,
    cell: (group) => (
      <Show when={group.seats.left}>
        <Button
          small
          label={t().event.giveBack.openOf(inLocale(group.name, locale()).text)}
          onClick={() => setReturning(group)}
        >
          {t().event.giveBack.open}
        </Button>
      </Show>
    ),
  });
  return (
    <section class={list.part}>
      <h2 ref={(element) => (heading = element)} tabIndex={-1}>
        {t().event.places}
      </h2>
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
            ...(props.page.mayReturn ? [giveBack()] : []),
          ]}
        />
      </Show>
      <Show when={props.page.quota}>{(quota) => <p>{t().event.quota(quota().taken, quota().limit)}</p>}</Show>
      <Show when={returning()} keyed>
        {(group) => (
          <ReturnPlacesDialog
            page={props.page}
            group={group}
            onReturned={(page) => {
              setReturning(undefined);
              props.onReturned(page);
              // The button that opened the dialog is gone with the last free place.
              heading?.focus();
            }}
            onClose={() => setReturning(undefined)}
          />
        )}
      </Show>
    </section>
  );
}
