import { createAsync, revalidate } from "@solidjs/router";
import type { EventView } from "@zapisy/core/event/answer";
import type { PersonalView } from "@zapisy/core/personal-page/answer";
import { loadPublic } from "@zapisy/words/public";
import { loadRegistration } from "@zapisy/words/public/registration";
import type { JSX } from "solid-js";
import { Show } from "solid-js";
import { locale, useMessages } from "../../data/locale.ts";
import { LinkButton } from "../../ui/link-button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { PageHeading } from "../../ui/page-heading.tsx";
import { getEvent } from "../../features/event/event-query.ts";
import { placeText, textIn, whenOf } from "../../features/event/event-text.ts";
import styles from "./sign-up.module.css";
import { MoveForm } from "../../features/registration/own/move-form.tsx";
import { getPersonalView } from "../../features/registration/own/personal-query.ts";

interface MoveProps {
  view: PersonalView;
  token: string;
}

/** In place of the page of somebody's registration: the way from its reserve list to another date. */
export function Move(props: MoveProps & { slug: string }): JSX.Element {
  const event = createAsync(() => getEvent(props.slug));
  return <Show when={event()}>{(loaded) => <MoveTo {...props} event={loaded()} />}</Show>;
}

function MoveTo(props: MoveProps & { event: EventView }): JSX.Element {
  const t = useMessages(loadPublic);
  const words = useMessages(loadRegistration);
  const title = () => textIn(locale(), props.event.title);
  const refresh = () =>
    void revalidate([getEvent.keyFor(props.event.slug), getPersonalView.keyFor(props.token)]);
  return (
    <div class={styles.page}>
      <PageHeading
        title={words().otherDates.pageTitle}
        lead={
          <>
            <p class={styles.event} lang={title().lang}>
              {title().text}
            </p>
            <p>
              {t().date.when(whenOf(props.event))} · {placeText(t(), locale(), props.event.place)}
            </p>
          </>
        }
      />
      <Show when={props.view.may.move} fallback={<Notice meaning="stop" title={words().otherDates.closed} />}>
        <Show
          when={!props.event.recruitment.confirmAddress}
          fallback={
            <Notice
              meaning="note"
              title={words().otherDates.byForm}
              actions={
                <LinkButton href={`/events/${props.event.slug}/sign-up`}>
                  {words().otherDates.toForm}
                </LinkButton>
              }
            >
              <p>{words().otherDates.byFormHelp}</p>
            </Notice>
          }
        >
          <MoveForm {...props} onChanged={refresh} />
        </Show>
      </Show>
      <p>
        <LinkButton href={`/registrations/${props.token}`}>{words().otherDates.back}</LinkButton>
      </p>
    </div>
  );
}
