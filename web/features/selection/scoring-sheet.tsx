import { everOffered } from "@zapisy/core/event/rules";
import type { StaffEventView } from "@zapisy/core/event/answer";
import type { SelectionSheet, SheetApplicant } from "@zapisy/core/selection/answer";
import { isFormallyFit } from "@zapisy/core/selection/rules";
import { inLocale } from "@zapisy/core/shared/localized-text";
import { dayAt } from "@zapisy/core/shared/time";
import { formatDay } from "@zapisy/words";
import { loadSelection } from "@zapisy/words/selection";
import type { JSX } from "solid-js";
import { createMemo, createSignal, For, Show } from "solid-js";
import { useErrorText } from "../../data/error-text.ts";
import { locale, useMessages } from "../../data/locale.ts";
import { createRefusals } from "../../forms/refusals.ts";
import { Button } from "../../ui/button.tsx";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { DetailsList } from "../../ui/details-list.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { fieldId } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { NumberField } from "../../ui/number-field.tsx";
import { RadioGroup } from "../../ui/radio-group.tsx";
import { SelectField } from "../../ui/select-field.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { showToast } from "../../ui/toast.tsx";
import { OwnInstitutions } from "./own-institutions.tsx";
import { closeSheet, declareConflict, judge } from "./selection-api.ts";
import styles from "./selection.module.css";

/** One's own sheet: one applicant after the other, to be filled in by keyboard alone. */
export function ScoringSheet(props: {
  event: StaffEventView;
  sheet: SelectionSheet;
  onChanged: () => unknown;
}): JSX.Element {
  const t = useMessages(loadSelection);
  const errors = useErrorText();
  const applicants = () => props.sheet.applicants;
  const isLeft = (one: SheetApplicant) => !one.bar && !one.judgement;
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
  const markOf = (one: SheetApplicant) =>
    one.bar ? t().sheet.mark.barred : one.judgement ? t().sheet.mark.judged : t().sheet.mark.left;
  const go = (to: number) => {
    const next = applicants()[to];
    if (!next) return;
    setShownId(next.registrationId);
    queueMicrotask(() => document.getElementById("sheet-applicant")?.focus());
  };
  const close = async () => {
    try {
      await closeSheet(props.event.eventId);
    } catch (error) {
      showToast({ meaning: "stop", text: errors.ofError(error) });
    }
    setClosing(false);
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
              <Button popup="dialog" disabled={own().some(isLeft)} onClick={() => setClosing(true)}>
                {t().sheet.close}
              </Button>
            </Show>
          </div>
          <SelectField
            name="sheet.applicant"
            label={t().sheet.applicant}
            value={shown()?.registrationId ?? ""}
            options={applicants().map((one, at) => ({
              value: one.registrationId,
              label: `${at + 1}. ${one.lastName} ${one.firstName} – ${markOf(one)}`,
            }))}
            onChange={(registrationId) => setShownId(registrationId)}
          />
          <Show when={shown()?.registrationId} keyed>
            <Applicant
              event={props.event}
              sheet={props.sheet}
              applicant={shown() as SheetApplicant}
              number={index() + 1}
              isOpen={isOpen()}
              onSaved={async () => {
                await props.onChanged();
                const rest = [...applicants().slice(index() + 1), ...applicants().slice(0, index())];
                const next = rest.find(isLeft);
                if (next) go(applicants().indexOf(next));
              }}
              onChanged={props.onChanged}
            />
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
    </div>
  );
}

/** One applicant with what they said, and what one says of them. */
function Applicant(props: {
  event: StaffEventView;
  sheet: SelectionSheet;
  applicant: SheetApplicant;
  number: number;
  isOpen: boolean;
  onSaved: () => Promise<unknown>;
  onChanged: () => unknown;
}): JSX.Element {
  const t = useMessages(loadSelection);
  const errors = useErrorText();
  // oxlint-disable-next-line solid/reactivity -- another applicant is another form
  const before = props.applicant.judgement;
  const [formal, setFormal] = createSignal<Record<string, boolean>>(before?.formal ?? {});
  const [points, setPoints] = createSignal<Record<string, number>>(before?.points ?? {});
  const [note, setNote] = createSignal(before?.note ?? "");
  const [isBusy, setBusy] = createSignal(false);
  const refusals = createRefusals(([first]) => {
    if (first) document.getElementById(fieldId(first.path))?.focus();
  });
  const isFit = () => isFormallyFit({ formal: formal() });
  const submit = async () => {
    if (isBusy()) return;
    refusals.clear();
    setBusy(true);
    try {
      await judge(props.event.eventId, props.applicant.registrationId, {
        formal: formal(),
        points: isFit() ? points() : {},
        note: note() || undefined,
        round: props.sheet.round,
      });
      showToast({ text: t().sheet.saved });
      await props.onSaved();
    } catch (error) {
      refusals.fail(error);
    } finally {
      setBusy(false);
    }
  };
  const conflict = async (isConflict: boolean) => {
    try {
      await declareConflict(props.event.eventId, props.applicant.registrationId, isConflict);
    } catch (error) {
      showToast({ meaning: "stop", text: errors.ofError(error) });
    }
    await props.onChanged();
  };
  const facts = () => {
    const { institution, position, createdAt, options, answers } = props.applicant;
    const titles = everOffered(props.event)
      .flatMap((group) => group.options)
      .filter(({ optionId }) => options.includes(optionId))
      .map(({ title }) => inLocale(title, locale()).text);
    const asked = props.event.form.questions.flatMap((question) => {
      const answer = answers[question.questionId];
      if (!answer) return [];
      const chosen = "answers" in question ? question.answers : [];
      const shown = chosen?.find(({ answerId }) => answerId === answer);
      const text = shown ? inLocale(shown.label, locale()).text : answer;
      return [{ term: inLocale(question.label, locale()).text, text }];
    });
    return [
      { term: t().sheet.institution, text: institution },
      { term: t().sheet.position, text: position },
      { term: t().sheet.registered, text: formatDay(locale(), dayAt(createdAt, props.event.timeZone)) },
      { term: t().sheet.choices, text: titles.join(", ") },
      ...asked,
    ].flatMap(({ term, text }) =>
      text ? [{ term, description: () => <span class={styles.preserved}>{text}</span> }] : [],
    );
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
                <Button small onClick={() => conflict(false)}>
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
          <Show when={refusals.failure()}>
            {(text) => <Notice meaning="stop" live="alert" title={text()} />}
          </Show>
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
                    formal()[criterionId] === undefined ? undefined : formal()[criterionId] ? "yes" : "no"
                  }
                  options={(["yes", "no"] as const).map((value) => ({ value, label: t().sheet[value] }))}
                  error={refusals.error(`formal.${criterionId}`)}
                  onChange={(said) => setFormal({ ...formal(), [criterionId]: said === "yes" })}
                />
              ) : (
                <NumberField
                  name={`points.${criterionId}`}
                  label={label()}
                  help={criterion.help}
                  unit={t().sheet.outOf(criterion.most)}
                  disabled={!props.isOpen || !isFit()}
                  value={points()[criterionId]}
                  error={refusals.error(`points.${criterionId}`)}
                  onInput={(number) => {
                    const { [criterionId]: _, ...others } = points();
                    setPoints(number === undefined ? others : { ...others, [criterionId]: number });
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
            value={note()}
            error={refusals.error("note")}
            onInput={setNote}
          />
          <Show when={props.isOpen}>
            <div class={styles.actions}>
              <Button kind="primary" type="submit" busy={isBusy()}>
                {t().sheet.save}
              </Button>
              <Button kind="quiet" onClick={() => conflict(true)}>
                {t().sheet.conflict}
              </Button>
            </div>
          </Show>
        </form>
      </Show>
    </div>
  );
}
