import { createAsync, revalidate, useParams } from "@solidjs/router";
import type { EventView } from "@zapisy/core/event/answer";
import { invitationIn } from "@zapisy/core/invitation/rules";
import { loadPublic } from "@zapisy/words/public";
import { loadRegistration } from "@zapisy/words/public/registration";
import type { JSX } from "solid-js";
import { createSignal, Show } from "solid-js";
import { locale, useMessages } from "../../data/locale.ts";
import { EventNotice } from "../../features/event/event-notice.tsx";
import { getEvent } from "../../features/event/event-query.ts";
import { placeText, textIn, whenOf } from "../../features/event/event-text.ts";
import { getInvitation, InvitationNotice } from "../../features/registration/sign-up/invitation.tsx";
import { Mailed } from "../../features/registration/sign-up/mailed.tsx";
import { createOpening, Opening } from "../../features/registration/sign-up/opening.tsx";
import { OtherDates } from "../../features/event/other-dates.tsx";
import { SignUpForm } from "../../features/registration/sign-up/sign-up-form.tsx";
import { Breadcrumbs } from "../../ui/breadcrumbs.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { PageHeading } from "../../ui/page-heading.tsx";
import styles from "./sign-up.module.css";

// It is made of the same form, and comes with it.
export { Move } from "./move.tsx";

/** The page on which a person signs up for one event. */
export function SignUpPage(): JSX.Element {
  const params = useParams();
  const event = createAsync(() => getEvent(params.slug ?? ""));
  return <Show when={event()}>{(loaded) => <LoadedSignUp event={loaded()} />}</Show>;
}

function LoadedSignUp(props: { event: EventView }): JSX.Element {
  const t = useMessages(loadPublic);
  const words = useMessages(loadRegistration);
  // oxlint-disable-next-line solid/reactivity -- what it waited for stays said once it has come
  const opened = props.event.recruitment.state === "upcoming" ? props.event.recruitment.opens : undefined;
  const [mailed, setMailed] = createSignal<{ email: string; until: string }>();
  const title = () => textIn(locale(), props.event.title);
  const opens = () => {
    const { recruitment } = props.event;
    return recruitment.state === "upcoming" ? recruitment.opens : undefined;
  };
  const opening = createOpening(
    () => ({
      opens: opens() ?? opened,
      isOpen: props.event.recruitment.state === "open",
      timeZone: props.event.timeZone,
    }),
    () => void revalidate(getEvent.keyFor(props.event.slug)),
  );
  const page = () => `/events/${props.event.slug}`;
  const token = () => invitationIn(props.event.slug);
  const invitation = createAsync(async () => {
    const own = token();
    return own ? getInvitation(own) : undefined;
  });
  return (
    <div class={styles.page}>
      <PageHeading
        title={words().signUp.title}
        above={
          <Breadcrumbs
            pages={[
              { label: t().catalogue.title, href: "/" },
              { label: words().signUp.back, href: page() },
            ]}
          />
        }
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
      <Show
        when={!props.event.recruitment.referralsOnly && (props.event.recruitment.state === "open" || opens())}
        fallback={
          <div class={styles.closed}>
            <EventNotice event={props.event} offers />
            <Show when={(props.event.otherDates ?? []).length > 0}>
              <section class={styles.others}>
                <OtherDates
                  dates={props.event.otherDates ?? []}
                  addressOf={({ slug }) => `/events/${slug}/sign-up`}
                />
              </section>
            </Show>
            <LinkButton href={page()}>{words().signUp.back}</LinkButton>
          </div>
        }
      >
        <Show
          when={mailed()}
          fallback={
            <>
              <Show when={invitation()}>
                {(own) => <InvitationNotice token={token() ?? ""} invitation={own()} />}
              </Show>
              <Show when={token() ? invitation() && !invitation()?.isUsed : true}>
                <p class={styles.lead}>{words().signUp.lead}</p>
                <Show when={opening()}>
                  {(left) => <Opening opens={opens() ?? opened ?? ""} left={left()} />}
                </Show>
                <Show when={!token() && (opening()?.seconds ?? 0) > 0}>
                  <p>
                    <a href={`/news/event/${props.event.slug}`} rel="external">
                      {t().event.notify}
                    </a>
                  </p>
                </Show>
                <Show when={props.event.slug} keyed>
                  {(slug) => (
                    <SignUpForm
                      event={token() ? { ...props.event, accessCode: undefined } : props.event}
                      invitation={invitation()}
                      onChanged={() => void revalidate(getEvent.keyFor(slug))}
                      onMailed={setMailed}
                      isEarly={(opening()?.seconds ?? 0) > 0}
                    />
                  )}
                </Show>
              </Show>
            </>
          }
        >
          {(sent) => <Mailed {...sent()} timeZone={props.event.timeZone} />}
        </Show>
      </Show>
    </div>
  );
}
