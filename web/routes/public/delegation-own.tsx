import { institutionLine } from "@zapisy/core/institution/schema";
import { createAsync, useLocation, useParams } from "@solidjs/router";
import type { DelegationView } from "@zapisy/core/delegation/answer";
import { hasPlace, isActive, isInLine } from "@zapisy/core/registration/rules";
import { loadPublic } from "@zapisy/words/public";
import { loadDelegation } from "@zapisy/words/public/delegation";
import { loadRegistration } from "@zapisy/words/public/registration";
import type { JSX } from "solid-js";
import { Show } from "solid-js";
import { locale, useMessages } from "../../data/locale.ts";
import { getDelegation } from "../../features/delegation/delegation-query.ts";
import { Dissolution } from "../../features/delegation/dissolution.tsx";
import { PlaceList } from "../../features/delegation/place-list.tsx";
import { ContactLines } from "../../features/event/contact-lines.tsx";
import { placeText, textIn, whenOf } from "../../features/event/event-text.ts";
import { TextDisclosure } from "../../features/registration/form/text-disclosure.tsx";
import { DetailsList } from "../../ui/details-list.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { PageHeading } from "../../ui/page-heading.tsx";
import { Told } from "../../ui/told.tsx";
import styles from "./personal.module.css";

/** The people whom somebody registered for an institution, for whoever holds the contact's link. */
export function OwnDelegationPage(): JSX.Element {
  const params = useParams();
  const answer = createAsync(() => getDelegation(params.token ?? ""));
  const view = () => {
    const found = answer();
    return found === "not_found" ? undefined : found;
  };
  return (
    <Show when={answer()}>
      <Show when={view()} fallback={<DeadLink />}>
        {(loaded) => <OwnDelegation view={loaded()} token={params.token ?? ""} />}
      </Show>
    </Show>
  );
}

function DeadLink(): JSX.Element {
  const t = useMessages(loadDelegation);
  return (
    <div class={styles.page}>
      <PageHeading title={t().page.missingTitle} />
      <p>{t().page.missing}</p>
      <p>
        <LinkButton href="/">{t().page.missingBack}</LinkButton>
      </p>
    </div>
  );
}

function OwnDelegation(props: { view: DelegationView; token: string }): JSX.Element {
  const t = useMessages(loadDelegation);
  const words = useMessages(loadPublic);
  const signUp = useMessages(loadRegistration);
  const location = useLocation<{ sentTo?: string }>();
  const event = () => props.view.event;
  const title = () => textIn(locale(), event().title);
  const counted = (isMeant: (status: DelegationView["people"][number]["status"]) => boolean) =>
    props.view.people.filter(({ status }) => isMeant(status)).length;
  const summary = () =>
    t().page.summary(
      counted(hasPlace),
      counted(isInLine),
      counted((status) => isActive(status) && !hasPlace(status) && !isInLine(status)),
    );
  const institution = () => institutionLine(props.view.institution);
  const isAhead = () => !event().over && event().state !== "cancelled";
  return (
    <div class={styles.page}>
      <PageHeading title={title().text} lang={title().lang} above={<span>{t().page.title}</span>} />
      <Show when={event().state === "cancelled"}>
        <Notice meaning="stop" title={words().event.cancelledTitle}>
          <p>{event().cancellation && words().event.cancelledReason(event().cancellation?.reason ?? "")}</p>
        </Notice>
      </Show>
      <Show when={location.state?.sentTo}>
        {(email) => (
          <Notice meaning="ok" title={t().page.sent} live="status">
            <p>{summary()}</p>
            <p>{t().page.sentMail(email())}</p>
          </Notice>
        )}
      </Show>
      <section class={styles.section}>
        <DetailsList
          items={[
            { term: t().form.institution, description: institution },
            {
              term: t().page.contact,
              description: () =>
                [props.view.contact.name, props.view.contact.email, props.view.contact.phone]
                  .filter(Boolean)
                  .join(", "),
            },
            { term: words().event.when, description: () => words().date.when(whenOf(event())) },
            { term: words().event.where, description: () => placeText(words(), locale(), event().place) },
          ]}
        />
      </section>
      <section class={styles.section}>
        <h2>{t().page.people}</h2>
        <p role="status">
          <Told>{summary()}</Told>
        </p>
        <Show when={isAhead()}>
          <p class={styles.soft}>
            <Show when={props.view.people.some(({ may }) => may.exchange)} fallback={t().page.exchangesOver}>
              <Show when={event().recruitment.exchangesUntil}>
                {(until) => t().page.exchangesUntil(until())}
              </Show>
            </Show>
          </p>
        </Show>
        <Show when={isAhead() && props.view.people.filter(({ waitsTogether }) => waitsTogether).length > 1}>
          <Dissolution token={props.token} />
        </Show>
        <PlaceList view={props.view} token={props.token} />
        <Show when={event().informationClause}>
          {(clause) => <TextDisclosure summary={t().form.clauseText} text={clause()} />}
        </Show>
        <Show when={event().authorityClause}>
          {(clause) => <TextDisclosure summary={t().form.authorityText} text={clause()} />}
        </Show>
      </section>
      <section class={styles.section}>
        <p class={styles.soft}>{t().page.link}</p>
        <p class={styles.soft}>{t().page.stored}</p>
        <div class={styles.actions} data-screen-only>
          <LinkButton href={`/events/${event().slug}`}>{signUp().personal.eventPage}</LinkButton>
        </div>
      </section>
      <section class={styles.section}>
        <h2>{words().event.contact}</h2>
        <ContactLines contact={event().contact} />
      </section>
    </div>
  );
}
