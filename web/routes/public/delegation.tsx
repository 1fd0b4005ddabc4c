import { createAsync, revalidate, useParams } from "@solidjs/router";
import type { EventView } from "@zapisy/core/event/answer";
import { loadPublic } from "@zapisy/words/public";
import { loadDelegation } from "@zapisy/words/public/delegation";
import { loadRegistration } from "@zapisy/words/public/registration";
import type { JSX } from "solid-js";
import { Show } from "solid-js";
import { locale, useMessages } from "../../data/locale.ts";
import { DELEGATION_SIZE, DelegationForm } from "../../features/delegation/delegation-form.tsx";
import { EventNotice } from "../../features/event/event-notice.tsx";
import { getEvent } from "../../features/event/event-query.ts";
import { placeText, textIn, whenOf } from "../../features/event/event-text.ts";
import { Breadcrumbs } from "../../ui/breadcrumbs.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { PageHeading } from "../../ui/page-heading.tsx";
import styles from "./sign-up.module.css";

/** The page on which somebody registers people of an institution. */
export function DelegationPage(): JSX.Element {
  const params = useParams();
  const event = createAsync(() => getEvent(params.slug ?? ""));
  return <Show when={event()}>{(loaded) => <LoadedDelegation event={loaded()} />}</Show>;
}

function LoadedDelegation(props: { event: EventView }): JSX.Element {
  const t = useMessages(loadDelegation);
  const words = useMessages(loadPublic);
  const signUp = useMessages(loadRegistration);
  const title = () => textIn(locale(), props.event.title);
  const page = () => `/events/${props.event.slug}`;
  return (
    <div class={styles.page}>
      <PageHeading
        title={t().form.title}
        above={
          <Breadcrumbs
            pages={[
              { label: words().catalogue.title, href: "/" },
              { label: signUp().signUp.back, href: page() },
            ]}
          />
        }
        lead={
          <>
            <p class={styles.event} lang={title().lang}>
              {title().text}
            </p>
            <p>
              {words().date.when(whenOf(props.event))} · {placeText(words(), locale(), props.event.place)}
            </p>
          </>
        }
      />
      <Show
        when={props.event.recruitment.state === "open" && props.event.recruitment.delegations}
        fallback={
          <div class={styles.closed}>
            <EventNotice event={props.event} />
            <Show when={props.event.recruitment.state === "open"}>
              <p>{t().form.notTaken}</p>
            </Show>
            <LinkButton href={page()}>{signUp().signUp.back}</LinkButton>
          </div>
        }
      >
        <p class={styles.lead}>{t().form.lead(DELEGATION_SIZE.least, DELEGATION_SIZE.most)}</p>
        <p>
          <a href={`${page()}/sign-up`}>{t().form.forOne}</a>
        </p>
        <Show when={props.event.slug} keyed>
          {(slug) => (
            <DelegationForm event={props.event} onChanged={() => void revalidate(getEvent.keyFor(slug))} />
          )}
        </Show>
      </Show>
    </div>
  );
}
