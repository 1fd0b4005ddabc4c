import { createAsync, useParams } from "@solidjs/router";
import type { EventView } from "@zapisy/core/event/answer";
import { loadPublic } from "@zapisy/words/public";
import CalendarPlus from "~icons/lucide/calendar-plus";
import Printer from "~icons/lucide/printer";
import type { JSX } from "solid-js";
import { For, Show } from "solid-js";
import { locale, useMessages } from "../../data/locale.ts";
import { ContactLines } from "../../features/event/contact-lines.tsx";
import { EventFacts } from "../../features/event/event-facts.tsx";
import { EventHeading } from "../../features/event/event-heading.tsx";
import { EventNotice } from "../../features/event/event-notice.tsx";
import { getEvent } from "../../features/event/event-query.ts";
import { placeText } from "../../features/event/event-text.ts";
import { LogoStrip } from "../../features/event/logo-strip.tsx";
import { OtherDates } from "../../features/event/other-dates.tsx";
import { OrganisationList } from "../../features/event/organisation-list.tsx";
import { Programme } from "../../features/event/programme.tsx";
import { Prose } from "../../features/event/prose.tsx";
import { hasFreeSeat } from "../../features/event/seat.state.ts";
import { StructuredData } from "../../features/event/structured-data.tsx";
import { Button } from "../../ui/button.tsx";
import { LanguageText } from "../../ui/language-text.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import styles from "./event.module.css";

/** One event: what, for whom, when, where, the programme, and the way to sign up. */
export function EventPage(): JSX.Element {
  const params = useParams();
  const event = createAsync(() => getEvent(params.slug ?? ""));
  return <Show when={event()}>{(loaded) => <LoadedEvent event={loaded()} />}</Show>;
}

function LoadedEvent(props: { event: EventView }): JSX.Element {
  const t = useMessages(loadPublic);
  return (
    <article class={styles.page}>
      <StructuredData event={props.event} />
      <EventHeading event={props.event} />
      <EventNotice event={props.event} offers />
      <div class={styles.columns}>
        <aside class={styles.aside}>
          <EventFacts event={props.event} />
          <div class={styles.actions} data-screen-only>
            <div class={styles.wideOnly}>
              <SignUpLink event={props.event} />
            </div>
            <Show when={props.event.dates.type === "exact" && isAhead(props.event)}>
              <LinkButton
                kind="quiet"
                href={`/api/events/${props.event.slug}/calendar.ics`}
                icon={<CalendarPlus />}
                download
              >
                {t().event.addToCalendar}
              </LinkButton>
            </Show>
            <Button kind="quiet" icon={<Printer />} onClick={() => print()}>
              {t().event.print}
            </Button>
          </div>
        </aside>
        <div class={styles.content}>
          <Show when={!hasSeatNow(props.event) && props.event.otherDates?.length}>
            <section class={styles.section}>
              <OtherDates dates={props.event.otherDates ?? []} addressOf={({ slug }) => `/events/${slug}`} />
            </section>
          </Show>
          <About event={props.event} />
          <Show when={props.event.agenda.length > 0 || isAhead(props.event)}>
            <section class={styles.section}>
              <h2>{t().event.programme}</h2>
              <Show when={props.event.agenda.length > 0} fallback={<p>{t().programme.none}</p>}>
                <Programme event={props.event} />
              </Show>
            </section>
          </Show>
          <Venue event={props.event} />
          <section class={styles.section}>
            <h2>{t().event.contact}</h2>
            <div class={styles.lists}>
              <OrganisationList project={props.event.project} />
              <ContactLines contact={props.event.contact} />
            </div>
          </section>
          <Documents event={props.event} />
          <Funding event={props.event} />
        </div>
      </div>
      <Show when={canPrepare(props.event)}>
        <div class={styles.bar} data-screen-only>
          <SignUpLink event={props.event} />
        </div>
      </Show>
    </article>
  );
}

/** Whether the event can still be looked forward to: what is over or cancelled promises nothing any more. */
function isAhead(event: EventView): boolean {
  return !event.over && event.state !== "cancelled";
}

/** Whether there is a form to fill in, now or later. */
function hasFormAhead({ recruitment }: EventView): boolean {
  return !recruitment.referralsOnly && recruitment.state !== "closed" && recruitment.state !== "cancelled";
}

/** Whether the form can be filled in: it can be sent, or at a moment that is known. */
function canPrepare({ recruitment }: EventView): boolean {
  return !recruitment.referralsOnly && (recruitment.state === "open" || recruitment.state === "upcoming");
}

/** Whether one can sign up for a seat here, now or at a moment that is known: then no other date is looked for. */
function hasSeatNow(event: EventView): boolean {
  return canPrepare(event) && hasFreeSeat(event.seats.event);
}

function SignUpLink(props: { event: EventView }): JSX.Element {
  const t = useMessages(loadPublic);
  const words = () => {
    if (props.event.recruitment.state === "upcoming") return t().event.prepare;
    if (props.event.recruitment.mode === "selection") return t().event.apply;
    return hasFreeSeat(props.event.seats.event) ? t().event.signUp : t().event.signUpReserve;
  };
  return (
    <Show when={canPrepare(props.event)}>
      <div class={styles.signUp}>
        <LinkButton kind="primary" href={`/events/${props.event.slug}/sign-up`}>
          {words()}
        </LinkButton>
        <Show when={props.event.recruitment.state === "open" && props.event.recruitment.delegations}>
          <LinkButton href={`/events/${props.event.slug}/delegation`}>{t().event.delegation}</LinkButton>
        </Show>
      </div>
    </Show>
  );
}

function About(props: { event: EventView }): JSX.Element {
  const t = useMessages(loadPublic);
  const criteria = () => props.event.form.criteria;
  return (
    <Show when={props.event.description ?? props.event.audience ?? props.event.topic ?? criteria()}>
      <section class={styles.section}>
        <h2>{t().event.about}</h2>
        <Show when={props.event.topic}>
          {(topic) => (
            <div>
              <h3 class={styles.minor}>{t().event.topic}</h3>
              <LanguageText text={topic()} />
            </div>
          )}
        </Show>
        <Show when={props.event.description}>{(description) => <Prose text={description()} />}</Show>
        <Show when={props.event.audience ?? criteria()}>
          <div>
            <h3 class={styles.minor}>{t().event.audience}</h3>
            <Show when={props.event.audience}>{(audience) => <Prose text={audience()} />}</Show>
            <Show when={criteria()}>
              {(list) => (
                <ul>
                  <For each={list()}>
                    {(criterion) => (
                      <li>
                        <LanguageText text={criterion.words} />
                        <Show when={"basis" in criterion && criterion.basis}>
                          {(basis) => (
                            <p class={styles.soft}>
                              <LanguageText text={basis()} />
                            </p>
                          )}
                        </Show>
                        <Show when={criterion.effect === "warn"}>
                          <p class={styles.soft}>{t().event.criterionDecided}</p>
                        </Show>
                      </li>
                    )}
                  </For>
                </ul>
              )}
            </Show>
          </div>
        </Show>
      </section>
    </Show>
  );
}

function Venue(props: { event: EventView }): JSX.Element {
  const t = useMessages(loadPublic);
  return (
    <section class={styles.section}>
      <h2>{t().event.venue}</h2>
      <p>{placeText(t(), locale(), props.event.place)}</p>
      <Show when={props.event.place.mode !== "onsite" && isAhead(props.event)}>
        <p>{t().event.onlineLink}</p>
      </Show>
      <Show when={props.event.place.accessibility}>
        {(accessibility) => (
          <div>
            <h3 class={styles.minor}>{t().event.accessibility}</h3>
            <Prose text={accessibility()} />
          </div>
        )}
      </Show>
      <Show when={props.event.form.needs === "optional" && hasFormAhead(props.event)}>
        <p class={styles.soft}>{t().event.accessibilityAsk}</p>
      </Show>
    </section>
  );
}

function Documents(props: { event: EventView }): JSX.Element {
  const t = useMessages(loadPublic);
  return (
    <Show when={props.event.rules ?? props.event.informationClause}>
      <section class={styles.section} data-screen-only>
        <h2>{t().event.documents}</h2>
        <div>
          <Show when={props.event.rules}>
            {(rules) => (
              <details class={styles.document}>
                <summary>{t().event.rules}</summary>
                <Prose text={rules()} />
              </details>
            )}
          </Show>
          <Show when={props.event.informationClause}>
            {(clause) => (
              <details class={styles.document}>
                <summary>{t().event.informationClause}</summary>
                <Prose text={clause()} />
              </details>
            )}
          </Show>
        </div>
      </section>
    </Show>
  );
}

function Funding(props: { event: EventView }): JSX.Element {
  const t = useMessages(loadPublic);
  const project = () => props.event.project;
  return (
    <section class={styles.section}>
      <h2>{t().event.project}</h2>
      <div class={styles.funding}>
        <p>
          <LanguageText text={project().title} />
          <Show when={project().number}>{(number) => <>, {t().event.projectNumber(number())}</>}</Show>
        </p>
        <Show when={project().funder}>
          {(funder) => (
            <p class={styles.soft}>
              {t().event.funder}: {funder()}
            </p>
          )}
        </Show>
        <Show when={project().fundingClause}>
          {(clause) => (
            <p>
              <LanguageText text={clause()} />
            </p>
          )}
        </Show>
      </div>
      <Show when={project().logos.length > 0}>
        <LogoStrip project={project()} />
      </Show>
    </section>
  );
}
