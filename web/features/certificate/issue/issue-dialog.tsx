import type { CertificateCandidate, EventCertificates } from "@zapisy/core/certificate/answer";
import { DaySchema } from "@zapisy/core/shared/field";
import { loadCertificate } from "@zapisy/words/certificate";
import { loadShell } from "@zapisy/words/shell";
import FileText from "~icons/lucide/file-text";
import * as v from "valibot";
import type { JSX } from "solid-js";
import { createSignal, For, Show } from "solid-js";
import { ApiError } from "../../../data/client.ts";
import { serverNow } from "../../../data/clock.ts";
import { useMessages } from "../../../data/locale.ts";
import { Button } from "../../../ui/button.tsx";
import { Checkbox } from "../../../ui/checkbox.tsx";
import { DateField } from "../../../ui/date-field.tsx";
import { Dialog } from "../../../ui/dialog.tsx";
import { fieldId } from "../../../ui/field.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import { useErrorText } from "../../../data/error-text.ts";
import { fullName, numberRange } from "./candidate.state.ts";
import { getCertificates, previewHref } from "../certificate-api.ts";
import styles from "../certificate.module.css";
import type { IssueRun } from "./issue-run.state.ts";
import { planRun } from "./issue-run.state.ts";
import { NewTabLink } from "../new-tab-link.tsx";

interface IssueDialogProps {
  eventId: string;
  book: EventCertificates;
  /** Who gets a certificate; at least one. */
  candidates: readonly CertificateCandidate[];
  /** How many of those chosen do not get one. */
  leftOut: number;
  onConfirm: (run: IssueRun) => void;
  onClose: () => void;
}

/** Asks once before certificates are issued: how many, which numbers, who gets a mail, on which day. */
export function IssueDialog(props: IssueDialogProps): JSX.Element {
  const t = useMessages(loadCertificate);
  const shell = useMessages(loadShell);
  const errors = useErrorText();
  /** The last day of the event is the earliest day on a certificate, and today the latest once it is over. */
  const latest = () => {
    const { today, issuableFrom } = props.book;
    return issuableFrom !== undefined && issuableFrom > today ? issuableFrom : today;
  };
  // oxlint-disable-next-line solid/reactivity -- begins with the usual day; then the person decides
  const [issuedOn, setIssuedOn] = createSignal(latest());
  const [isMailed, setMailed] = createSignal(props.book.mails);
  const [reason, setReason] = createSignal("");
  const [isReasonMissing, setReasonMissing] = createSignal(false);
  const [error, setError] = createSignal<string>();
  // oxlint-disable-next-line solid/reactivity -- begins with what the page knows of this year
  const [known, setKnown] = createSignal({ year: props.book.today.slice(0, 4), next: props.book.nextNumber });

  const count = () => props.candidates.length;
  const now = serverNow().toISOString();
  const early = () => props.candidates.filter(({ endsAt }) => endsAt !== undefined && endsAt > now).length;
  /** The server's clock counts, and it may be that of another day. */
  const asksReason = () => early() > 0 || latest() > props.book.today;
  const people = () => props.candidates.filter(({ holder }) => holder.type === "person");
  const mailed = () => people().filter(({ hasEmail }) => hasEmail).length;
  const year = () => issuedOn().slice(0, 4);
  const numbers = () => {
    if (known().year !== year()) return t().issue.numbersOfYear(year());
    const { first, last } = numberRange(known().next, count());
    return count() === 1 ? t().issue.number(first) : t().issue.numbers(first, last);
  };
  const facts = () => [
    numbers(),
    ...(mailed() > 0 ? [isMailed() ? t().issue.mailed(mailed()) : t().issue.untold(mailed())] : []),
    ...(people().length > mailed() ? [t().issue.notMailed(people().length - mailed())] : []),
    ...(count() > people().length ? [t().issue.institutions(count() - people().length)] : []),
    ...(props.leftOut > 0 ? [t().issue.leftOut(props.leftOut)] : []),
  ];
  const takeDay = async (day: string) => {
    setIssuedOn(day);
    setError(undefined);
    // Each year counts its numbers by itself.
    if (!v.is(DaySchema, day) || year() === known().year) return;
    try {
      const { nextNumber } = await getCertificates(props.eventId, day);
      if (day === issuedOn()) setKnown({ year: year(), next: nextNumber });
    } catch (caught) {
      // The dialog then names the year only; anything but an answer of the server is a bug.
      if (!(caught instanceof ApiError)) throw caught;
    }
  };
  const confirm = () => {
    const day = issuedOn();
    const from = props.book.issuableFrom;
    if (!v.is(DaySchema, day)) return setError(errors.ofIssue({ path: "issuedOn", code: "field.day" }));
    if (day > latest()) return setError(t().issue.notAfter(latest()));
    if (from && day < from) return setError(t().issue.notBefore(from));
    const given = reason().trim();
    const missing = asksReason() && given.length < 3;
    setReasonMissing(missing);
    if (missing) return document.getElementById(fieldId("issue.reason"))?.focus();
    props.onConfirm(
      planRun(props.candidates, {
        issuedOn: day,
        reason: asksReason() ? given : undefined,
        mail: isMailed(),
      }),
    );
  };
  const day = () => (v.is(DaySchema, issuedOn()) ? issuedOn() : undefined);
  return (
    <Dialog
      open
      guarded
      title={t().issue.title(count())}
      onClose={() => props.onClose()}
      actions={
        <>
          <Button kind="primary" onClick={confirm}>
            {t().issue.confirm(count())}
          </Button>
          <Button onClick={() => props.onClose()}>{shell().action.cancel}</Button>
        </>
      }
    >
      <div class={styles.form}>
        <Show when={!props.book.allClosed}>
          <Notice meaning="wait">
            <p>{t().issue.openLists}</p>
          </Notice>
        </Show>
        <ul class={styles.facts}>
          <For each={facts()}>{(fact) => <li>{fact}</li>}</For>
        </ul>
        <Show when={mailed() > 0}>
          <Checkbox
            name="issue.mail"
            label={t().issue.mail}
            help={props.book.mails ? undefined : t().issue.enteredLate}
            checked={isMailed()}
            onChange={setMailed}
          />
        </Show>
        <DateField
          name="issuedOn"
          label={t().issue.issuedOn}
          help={t().issue.issuedOnHelp}
          value={issuedOn()}
          min={props.book.issuableFrom}
          max={latest()}
          error={error()}
          onInput={(day) => void takeDay(day)}
        />
        <Show when={asksReason()}>
          <Notice meaning="wait">
            <p>{t().issue.early(Math.max(early(), 1))}</p>
          </Notice>
          <TextField
            name="issue.reason"
            label={t().issue.earlyReason}
            help={t().issue.earlyReasonHelp}
            maxLength={300}
            autocomplete="off"
            value={reason()}
            error={isReasonMissing() ? t().issue.earlyReasonRequired : undefined}
            onInput={setReason}
          />
        </Show>
        <Show when={props.candidates[0]}>
          {(first) => (
            <p>
              <NewTabLink small icon={<FileText />} href={previewHref(props.eventId, first(), day())}>
                {t().issue.previewFirst(fullName(first().holder))}
              </NewTabLink>
            </p>
          )}
        </Show>
        <p class={styles.soft}>{t().issue.final}</p>
      </div>
    </Dialog>
  );
}
