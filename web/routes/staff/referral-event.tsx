import { useParams } from "@solidjs/router";
import { loadPublic } from "@zapisy/words/public";
import { loadReferral } from "@zapisy/words/referral";
import UserPlus from "~icons/lucide/user-plus";
import type { JSX } from "solid-js";
import { createResource, createSignal, Show } from "solid-js";
import { locale, useMessages } from "../../data/locale.ts";
import { placeText, textIn, whenOf } from "../../features/event/event-text.ts";
import { getReferralEvent, type ReferralEvent } from "../../features/referral/referral-api.ts";
import { ReferralForm } from "../../features/referral/referral-form.tsx";
import { ReferralList } from "../../features/referral/referral-list.tsx";
import delegation from "../../features/delegation/delegation.module.css";
import { Breadcrumbs } from "../../ui/breadcrumbs.tsx";
import { Button } from "../../ui/button.tsx";
import { ErrorState } from "../../ui/error-state.tsx";
import { Notice } from "../../ui/notice.tsx";
import { PageHeading } from "../../ui/page-heading.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import list from "./list.module.css";

/** An event as an institution refers people to it: whom it referred, and the form for one more. */
export function ReferralEventPage(): JSX.Element {
  const params = useParams<{ eventId: string }>();
  const [page, { mutate, refetch }] = createResource(() => params.eventId, getReferralEvent);
  return (
    <div class={list.page}>
      <Show
        when={!page.error}
        fallback={<ErrorState error={page.error} retry={() => void refetch()} isPage />}
      >
        <Show when={page.latest} fallback={<Skeleton look="page" lines={6} />}>
          {(shown) => <Referrals page={shown()} onChanged={mutate} />}
        </Show>
      </Show>
    </div>
  );
}

function Referrals(props: { page: ReferralEvent; onChanged: (page: ReferralEvent) => void }): JSX.Element {
  const t = useMessages(loadReferral);
  const words = useMessages(loadPublic);
  const [isReferring, setIsReferring] = createSignal(false);
  const title = () => textIn(locale(), props.page.event.title);
  let people: HTMLHeadingElement | undefined;
  /** The form goes, and the focus with it: on to what came of it. */
  const leaveForm = () => {
    setIsReferring(false);
    people?.focus();
  };
  return (
    <>
      <PageHeading
        title={title().text}
        lang={title().lang}
        above={<Breadcrumbs pages={[{ label: t().event.back, href: "/staff/referrals" }]} />}
        lead={
          <p>
            {words().date.when(whenOf(props.page.event))} ·{" "}
            {placeText(words(), locale(), props.page.event.place)}
          </p>
        }
        actions={
          <Show when={props.page.isOpen && !isReferring()}>
            <Button kind="primary" icon={<UserPlus />} onClick={() => setIsReferring(true)}>
              {t().event.refer}
            </Button>
          </Show>
        }
      />
      <Show when={!props.page.isOpen}>
        <Notice meaning="note" title={t().event.closed} />
      </Show>
      <Show when={isReferring()}>
        <section class={delegation.fields}>
          <h2>{t().form.title}</h2>
          <ReferralForm
            page={props.page}
            onReferred={(page) => {
              props.onChanged(page);
              leaveForm();
            }}
            onCancel={leaveForm}
          />
        </section>
      </Show>
      <section class={delegation.fields}>
        <h2 tabIndex={-1} ref={(element) => (people = element)}>
          {t().event.people}
        </h2>
        <Show when={props.page.referrals.length > 0} fallback={<p>{t().event.nobody}</p>}>
          <ReferralList page={props.page} onChanged={props.onChanged} />
          <p class={delegation.soft}>{t().event.stored}</p>
        </Show>
      </section>
    </>
  );
}
