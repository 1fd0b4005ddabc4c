import { createAsync, useLocation, useParams, useSearchParams } from "@solidjs/router";
import type { PersonalView } from "@zapisy/core/personal-page/answer";
import { hasPlace, isActive, isHeld, isOffered, mayComeAgain } from "@zapisy/core/registration/rules";
import { formatDateTime } from "@zapisy/words";
import { loadConsent } from "@zapisy/words/consent";
import { loadOwnAttendance } from "@zapisy/words/attendance/participant";
import { loadVerification } from "@zapisy/words/certificate/verification";
import { loadPublic } from "@zapisy/words/public";
import { loadDelegation } from "@zapisy/words/public/delegation";
import { loadRegistration } from "@zapisy/words/public/registration";
import CalendarPlus from "~icons/lucide/calendar-plus";
import type { JSX } from "solid-js";
import { createSignal, For, Show } from "solid-js";
import { address } from "../../data/client.ts";
import { locale, useMessages } from "../../data/locale.ts";
import { ContactLines } from "../../features/event/contact-lines.tsx";
import { placeText, textIn, whenOf } from "../../features/event/event-text.ts";
import { Programme } from "../../features/event/programme.tsx";
import { ownProgramme } from "../../features/event/programme.state.ts";
import { AddedSince } from "../../features/registration/own/added-since.tsx";
import { OtherDates } from "../../features/event/other-dates.tsx";
import { outcomeFromState } from "../../features/registration/sign-up/outcome.state.ts";
import { OwnChoices } from "../../features/registration/own/own-choices.tsx";
import { LaterRules } from "../../features/registration/own/later-rules.tsx";
import { OwnData } from "../../features/registration/own/own-data.tsx";
import { OwnLink } from "../../features/registration/own/own-link.tsx";
import { Confirmation } from "../../features/registration/own/confirmation.tsx";
import { getPersonalView } from "../../features/registration/own/personal-query.ts";
import { RegistrationState } from "../../features/registration/own/registration-state.tsx";
import { SignUpOutcome } from "../../features/registration/sign-up/sign-up-outcome.tsx";
import { TextDisclosure } from "../../features/registration/form/text-disclosure.tsx";
import { Withdrawal } from "../../features/registration/own/withdrawal.tsx";
import { DetailsList } from "../../ui/details-list.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { PageHeading } from "../../ui/page-heading.tsx";
import { page } from "../page.tsx";
import styles from "./personal.module.css";

const COPY_PDF = "/api/registrations/{token}/copy.pdf";
const COPY_JSON = "/api/registrations/{token}/copy.json";

/** Most people look at this page before there are certificates, so these and their words come when needed. */
const OwnCertificates = page(
  () => import("../../features/certificate/own-certificates.tsx").then((file) => file.OwnCertificates),
  loadVerification,
);

/** The ticket and the code of the room, with their words: for those whose place is confirmed. */
const OwnAttendance = page(
  () => import("../../features/registration/own/own-attendance.tsx").then((file) => file.OwnAttendance),
  loadOwnAttendance,
);

/** The form of another date, for who waits and moves there. */
const Move = page(() => import("./sign-up.tsx").then((file) => file.Move));

/** Passing the place on, and where the data come from that somebody else gave: for those whom it concerns. */
const HandOver = page(
  () => import("../../features/delegation/hand-over.tsx").then((file) => file.HandOver),
  loadDelegation,
);
const Origin = page(
  () => import("../../features/delegation/origin.tsx").then((file) => file.Origin),
  loadDelegation,
);

/** One registration, for whoever holds its link. */
export function PersonalPage(): JSX.Element {
  const params = useParams();
  const [asked] = useSearchParams<{ to?: string }>();
  const answer = createAsync(() => getPersonalView(params.token ?? ""));
  const view = () => {
    const found = answer();
    return found === "not_found" ? undefined : found;
  };
  const [renewedTo, setRenewedTo] = createSignal<string>();
  return (
    <Show when={renewedTo() ?? answer()}>
      <Show
        when={renewedTo()}
        fallback={
          <Show when={view()} fallback={<DeadLink />}>
            {(loaded) => (
              <Show
                when={asked.to}
                fallback={
                  <Registration view={loaded()} token={params.token ?? ""} onRenewed={setRenewedTo} />
                }
              >
                {(to) => <Move view={loaded()} token={params.token ?? ""} slug={to()} />}
              </Show>
            )}
          </Show>
        }
      >
        {(email) => <RenewedLink email={email()} />}
      </Show>
    </Show>
  );
}

/** In place of a page whose link has just been ended. */
function RenewedLink(props: { email: string }): JSX.Element {
  const t = useMessages(loadRegistration);
  return (
    <div class={styles.page}>
      <PageHeading title={t().personal.renewedTitle} />
      <p>{t().personal.renewed(props.email)}</p>
    </div>
  );
}

function DeadLink(): JSX.Element {
  const t = useMessages(loadRegistration);
  return (
    <div class={styles.page}>
      <PageHeading title={t().personal.missingTitle} />
      <div class={styles.section}>
        <p>{t().personal.missing}</p>
        <p>{t().personal.missingHelp}</p>
      </div>
      <p>
        <LinkButton href="/">{t().personal.missingBack}</LinkButton>
      </p>
    </div>
  );
}

function Registration(props: {
  view: PersonalView;
  token: string;
  onRenewed: (email: string) => void;
}): JSX.Element {
  const t = useMessages(loadRegistration);
  const words = useMessages(loadPublic);
  const location = useLocation();
  // What was said after sending holds until the registration moves on, from the reserve list for example.
  const outcome = () => {
    const signedUp = outcomeFromState(location.state);
    return signedUp?.outcome === props.view.status ? signedUp : undefined;
  };
  const event = () => props.view.event;
  const title = () => textIn(locale(), event().title);
  const isCancelled = () => event().state === "cancelled";
  const isOn = () => isActive(props.view.status) && !isCancelled();
  const canComeAgain = () => {
    const { state, referralsOnly } = event().recruitment;
    return mayComeAgain(props.view.status) && state === "open" && !referralsOnly;
  };
  const otherDates = () => event().otherDates ?? [];
  const own = () => ownProgramme(event(), props.view.choices);
  const facts = () => [
    {
      term: words().event.when,
      description: () => words().date.when(whenOf({ ...event(), hours: props.view.hours })),
    },
    { term: words().event.where, description: () => placeText(words(), locale(), event().place) },
  ];
  return (
    <div class={styles.page}>
      <PageHeading title={title().text} lang={title().lang} above={<span>{t().personal.title}</span>} />
      <Show when={isCancelled()}>
        <Notice meaning="stop" title={words().event.cancelledTitle}>
          <p>{event().cancellation && words().event.cancelledReason(event().cancellation?.reason ?? "")}</p>
          <p>{t().personal.eventCancelled}</p>
        </Notice>
      </Show>
      <Show
        when={isOn() && outcome()}
        fallback={
          <Show when={!isCancelled()}>
            <RegistrationState view={props.view} />
            <Show when={isHeld(props.view) && props.view.heldUntil}>
              <Confirmation token={props.token} what="confirm" />
            </Show>
            <Show when={isOffered(props.view) && isOn() && !event().over}>
              <div class={styles.actions} data-screen-only>
                <Confirmation token={props.token} what="accept" />
                <Withdrawal token={props.token} status={props.view.status} />
              </div>
            </Show>
          </Show>
        }
      >
        {(signedUp) => <SignUpOutcome outcome={signedUp()} view={props.view} />}
      </Show>
      <Show when={isOn() && props.view.movedFrom}>
        {(from) => <p class={styles.soft}>{t().otherDates.movedFrom(textIn(locale(), from()).text)}</p>}
      </Show>
      <Show when={props.view.may.move && otherDates().length > 0}>
        <section class={styles.section} data-screen-only>
          <OtherDates
            dates={otherDates()}
            help={t().otherDates.moveHelp}
            addressOf={({ slug }) => `/registrations/${props.token}?to=${slug}`}
          />
        </section>
      </Show>
      <Show when={props.view.enteredBy ?? props.view.handedOver}>
        <Origin view={props.view} />
      </Show>
      <Show when={isOn()}>
        <AddedSince view={props.view} />
      </Show>
      <Show when={props.view.certificates.length > 0}>
        <OwnCertificates token={props.token} person={props.view} certificates={props.view.certificates} />
      </Show>
      <Show when={isOn() && props.view.ticketCode}>
        {(code) => <OwnAttendance token={props.token} view={props.view} code={code()} />}
      </Show>
      <Show when={props.view.surveyUrl}>
        {(url) => (
          <section class={styles.section}>
            <h2>{t().personal.survey}</h2>
            <p>{t().personal.surveyHelp}</p>
            <div class={styles.actions}>
              <LinkButton href={url()} external>
                {t().personal.surveyOpen}
              </LinkButton>
            </div>
          </section>
        )}
      </Show>
      <section class={styles.section}>
        <DetailsList items={facts()} />
        <Show when={props.view.onlineUrl}>
          {(url) => (
            <div class={styles.online}>
              <h2>{t().personal.online}</h2>
              <a href={url()} rel="noreferrer external">
                {url()}
              </a>
              <p class={styles.soft}>{t().personal.onlineHelp}</p>
            </div>
          )}
        </Show>
        <div class={styles.actions} data-screen-only>
          <Show
            when={hasPlace(props.view.status) && isOn() && !event().over && event().dates.type === "exact"}
          >
            <LinkButton
              href={`/api/registrations/${props.token}/calendar.ics`}
              icon={<CalendarPlus />}
              download
            >
              {t().personal.calendar}
            </LinkButton>
          </Show>
          <Show when={canComeAgain()}>
            <LinkButton href={`/events/${event().slug}/sign-up`}>{t().personal.signUpAgain}</LinkButton>
          </Show>
          <Show when={props.view.hasEventPage}>
            <LinkButton href={`/events/${event().slug}`}>{t().personal.eventPage}</LinkButton>
          </Show>
        </div>
      </section>
      <Show when={isOn()}>
        <Show when={event().choiceGroups.length + props.view.retired.choiceGroups.length > 0}>
          <OwnChoices view={props.view} token={props.token} />
        </Show>
        <Show when={own().agenda.length > 0}>
          <section class={styles.section}>
            <h2>{t().personal.programme}</h2>
            <Programme event={own()} />
          </section>
        </Show>
      </Show>
      <LaterRules view={props.view} token={props.token} />
      <OwnData view={props.view} token={props.token} onRenewed={props.onRenewed} />
      <Show when={isOn() && !props.view.may.edit}>
        <p class={styles.soft}>{props.view.heldUntil ? t().personal.editLater : t().personal.closed}</p>
      </Show>
      <Stored view={props.view} token={props.token} />
      <OwnLink view={props.view} token={props.token} onRenewed={props.onRenewed} />
      <section class={styles.section}>
        <h2>{words().event.contact}</h2>
        <ContactLines contact={event().contact} />
      </section>
      <Show when={props.view.may.handOver}>
        <HandOver view={props.view} token={props.token} />
      </Show>
      <Show when={props.view.may.withdraw && !isOffered(props.view)}>
        <div class={styles.withdrawal} data-screen-only>
          <Withdrawal token={props.token} status={props.view.status} />
        </div>
      </Show>
    </div>
  );
}

/** What is kept about the person, and until when. */
function Stored(props: { view: PersonalView; token: string }): JSX.Element {
  const t = useMessages(loadRegistration);
  const consents = useMessages(loadConsent);
  const needsUntil = () => props.view.retention.needsUntil;
  return (
    <section class={styles.section}>
      <h2>{t().personal.stored}</h2>
      <p>{t().personal.storedData}</p>
      <ul class={styles.list}>
        <li>
          <Show when={needsUntil()} fallback={t().personal.storedNoNeeds}>
            {(day) => t().personal.storedNeeds(day())}
          </Show>
        </li>
        <li>{t().personal.storedPeriod}</li>
        <Show when={props.view.consents.givenAt}>
          {(at) => <li>{t().personal.consentGivenAt(at(), props.view.event.timeZone)}</li>}
        </Show>
        <For each={props.view.consents.log}>
          {({ consent, given, at }) => (
            <li>
              {`${consents().kind[consent]}: ${consents().line(
                given ? consents().given[consent] : consents().takenBack,
                formatDateTime(locale(), at, props.view.event.timeZone),
              )}`}
            </li>
          )}
        </For>
      </ul>
      <Show when={props.view.event.informationClause}>
        {(clause) => <TextDisclosure summary={t().signUp.clauseText} text={clause()} />}
      </Show>
      <Show when={props.view.event.authorityClause}>
        {(clause) => <TextDisclosure summary={t().signUp.authorityText} text={clause()} />}
      </Show>
      <div class={styles.section} data-screen-only>
        <p>{t().personal.copy}</p>
        <div class={styles.actions}>
          <LinkButton
            href={address(COPY_PDF, { params: { token: props.token }, query: { lang: locale() } })}
            download
          >
            {t().personal.copyPdf}
          </LinkButton>
          <LinkButton
            href={address(COPY_JSON, { params: { token: props.token }, query: { lang: locale() } })}
            download
          >
            {t().personal.copyJson}
          </LinkButton>
        </div>
      </div>
    </section>
  );
}
