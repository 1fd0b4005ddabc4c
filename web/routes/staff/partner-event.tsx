import { useParams } from "@solidjs/router";
import { loadPartner } from "@zapisy/words/partner";
import { loadPublic } from "@zapisy/words/public";
import type { JSX } from "solid-js";
import { createResource, Show } from "solid-js";
import { locale, useMessages } from "../../data/locale.ts";
import { placeText, textIn, whenOf } from "../../features/event/event-text.ts";
import { getPartnerEvent, type PartnerEvent } from "../../features/partner/partner-api.ts";
import { PartnerPeople } from "../../features/partner/partner-people.tsx";
import { PartnerPlaces } from "../../features/partner/partner-places.tsx";
import { Breadcrumbs } from "../../ui/breadcrumbs.tsx";
import { ErrorState } from "../../ui/error-state.tsx";
import { PageHeading } from "../../ui/page-heading.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import list from "./list.module.css";

/** An event as a partner sees it: what everybody may know, its places, and its people. */
export function PartnerEventPage(): JSX.Element {
  const params = useParams<{ eventId: string }>();
  const [page, { mutate, refetch }] = createResource(() => params.eventId, getPartnerEvent);
  return (
    <div class={list.page}>
      <Show
        when={!page.error}
        fallback={<ErrorState error={page.error} retry={() => void refetch()} isPage />}
      >
        <Show when={page.latest} fallback={<Skeleton look="page" lines={6} />}>
          {(shown) => <Shown page={shown()} onChanged={mutate} />}
        </Show>
      </Show>
    </div>
  );
}

function Shown(props: { page: PartnerEvent; onChanged: (page: PartnerEvent) => void }): JSX.Element {
  const t = useMessages(loadPartner);
  const words = useMessages(loadPublic);
  const title = () => textIn(locale(), props.page.event.title);
  const seats = () => props.page.event.seats.event;
  return (
    <>
      <PageHeading
        title={title().text}
        lang={title().lang}
        above={<Breadcrumbs pages={[{ label: t().event.back, href: "/staff/partner" }]} />}
        lead={
          <>
            <p>
              {words().date.when(whenOf(props.page.event))} ·{" "}
              {placeText(words(), locale(), props.page.event.place)}
            </p>
            <Show when={seats().total !== null && seats().left !== null}>
              <p>{t().event.free(seats().left ?? 0, seats().total ?? 0)}</p>
            </Show>
            <p>
              <a href={`/events/${props.page.event.slug}`} rel="external">
                {t().event.publicPage}
              </a>
            </p>
          </>
        }
      />
      <PartnerPlaces page={props.page} onReturned={(page) => props.onChanged(page)} />
      <PartnerPeople page={props.page} />
    </>
  );
}
