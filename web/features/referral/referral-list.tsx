import { formatDateTime, formatDay } from "@zapisy/words";
import { loadCommon } from "@zapisy/words/common";
import { loadReferral } from "@zapisy/words/referral";
import { hasPlace, isActive, isOffered } from "@zapisy/core/registration/rules";
import type { JSX } from "solid-js";
import { createSignal, For, Show } from "solid-js";
import { createStore } from "solid-js/store";
import { locale, useMessages } from "../../data/locale.ts";
import { focusRefused } from "../../forms/focus-field.ts";
import { FormDialog } from "../../forms/form-dialog.tsx";
import { createRefusals } from "../../forms/refusals.ts";
import { Button } from "../../ui/button.tsx";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { StateBadge } from "../../ui/tag.tsx";
import { showToast } from "../../ui/toast.tsx";
import { Told } from "../../ui/told.tsx";
import styles from "../delegation/delegation.module.css";
import { meaningOf } from "../registration/status-meaning.ts";
import { WhyWaiting } from "../registration/why-waiting.tsx";
import { paperIssues, toPaper } from "./paper.ts";
import { PaperFields } from "./paper-fields.tsx";
import { correctReferral, takeReferralBack, type ReferralEvent } from "./referral-api.ts";

type Referral = ReferralEvent["referrals"][number];

/** Whom an institution referred, each with what became of them and what can be done. */
export function ReferralList(props: {
  page: ReferralEvent;
  onChanged: (page: ReferralEvent) => void;
}): JSX.Element {
  return (
    <ol class={styles.people} role="list">
      <For each={props.page.referrals}>
        {(referral) => <OneReferral referral={referral} page={props.page} onChanged={props.onChanged} />}
      </For>
    </ol>
  );
}

function OneReferral(props: {
  referral: Referral;
  page: ReferralEvent;
  onChanged: (page: ReferralEvent) => void;
}): JSX.Element {
  const t = useMessages(loadReferral);
  const common = useMessages(loadCommon);
  const [isAsked, setIsAsked] = createSignal(false);
  const [isCorrecting, setIsCorrecting] = createSignal(false);
  const name = () => `${props.referral.firstName} ${props.referral.lastName}`;
  const state = () => {
    const { reservePosition, status, offeredUntil } = props.referral;
    if (isOffered(props.referral) && offeredUntil)
      return t().event.offeredUntil(formatDateTime(locale(), offeredUntil, props.page.event.timeZone));
    return reservePosition === undefined ? common().status[status].name : t().event.waits(reservePosition);
  };
  const takeBack = async () => {
    const page = await takeReferralBack(props.page.event.eventId, props.referral.registrationId);
    setIsAsked(false);
    showToast({ text: t().event.takenBack });
    props.onChanged(page);
  };
  return (
    <li class={styles.person}>
      <div class={styles.head}>
        <div class={styles.name}>
          <h3>{name()}</h3>
          <StateBadge meaning={meaningOf(props.referral.status)}>
            <Told>{state()}</Told>
          </StateBadge>
          <WhyWaiting person={props.referral} event={props.page.event} brief class={styles.soft} />
          <Show when={props.referral.statusReason}>
            {(reason) => <span>{t().event.reason(reason())}</span>}
          </Show>
          <span class={styles.soft}>
            {t().event.document(
              props.referral.document.number,
              formatDay(locale(), props.referral.document.date),
            )}
          </span>
          <span class={styles.soft}>
            {t().event.referredOn(formatDay(locale(), props.referral.referredOn))}
          </span>
        </div>
        <div class={styles.actions} data-screen-only>
          <Button small popup="dialog" onClick={() => setIsCorrecting(true)}>
            {t().event.correctOf(name())}
          </Button>
          <Show when={props.referral.may.takeBack}>
            <Button small kind="quiet" popup="dialog" onClick={() => setIsAsked(true)}>
              {t().event.takeBackOf(name())}
            </Button>
          </Show>
        </div>
      </div>
      <Show when={!props.referral.hasEmail && isActive(props.referral.status)}>
        <p class={styles.soft}>{t().event.noEmail}</p>
      </Show>
      <ConfirmDialog
        open={isAsked()}
        title={t().event.takeBackTitle(name())}
        confirmLabel={t().event.takeBack}
        danger
        onConfirm={takeBack}
        onClose={() => setIsAsked(false)}
      >
        <p>{t().event.takeBackText(hasPlace(props.referral.status), props.referral.hasEmail)}</p>
      </ConfirmDialog>
      <Show when={isCorrecting()}>
        <CorrectionDialog {...props} name={name()} onClose={() => setIsCorrecting(false)} />
      </Show>
    </li>
  );
}

/** Corrects what an institution wrote about its document. */
function CorrectionDialog(props: {
  referral: Referral;
  page: ReferralEvent;
  name: string;
  onChanged: (page: ReferralEvent) => void;
  onClose: () => void;
}): JSX.Element {
  const t = useMessages(loadReferral);
  const refusals = createRefusals(focusRefused);
  // oxlint-disable-next-line solid/reactivity -- the form begins with the referral and then is its own
  const { document, referredOn, version, registrationId } = props.referral;
  const [paper, setPaper] = createStore({ number: document.number, date: document.date, referredOn });
  const save = async () => {
    const { eventId, timeZone } = props.page.event;
    const issues = paperIssues(paper, timeZone);
    if (issues.length > 0) return refusals.refuse(issues);
    const page = await correctReferral(eventId, registrationId, { ...toPaper(paper), version });
    showToast({ text: t().event.corrected });
    props.onClose();
    props.onChanged(page);
  };
  return (
    <FormDialog
      title={t().event.correctOf(props.name)}
      submitLabel={t().form.save}
      refusals={refusals}
      onSubmit={save}
      onClose={() => props.onClose()}
    >
      <PaperFields values={paper} set={setPaper} errorOf={refusals.error} />
    </FormDialog>
  );
}
