import type { CertificateView } from "@zapisy/core/certificate/answer";
import type { Day } from "@zapisy/core/shared/time";
import { dayAt } from "@zapisy/core/shared/time";
import { loadCertificate } from "@zapisy/words/certificate";
import { A } from "@solidjs/router";
import CopyPlus from "~icons/lucide/copy-plus";
import ExternalLink from "~icons/lucide/external-link";
import FileDown from "~icons/lucide/file-down";
import type { JSX } from "solid-js";
import { createSignal, Match, onMount, Show, Switch } from "solid-js";
import { serverNow } from "../../data/clock.ts";
import { useMessages } from "../../data/locale.ts";
import { Button } from "../../ui/button.tsx";
import { CopyButton } from "../../ui/copy-button.tsx";
import { DateField } from "../../ui/date-field.tsx";
import { DetailsList } from "../../ui/details-list.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { fieldId } from "../../ui/field.tsx";
import { LanguageText } from "../../ui/language-text.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { useErrorText } from "../../data/error-text.ts";
import { fullName } from "./issue/candidate.state.ts";
import {
  annulCertificate,
  documentHref,
  duplicateCertificate,
  reissueCertificate,
} from "./certificate-api.ts";
import { mayAnywhere } from "../../data/right.ts";
import { CertificateBadge } from "./certificate-badge.tsx";
import styles from "./certificate.module.css";
import { NewTabLink } from "./new-tab-link.tsx";

interface CertificateSheetProps {
  certificate: CertificateView;
  projectId: string;
  timeZone: string;
  mayIssue: boolean;
  /** It was annulled, replaced or copied: the sheet then shows this one. */
  onChange: (certificate: CertificateView) => void;
  onClose: () => void;
}

type Act = "annul" | "reissue" | "duplicate";

/** One certificate at the side: what it says, its document, and what can be done with it. */
export function CertificateSheet(props: CertificateSheetProps): JSX.Element {
  const t = useMessages(loadCertificate);
  const [act, setAct] = createSignal<Act>();
  const [said, setSaid] = createSignal<string>();
  const certificate = () => props.certificate;
  const isValid = () => certificate().state === "issued";
  const begin = (next: Act) => {
    setSaid(undefined);
    setAct(next);
  };
  let sheet: HTMLDivElement | undefined;
  // The button that was pressed is gone with its form: reading goes on from the top.
  const leave = () => {
    setAct(undefined);
    sheet?.focus();
  };
  const done = (changed: CertificateView, words: string) => {
    setSaid(words);
    props.onChange(changed);
    leave();
  };
  /** The usual and the last possible day of issue: today, or the event's last day where that is still to come. */
  const latest = () => {
    const today = dayAt(serverNow().toISOString(), props.timeZone);
    return today < props.certificate.endsOn ? props.certificate.endsOn : today;
  };
  const reissue = async ({ reason, issuedOn }: Given) => {
    const next = await reissueCertificate(certificate().certificateId, { reason, issuedOn });
    done(next, t().sheet.reissued(next.number));
  };
  const annul = async ({ reason }: Given) => {
    const annulled = await annulCertificate(certificate().certificateId, { reason });
    done(annulled, t().sheet.annulDone(annulled.number));
  };
  const duplicate = async () => {
    done(await duplicateCertificate(certificate().certificateId), t().sheet.duplicateDone);
  };
  return (
    <Dialog open look="sheet" title={t().sheet.title(certificate().number)} onClose={() => props.onClose()}>
      <div class={styles.sheet} ref={(element) => (sheet = element)} tabIndex={-1}>
        <Show when={said()}>
          {(words) => (
            <Notice meaning="ok" live="status">
              {words()}
            </Notice>
          )}
        </Show>
        <div class={styles.buttons}>
          <LinkButton
            kind={act() ? "secondary" : "primary"}
            href={documentHref(certificate().certificateId)}
            download
            external
            icon={<FileDown />}
          >
            {t().sheet.download}
          </LinkButton>
          <Show when={certificate().duplicates > 0}>
            <LinkButton
              href={documentHref(certificate().certificateId, true)}
              download
              external
              icon={<FileDown />}
            >
              {t().sheet.downloadDuplicate}
            </LinkButton>
          </Show>
        </div>
        <Facts
          certificate={certificate()}
          projectId={props.projectId}
          timeZone={props.timeZone}
          onLeave={() => props.onClose()}
        />
        <div class={styles.buttons}>
          <NewTabLink small icon={<ExternalLink />} href={certificate().verifyUrl}>
            {t().sheet.verify}
          </NewTabLink>
          <CopyButton text={certificate().verifyUrl} label={t().sheet.copyVerify} />
        </div>
        <Show when={props.mayIssue && isValid()}>
          <Switch
            fallback={
              <div class={styles.acts}>
                <Button onClick={() => begin("reissue")}>{t().sheet.reissue}</Button>
                <Button icon={<CopyPlus />} onClick={() => begin("duplicate")}>
                  {t().sheet.duplicate}
                </Button>
                <Button kind="quiet" onClick={() => begin("annul")}>
                  {t().sheet.annul}
                </Button>
              </div>
            }
          >
            <Match when={act() === "reissue"}>
              <ReasonForm
                title={t().sheet.reissueTitle}
                help={t().sheet.reissueHelp}
                today={latest()}
                confirmLabel={t().sheet.reissueConfirm}
                onConfirm={reissue}
                onCancel={leave}
              >
                <p>{t().sheet.reissueText}</p>
                <p>{t().sheet.reissueMail}</p>
              </ReasonForm>
            </Match>
            <Match when={act() === "annul"}>
              <ReasonForm
                danger
                title={t().sheet.annulTitle}
                help={t().sheet.annulHelp}
                confirmLabel={t().sheet.annulConfirm}
                onConfirm={annul}
                onCancel={leave}
              >
                <p>{t().sheet.annulText}</p>
              </ReasonForm>
            </Match>
            <Match when={act() === "duplicate"}>
              <ReasonForm
                title={t().sheet.duplicateTitle}
                confirmLabel={t().sheet.duplicateConfirm}
                onConfirm={duplicate}
                onCancel={leave}
              >
                <p>{t().sheet.duplicateText}</p>
              </ReasonForm>
            </Match>
          </Switch>
        </Show>
      </div>
    </Dialog>
  );
}

/** What was filled in. */
interface Given {
  reason: string;
  issuedOn?: Day;
}

interface ReasonFormProps {
  title: string;
  /** Help of the field for the reason; without it no reason is asked for. */
  help?: string;
  /** With it the day of issue is asked for, this one at the latest. */
  today?: Day;
  confirmLabel: string;
  danger?: boolean;
  onConfirm: (given: Given) => Promise<void>;
  onCancel: () => void;
  children: JSX.Element;
}

/** Asks once, in place, before something is done with a certificate. */
function ReasonForm(props: ReasonFormProps): JSX.Element {
  const t = useMessages(loadCertificate);
  const errors = useErrorText();
  const [reason, setReason] = createSignal("");
  // oxlint-disable-next-line solid/reactivity -- begins with today; then the person decides
  const [issuedOn, setIssuedOn] = createSignal(props.today ?? "");
  const [error, setError] = createSignal<string>();
  const [failure, setFailure] = createSignal<string>();
  let title: HTMLHeadingElement | undefined;
  onMount(() => title?.focus());
  const confirm = async () => {
    setFailure(undefined);
    const given = reason().trim();
    if (props.help && given.length < 3) {
      setError(errors.ofIssue({ path: "reason", code: "field.required" }));
      document.getElementById(fieldId("certificate.reason"))?.focus();
      return;
    }
    try {
      await props.onConfirm({ reason: given, issuedOn: issuedOn() || undefined });
    } catch (caught) {
      setFailure(errors.ofError(caught));
    }
  };
  return (
    <form
      class={styles.box}
      novalidate
      onSubmit={(event) => {
        event.preventDefault();
        void confirm();
      }}
    >
      <h3 class={styles.boxTitle} ref={(element) => (title = element)} tabIndex={-1}>
        {props.title}
      </h3>
      {props.children}
      <Show when={props.help}>
        {(help) => (
          <TextField
            name="certificate.reason"
            label={t().sheet.reason}
            help={help()}
            maxLength={300}
            autocomplete="off"
            value={reason()}
            error={error()}
            onInput={(text) => {
              setError(undefined);
              setReason(text);
            }}
          />
        )}
      </Show>
      <Show when={props.today}>
        {(today) => (
          <DateField
            name="certificate.issuedOn"
            label={t().issue.issuedOn}
            help={t().sheet.reissueDayHelp}
            value={issuedOn()}
            max={today()}
            onInput={setIssuedOn}
          />
        )}
      </Show>
      <Show when={failure()}>
        {(text) => (
          <Notice meaning="stop" live="alert">
            {text()}
          </Notice>
        )}
      </Show>
      <div class={styles.buttons}>
        <Button kind={props.danger ? "danger" : "primary"} onClick={confirm}>
          {props.confirmLabel}
        </Button>
        <Button onClick={() => props.onCancel()}>{t().sheet.back}</Button>
      </div>
    </form>
  );
}

interface FactsProps extends Pick<CertificateSheetProps, "certificate" | "projectId" | "timeZone"> {
  /** A link leads to another page, or to other rows of the same. */
  onLeave: () => void;
}

function Facts(props: FactsProps): JSX.Element {
  const t = useMessages(loadCertificate);
  // Another certificate is found by its number, in the register.
  const numberLink = (number: string) => () => (
    <Show when={mayAnywhere("register.read")} fallback={number}>
      <A
        href={`/staff/certificates?project=${props.projectId}&q=${encodeURIComponent(number)}`}
        onClick={() => props.onLeave()}
      >
        {number}
      </A>
    </Show>
  );
  const items = () => {
    const certificate = props.certificate;
    const { annulment, earlyReason, hours, module, replacesNumber, replacedByNumber } = certificate;
    return [
      { term: t().sheet.state, description: () => <CertificateBadge state={certificate.state} /> },
      ...(annulment
        ? [
            {
              term: t().sheet.annulledAt,
              description: () =>
                [t().at(annulment.at, props.timeZone), annulment.byName].filter(Boolean).join(", "),
            },
            { term: t().sheet.reasonIs, description: () => annulment.reason },
          ]
        : []),
      ...(replacesNumber ? [{ term: t().sheet.replaces, description: numberLink(replacesNumber) }] : []),
      ...(replacedByNumber
        ? [{ term: t().sheet.replacedBy, description: numberLink(replacedByNumber) }]
        : []),
      { term: t().sheet.holder, description: () => fullName(certificate.holder) },
      {
        term: t().sheet.event,
        description: () => (
          <A href={`/staff/events/${certificate.eventId}/certificates`}>
            <LanguageText text={certificate.eventTitle} />
          </A>
        ),
      },
      ...(module ? [{ term: t().sheet.module, description: () => <LanguageText text={module} /> }] : []),
      { term: t().sheet.dates, description: () => t().days(certificate.startsOn, certificate.endsOn) },
      ...(hours ? [{ term: t().sheet.hours, description: () => t().hours[hours.unit](hours.count) }] : []),
      { term: t().sheet.issuedOn, description: () => t().day(certificate.issuedOn) },
      { term: t().sheet.issuedAt, description: () => t().at(certificate.issuedAt, props.timeZone) },
      ...(earlyReason ? [{ term: t().sheet.earlyReason, description: () => earlyReason }] : []),
      ...(certificate.duplicates > 0
        ? [
            {
              term: t().sheet.duplicates,
              description: () => t().sheet.duplicatesCount(certificate.duplicates),
            },
          ]
        : []),
    ];
  };
  return <DetailsList items={items()} />;
}
