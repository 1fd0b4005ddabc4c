import { createAsync, useLocation, useParams } from "@solidjs/router";
import type { CertificateVerification } from "@zapisy/core/certificate/answer";
import { loadVerification } from "@zapisy/words/certificate/verification";
import CircleCheck from "~icons/lucide/circle-check-big";
import CircleX from "~icons/lucide/circle-x";
import FileBadge from "~icons/lucide/file-badge";
import Printer from "~icons/lucide/printer";
import type { JSX } from "solid-js";
import { Show } from "solid-js";
import { address } from "../../data/client.ts";
import { serverNow } from "../../data/clock.ts";
import { useMessages } from "../../data/locale.ts";
import { rendering, useDevice } from "../../data/rendered.ts";
import { CodeForm } from "../../features/certificate/verification/code-form.tsx";
import { getVerification } from "../../features/certificate/verification/verification-query.ts";
import { Button } from "../../ui/button.tsx";
import { DetailsList } from "../../ui/details-list.tsx";
import { LanguageText } from "../../ui/language-text.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { PageHeading } from "../../ui/page-heading.tsx";
import styles from "./verify.module.css";

/** Asks for the code of a certificate, for those who have it on paper only. */
export function CodePage(): JSX.Element {
  const t = useMessages(loadVerification);
  return (
    <div class={styles.page}>
      <PageHeading title={t().title} lead={t().lead} />
      <CodeForm />
    </div>
  );
}

/** What anybody who has the code of a certificate learns about it. */
export function VerifyPage(): JSX.Element {
  const t = useMessages(loadVerification);
  const params = useParams<{ code: string }>();
  const answer = createAsync(() => getVerification(params.code));
  const found = () => {
    const known = answer();
    return typeof known === "object" ? known : undefined;
  };
  return (
    <Show when={answer()}>
      <Show
        when={found()}
        fallback={
          <Show
            when={answer() === "too_many"}
            fallback={
              <div class={styles.page}>
                <PageHeading title={t().unknownTitle} />
                <div class={styles.text}>
                  <p>{t().unknown}</p>
                  <p>{t().unknownHelp}</p>
                </div>
                <CodeForm />
              </div>
            }
          >
            <div class={styles.page}>
              <PageHeading title={t().tooManyTitle} />
              <p>{t().tooMany}</p>
            </div>
          </Show>
        }
      >
        {(certificate) => <Result certificate={certificate()} code={params.code} />}
      </Show>
    </Show>
  );
}

function Result(props: { certificate: CertificateVerification; code: string }): JSX.Element {
  const t = useMessages(loadVerification);
  const certificate = () => props.certificate;
  const isValid = () => certificate().state === "issued";
  const location = useLocation();
  const isDeviceKnown = useDevice();
  const checked = () => {
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    return t().checkedAt(serverNow().toISOString(), timeZone);
  };
  const stateHelp = () => {
    if (isValid()) return t().stateHelp.issued;
    const { annulledOn } = certificate();
    return annulledOn ? t().stateHelp.annulled(annulledOn) : t().stateHelp.annulledUndated;
  };
  const facts = () => {
    const { hours, module, holderType } = certificate();
    return [
      { term: t().number, description: () => <strong>{certificate().number}</strong> },
      {
        term: t().holder[holderType],
        description: () => (
          <>
            {certificate().holder}
            <Show when={holderType === "person" && isInitials(certificate().holder)}>
              <span class={styles.remark}>{t().initials}</span>
            </Show>
          </>
        ),
      },
      {
        term: t().event[certificate().eventKind],
        description: () => <LanguageText text={certificate().eventTitle} />,
      },
      ...(module ? [{ term: t().module, description: () => <LanguageText text={module} /> }] : []),
      { term: t().dates, description: () => t().days(certificate().startsOn, certificate().endsOn) },
      ...(hours ? [{ term: t().hours, description: () => t().hoursCount[hours.unit](hours.count) }] : []),
      { term: t().issuer, description: () => certificate().issuer },
      { term: t().issuedOn, description: () => t().day(certificate().issuedOn) },
    ];
  };
  return (
    <div class={styles.page}>
      <PageHeading title={t().title} />
      <div class={styles.state} data-meaning={isValid() ? "ok" : "stop"}>
        <Show when={isValid()} fallback={<CircleX />}>
          <CircleCheck />
        </Show>
        <div class={styles.words}>
          <p class={styles.verdict}>{t().state[certificate().state]}</p>
          <p>{stateHelp()}</p>
          <Show when={certificate().replacedByNumber}>
            {(number) => <p>{t().stateHelp.replaced(number())}</p>}
          </Show>
        </div>
      </div>
      <DetailsList items={facts()} />
      <p class={styles.printed}>{`${rendering()?.origin ?? window.location.origin}${location.pathname}`}</p>
      <div class={styles.foot}>
        <p class={styles.checked}>{isDeviceKnown() ? checked() : ""}</p>
        <div data-screen-only>
          <Button small icon={<Printer />} onClick={() => window.print()}>
            {t().print}
          </Button>
        </div>
      </div>
      <Show when={isValid()}>
        <section class={styles.text} data-screen-only>
          <h2>{t().credentialTitle}</h2>
          <p>{t().credential}</p>
          <p>
            <LinkButton
              href={address("/api/certificates/{code}/credential.json", { params: { code: props.code } })}
              download
              external
              icon={<FileBadge />}
            >
              {t().credentialDownload}
            </LinkButton>
          </p>
        </section>
      </Show>
    </div>
  );
}

/** Whether a name is only the beginnings of its words: "A. Ż.". */
function isInitials(name: string): boolean {
  return name.split(" ").every((word) => /^\p{L}\.$/u.test(word));
}
