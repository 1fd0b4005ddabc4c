import { everAsked, everOffered } from "@zapisy/core/event/rules";
import type { StaffEventView } from "@zapisy/core/event/answer";
import { shownField } from "@zapisy/core/form/rules";
import type { SelectionSheet, SheetApplicant } from "@zapisy/core/selection/answer";
import { isFormallyFit } from "@zapisy/core/selection/rules";
import { inLocale } from "@zapisy/core/shared/localized-text";
import { dayAt } from "@zapisy/core/shared/time";
import { formatDay } from "@zapisy/words";
import { listedName, loadForm } from "@zapisy/words/form";
import { loadSelection } from "@zapisy/words/selection";
import type { JSX } from "solid-js";
import { createMemo, createSignal, For, Show } from "solid-js";
import { createStore, produce } from "solid-js/store";
import { ApiError } from "../../data/client.ts";
import { locale, useMessages } from "../../data/locale.ts";
import { useAnswered } from "../../forms/answered.tsx";
import { useFieldWords } from "../../forms/field-texts.ts";
import { LeaveGuard } from "../../forms/leave-guard.tsx";
import { createRefusals } from "../../forms/refusals.ts";
import { Remarks } from "../../forms/remarks.tsx";
import { sameValue } from "../../forms/value.state.ts";
import { Button } from "../../ui/button.tsx";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { DetailsList } from "../../ui/details-list.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { focusRefused, focusSoon } from "../../forms/focus-field.ts";
import { Notice } from "../../ui/notice.tsx";
import { NumberField } from "../../ui/number-field.tsx";
import { RadioGroup } from "../../ui/radio-group.tsx";
import { SelectField } from "../../ui/select-field.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { showToast } from "../../ui/toast.tsx";
import { linkAttachment } from "../participant-list/registration-api.ts";
import { OwnInstitutions } from "./own-institutions.tsx";
import { isLeft, nextLeft, saidBy, storedOf, type Said } from "./scoring.state.ts";
import { closeSheet, declareConflict, judge } from "./selection-api.ts";
import styles from "./selection.module.css";

/** What of an event tells how the answers of its applicants are read. */
type JudgedEvent = Pick<StaffEventView, "eventId" | "timeZone" | "form" | "choiceGroups" | "retired">;

/**
 * One's own sheet: one applicant after the other, to be filled in by keyboard alone. What is typed about one stays while another is
 * looked at, until it is saved; whoever would leave it behind is asked.
 */
export function ScoringSheet(props: {
  event: JudgedEvent;
  sheet: SelectionSheet;
  onChanged: () => Promise<unknown>;
}): JSX.Element {
  const t = useMessages(loadSelection);
  const refusals = createRefusals(focusRefused);
  const applicants = () => props.sheet.applicants;
  const [unsaved, setUnsaved] = createStore<Record<string, Said>>({});
  const forget = (registrationId: string) => setUnsaved(produce((all) => delete all[registrationId]));
  const isDirty = () => isOpen() && applicants().some(({ registrationId }) => unsaved[registrationId]);
  const firstLeft = () => applicants().find(isLeft) ?? applicants()[0];
  const [shownId, setShownId] = createSignal<string | undefined>(firstLeft()?.registrationId);
  const [isClosing, setClosing] = createSignal(false);
  const index = createMemo(() =>
    Math.max(
      0,
      applicants().findIndex(({ registrationId }) => registrationId === shownId()),
    ),
  );
  const shown = () => applicants()[index()];
  const own = () => applicants().filter(({ bar }) => !bar);
  const isOpen = () => props.sheet.state === "open" && !props.sheet.closedAt;
  const markOf = (one: SheetApplicant) => {
    if (one.bar) return t().sheet.mark.barred;
    if (unsaved[one.registrationId]) return t().sheet.mark.unsaved;
    return one.judgement ? t().sheet.mark.judged : t().sheet.mark.left;
  };
  const show = (registrationId: string) => {
    refusals.clear();
    setShownId(registrationId);
  };
  const go = (to: number) => {
    const next = applicants()[to];
    if (!next) return;
    show(next.registrationId);
    focusSoon("sheet-applicant");
  };
  const close = async () => {
    try {
      await closeSheet(props.event.eventId);
      setClosing(false);
    } finally {
      await props.onChanged();
    }
  };
  const write = (applicant: SheetApplicant, said: Said) => {
    if (sameValue(said, storedOf(applicant))) forget(applicant.registrationId);
    else setUnsaved(applicant.registrationId, () => said);
  };
  const save = async ({ registrationId }: SheetApplicant, said: Said) => {
    refusals.clear();
    const { formal, points, note } = saidBy(props.sheet.criteria, said);
    try {
      await judge(props.event.eventId, registrationId, {
        formal,
        points: isFormallyFit({ formal }) ? points : {},
        note: note || undefined,
        round: props.sheet.round,
      });
    } catch (error) {
      refusals.fail(error);
      // Others may have changed the criteria, or the person be gone: then what is shown is as it is now.
      if (error instanceof ApiError && [404, 409].includes(error.status)) await props.onChanged();
      return;
    }
    // What was typed since it was sent is still to be saved.
    const isSame = !unsaved[registrationId] || sameValue(unsaved[registrationId], said);
    if (isSame) forget(registrationId);
    showToast({ text: t().sheet.saved });
    await props.onChanged();
    const next = nextLeft(applicants(), registrationId);
    if (isSame && next && shownId() === registrationId) go(applicants().indexOf(next));
  };
  const conflict = async ({ registrationId }: SheetApplicant, isConflict: boolean) => {
    refusals.clear();
    try {
      await declareConflict(props.event.eventId, registrationId, isConflict);
      forget(registrationId);
    } catch (error) {
      refusals.fail(error);
    }
    await props.onChanged();
  };
  return (
    <div class={styles.page}>
      <Show when={!isOpen()}>
        <Notice meaning="ok" title={t().sheet.closed} />
      </Show>
      <OwnInstitutions eventId={props.event.eventId} sheet={props.sheet} onChanged={props.onChanged} />
      <Show when={shown()} fallback={<EmptyState title={t().sheet.empty}>{t().sheet.emptyText}</EmptyState>}>
        <section class={styles.panel}>
          <div class={styles.listed}>
            <p>{t().sheet.judged(own().filter(({ judgement }) => judgement).length, own().length)}</p>
            <Show when={isOpen()}>
              <Button
                popup="dialog"
                disabled={own().some(isLeft) || isDirty()}
                onClick={() => setClosing(true)}
              >
                {t().sheet.close}
              </Button>
            </Show>
          </div>
          <Show when={isOpen() && (own().some(isLeft) || isDirty())}>
            <p class={styles.soft}>{t().sheet.closeWhen}</p>
          </Show>
          <SelectField
            name="sheet.applicant"
            label={t().sheet.applicant}
            value={shown()?.registrationId ?? ""}
            options={applicants().map((one, at) => ({
              value: one.registrationId,
              label: `${at + 1}. ${one.lastName} ${one.firstName} – ${markOf(one)}`,
            }))}
            onChange={show}
          />
          <Remarks texts={refusals.remarks()} />
          <Show when={shown()?.registrationId} keyed>
            {(registrationId) => {
              const applicant = () => shown() as SheetApplicant;
              return (
                <Applicant
                  event={props.event}
                  sheet={props.sheet}
                  applicant={applicant()}
                  said={unsaved[registrationId] ?? storedOf(applicant())}
                  number={index() + 1}
                  isOpen={isOpen()}
                  error={refusals.error}
                  onWrite={(said) => write(applicant(), said)}
                  onSave={(said) => save(applicant(), said)}
                  onConflict={(isConflict) => conflict(applicant(), isConflict)}
                />
              );
            }}
          </Show>
          <div class={styles.actions}>
            <Button disabled={index() === 0} onClick={() => go(index() - 1)}>
              {t().sheet.previous}
            </Button>
            <Button disabled={index() >= applicants().length - 1} onClick={() => go(index() + 1)}>
              {t().sheet.next}
            </Button>
          </div>
        </section>
      </Show>
      <ConfirmDialog
        open={isClosing()}
        title={t().sheet.closeTitle}
        confirmLabel={t().sheet.close}
        onConfirm={close}
        onClose={() => setClosing(false)}
      >
        <p>{t().sheet.closeText}</p>
      </ConfirmDialog>
      <LeaveGuard isDirty={isDirty} />
    </div>
  );
}

/** One applicant with what they said, and what one says of them. */
function Applicant(props: {
  event: JudgedEvent;
  sheet: SelectionSheet;
  applicant: SheetApplicant;
  /** What is said of them, saved or not. */
  said: Said;
  number: number;
  isOpen: boolean;
  error: (path: string) => string | undefined;
  onWrite: (said: Said) => void;
  onSave: (said: Said) => Promise<unknown>;
  onConflict: (isConflict: boolean) => Promise<unknown>;
}): JSX.Element {
  const t = useMessages(loadSelection);
  const form = useMessages(loadForm);
  const fieldWords = useFieldWords();
  const [isBusy, setBusy] = createSignal(false);
  const isFit = () => isFormallyFit(saidBy(props.sheet.criteria, props.said));
  const write = (part: Partial<Said>) => props.onWrite({ ...props.said, ...part });
  const submit = async () => {
    if (isBusy()) return;
    setBusy(true);
    await props.onSave(props.said);
    setBusy(false);
  };
  const answered = useAnswered(
    () => everAsked(props.event),
    () => props.applicant,
    (questionId) => linkAttachment(props.event.eventId, props.applicant.registrationId, questionId),
  );
  const facts = () => {
    const { applicant, event } = props;
    const titles = everOffered(event)
      .flatMap((group) => group.options)
      .filter(({ optionId }) => applicant.options.includes(optionId))
      .map(({ title }) => inLocale(title, locale()).text);
    const fields = (["position", "countyCode"] as const).flatMap((id) =>
      shownField(id, { [id]: applicant[id] }, fieldWords()).map(({ text }) => ({
        term: listedName(form(), id),
        text,
      })),
    );
    const own = [
      { term: t().sheet.institution, text: applicant.institution },
      ...fields,
      { term: t().sheet.registered, text: formatDay(locale(), dayAt(applicant.createdAt, event.timeZone)) },
      { term: t().sheet.choices, text: titles.join(", ") },
    ].flatMap(({ term, text }) => (text ? [{ term, description: () => text as JSX.Element }] : []));
    const asked = answered().map(({ term, description }) => ({
      term,
      description: () => <span class={styles.preserved}>{description()}</span>,
    }));
    return [...own, ...asked];
  };
  return (
    <div class={styles.stack}>
      <div>
        <p class={styles.soft}>{t().sheet.of(props.number, props.sheet.applicants.length)}</p>
        <h2 class={styles.heading} id="sheet-applicant" tabIndex={-1}>
          {props.applicant.firstName} {props.applicant.lastName}
        </h2>
      </div>
      <DetailsList items={facts()} />
      <Show when={props.applicant.bar}>
        {(bar) => (
          <Notice
            meaning="note"
            title={t().sheet.barred[bar()]}
            actions={
              <Show when={bar() === "conflict" && props.isOpen}>
                <Button small onClick={() => props.onConflict(false)}>
                  {t().sheet.noConflict}
                </Button>
              </Show>
            }
          />
        )}
      </Show>
      <Show when={!props.applicant.bar}>
        <form
          class={styles.stack}
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void submit();
          }}
        >
          <For each={props.sheet.criteria}>
            {(criterion) => {
              const { criterionId } = criterion;
              const label = () => inLocale(criterion.title, locale()).text;
              return criterion.type === "formal" ? (
                <RadioGroup
                  name={`formal.${criterionId}`}
                  label={label()}
                  help={criterion.help}
                  inline
                  disabled={!props.isOpen}
                  value={
                    props.said.formal[criterionId] === undefined
                      ? undefined
                      : props.said.formal[criterionId]
                        ? "yes"
                        : "no"
                  }
                  options={(["yes", "no"] as const).map((value) => ({ value, label: t().sheet[value] }))}
                  error={props.error(`formal.${criterionId}`)}
                  onChange={(said) =>
                    write({ formal: { ...props.said.formal, [criterionId]: said === "yes" } })
                  }
                />
              ) : (
                <NumberField
                  name={`points.${criterionId}`}
                  label={label()}
                  help={criterion.help}
                  unit={t().sheet.outOf(criterion.most)}
                  disabled={!props.isOpen || !isFit()}
                  value={props.said.points[criterionId]}
                  error={props.error(`points.${criterionId}`)}
                  onInput={(number) => {
                    const { [criterionId]: _, ...others } = props.said.points;
                    write({ points: number === undefined ? others : { ...others, [criterionId]: number } });
                  }}
                />
              );
            }}
          </For>
          <Show when={!isFit()}>
            <p class={styles.soft}>{t().sheet.unfit}</p>
          </Show>
          <TextArea
            name="note"
            label={t().sheet.note}
            help={t().sheet.noteHelp}
            optional
            rows={2}
            maxLength={500}
            disabled={!props.isOpen}
            value={props.said.note}
            error={props.error("note")}
            onInput={(note) => write({ note })}
          />
          <Show when={props.isOpen}>
            <div class={styles.actions}>
              <Button kind="primary" type="submit" busy={isBusy()}>
                {t().sheet.save}
              </Button>
              <Button kind="quiet" onClick={() => props.onConflict(true)}>
                {t().sheet.conflict}
              </Button>
            </div>
          </Show>
        </form>
      </Show>
    </div>
  );
}
