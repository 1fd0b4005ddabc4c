import { everAsked, everOffered, groupsOf, hasRules } from "@zapisy/core/event/rules";
import type { StaffEventView } from "@zapisy/core/event/answer";
import { usualRecipients } from "@zapisy/core/circular/rules";
import { TICKED_MAX, type Recipients } from "@zapisy/core/circular/schema";
import { REGISTRATION_STATUSES, type RegistrationId } from "@zapisy/core/registration/schema";
import { inLocale } from "@zapisy/core/shared/localized-text";
import { type CircularMessages, loadCircular } from "@zapisy/words/circular";
import { loadCommon } from "@zapisy/words/common";
import type { JSX } from "solid-js";
import { createEffect, createSignal, For, Show } from "solid-js";
import { locale, useMessages } from "../../data/locale.ts";
import { createPagedList } from "../../data/paged-list.ts";
import { useTerritory } from "../../data/territory.ts";
import { Checkbox, CheckboxGroup } from "../../ui/checkbox.tsx";
import { ErrorState } from "../../ui/error-state.tsx";
import { LoadMore } from "../../ui/load-more.tsx";
import { RadioGroup } from "../../ui/radio-group.tsx";
import { SearchField } from "../../ui/search-field.tsx";
import { SelectField } from "../../ui/select-field.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { useEventEditor } from "../event-editor/event-editor.tsx";
import { listRegistrations } from "../participant-list/registration-api.ts";
import styles from "./circular.module.css";

type Chosen = Extract<Recipients, { by: "filter" }>;

interface FieldProps {
  event: StaffEventView;
  error: (path: string) => string | undefined;
}

/** Whom a letter is for: everybody of whom something holds, or people who are ticked. */
export function RecipientsField(
  props: FieldProps & { value: Recipients; onChange: (recipients: Recipients) => void },
): JSX.Element {
  const t = useMessages(loadCircular);
  const [ticked, setTicked] = createSignal<readonly RegistrationId[]>(
    // oxlint-disable-next-line solid/reactivity -- what was chosen first; both choices are kept while one goes between them
    props.value.by === "hand" ? props.value.registrationIds : [],
  );
  const [chosen, setChosen] = createSignal<Chosen>(
    // oxlint-disable-next-line solid/reactivity -- the same
    props.value.by === "filter" ? props.value : usualRecipients(),
  );
  // Somebody else's choice, too, once it is taken over.
  createEffect(() => {
    const { value } = props;
    if (value.by === "hand") setTicked([...value.registrationIds]);
    else setChosen({ ...value, statuses: [...value.statuses] });
  });
  const choose = (next: Chosen) => {
    setChosen(next);
    props.onChange(next);
  };
  const tick = (next: readonly RegistrationId[]) => {
    setTicked(next);
    props.onChange({ by: "hand", registrationIds: [...next] });
  };
  return (
    <>
      <RadioGroup
        name="recipients.by"
        label={t().recipients.by}
        inline
        value={props.value.by}
        options={(["filter", "hand"] as const).map((value) => ({
          value,
          label: t().recipients.byOption[value],
        }))}
        onChange={(by) => (by === "hand" ? tick(ticked()) : choose(chosen()))}
      />
      <Show
        when={props.value.by === "filter"}
        fallback={<TickedPeople event={props.event} value={ticked()} onChange={tick} />}
      >
        <Conditions {...props} value={chosen()} onChange={choose} />
      </Show>
    </>
  );
}

const FLAGS = [
  "unanswered",
  "belowThreshold",
  "withoutCertificate",
  "agreedToImage",
  "notAgreedToImage",
  "agreedToNewsletter",
  "notAcceptedRules",
] as const;
type Flag = (typeof FLAGS)[number];

/** Whether an event asks for what a condition looks at. */
function isAsked(flag: Flag, event: StaffEventView): boolean {
  const { later = [], imageConsent, newsletterConsent } = event.form;
  if (flag === "unanswered") return later.length > 0;
  if (flag === "agreedToImage" || flag === "notAgreedToImage") return imageConsent;
  if (flag === "agreedToNewsletter") return newsletterConsent;
  return flag === "notAcceptedRules" ? hasRules(event) : true;
}

/** Questions that files answer. */
function fileQuestions(event: StaffEventView) {
  return everAsked(event).filter(({ type }) => type === "file");
}

/** Makes whom a letter is for into words, to be held against another choice. */
export function useRecipientsText(event: () => StaffEventView): (recipients: Recipients) => string {
  const t = useMessages(loadCircular);
  const common = useMessages(loadCommon);
  const territory = useTerritory();
  return (recipients) => {
    if (recipients.by === "hand") return t().recipients.ticked(recipients.registrationIds.length);
    const { statuses, optionId, institution, countyCode, groupId, withoutFile } = recipients;
    const option = everOffered(event())
      .flatMap((group) => group.options)
      .find((one) => one.optionId === optionId);
    const group = groupsOf(event()).find((one) => one.groupId === groupId);
    const paper = fileQuestions(event()).find((one) => one.questionId === withoutFile);
    return [
      ...statuses.map((status) => common().status[status].name),
      option && inLocale(option.title, locale()).text,
      institution,
      group && inLocale(group.name, locale()).text,
      paper && t().recipients.withoutFileOf(inLocale(paper.label, locale()).text),
      countyCode && (territory()?.findCounty(countyCode)?.name ?? countyCode),
      ...FLAGS.filter((flag) => recipients[flag]).map((flag) => flagLabel(t(), flag, event())),
    ]
      .filter(Boolean)
      .join(", ");
  };
}

function flagLabel(
  { recipients }: CircularMessages,
  flag: Flag,
  { attendanceThresholdPercent }: StaffEventView,
): string {
  return flag === "belowThreshold" ? recipients.belowThreshold(attendanceThresholdPercent) : recipients[flag];
}

function Conditions(props: FieldProps & { value: Chosen; onChange: (chosen: Chosen) => void }): JSX.Element {
  const t = useMessages(loadCircular);
  const common = useMessages(loadCommon);
  const editor = useEventEditor();
  const territory = useTerritory();
  const options = () => everOffered(props.event).flatMap((group) => group.options);
  const counties = () =>
    Object.keys(editor.counts()?.byCounty ?? {})
      .filter(Boolean)
      .map((value) => ({ value, label: territory()?.findCounty(value)?.name ?? value }))
      .toSorted((a, b) => a.label.localeCompare(b.label, locale()));
  // What is ticked stays to be seen, though the event does not ask for it any more.
  const flags = () => FLAGS.filter((flag) => isAsked(flag, props.event) || props.value[flag]);
  const setFlags = (held: readonly Flag[]) =>
    props.onChange({
      ...props.value,
      ...Object.fromEntries(FLAGS.map((flag) => [flag, held.includes(flag) || undefined])),
    });
  return (
    <div class={styles.conditions}>
      <CheckboxGroup
        name="recipients.statuses"
        label={t().recipients.statuses}
        values={props.value.statuses}
        options={REGISTRATION_STATUSES.map((value) => ({ value, label: common().status[value].name }))}
        error={props.error("recipients.statuses")}
        onChange={(statuses) => props.onChange({ ...props.value, statuses })}
      />
      <CheckboxGroup
        name="recipients.also"
        label={t().recipients.also}
        values={FLAGS.filter((flag) => props.value[flag])}
        options={flags().map((value) => ({ value, label: flagLabel(t(), value, props.event) }))}
        onChange={setFlags}
      />
      <div class={styles.conditions}>
        <Show when={options().length > 0}>
          <SelectField
            name="recipients.optionId"
            label={t().recipients.option}
            placeholder={t().recipients.anyOption}
            value={props.value.optionId ?? ""}
            options={options().map(({ optionId, title }) => ({
              value: optionId,
              label: inLocale(title, locale()).text,
            }))}
            onChange={(optionId) => props.onChange({ ...props.value, optionId: optionId || undefined })}
          />
        </Show>
        <TextField
          name="recipients.institution"
          label={t().recipients.institution}
          help={t().recipients.institutionHelp}
          autocomplete="off"
          maxLength={200}
          value={props.value.institution ?? ""}
          error={props.error("recipients.institution")}
          onInput={(text) => props.onChange({ ...props.value, institution: text || undefined })}
        />
        <Show when={groupsOf(props.event).length > 0}>
          <SelectField
            name="recipients.groupId"
            label={t().recipients.group}
            placeholder={t().recipients.anyGroup}
            value={props.value.groupId ?? ""}
            options={groupsOf(props.event).map(({ groupId, name }) => ({
              value: groupId,
              label: inLocale(name, locale()).text,
            }))}
            onChange={(groupId) => props.onChange({ ...props.value, groupId: groupId || undefined })}
          />
        </Show>
        <Show when={fileQuestions(props.event).length > 0}>
          <SelectField
            name="recipients.withoutFile"
            label={t().recipients.withoutFile}
            placeholder={t().recipients.anyFile}
            value={props.value.withoutFile ?? ""}
            options={fileQuestions(props.event).map(({ questionId, label }) => ({
              value: questionId,
              label: inLocale(label, locale()).text,
            }))}
            onChange={(questionId) =>
              props.onChange({ ...props.value, withoutFile: questionId || undefined })
            }
          />
        </Show>
        <Show when={counties().length > 0}>
          <SelectField
            name="recipients.countyCode"
            label={t().recipients.county}
            placeholder={t().recipients.anyCounty}
            value={props.value.countyCode ?? ""}
            options={counties()}
            onChange={(code) => props.onChange({ ...props.value, countyCode: code || undefined })}
          />
        </Show>
      </div>
    </div>
  );
}

function TickedPeople(props: {
  event: StaffEventView;
  value: readonly RegistrationId[];
  onChange: (ids: readonly RegistrationId[]) => void;
}): JSX.Element {
  const t = useMessages(loadCircular);
  const common = useMessages(loadCommon);
  const [q, setQ] = createSignal("");
  const people = createPagedList(
    () => q(),
    (asked, cursor) => listRegistrations(props.event.eventId, { q: asked || undefined }, cursor),
  );
  const isFull = () => props.value.length >= TICKED_MAX;
  return (
    <>
      <SearchField name="recipients.q" label={t().recipients.find} value={q()} onSearch={setQ} />
      <p class={styles.soft} role="status">
        {t().recipients.ticked(props.value.length)}
        <Show when={isFull()}> {t().recipients.tooMany}</Show>
      </p>
      <Show when={people.error()}>
        {(error) => <ErrorState error={error()} retry={() => people.refresh()} />}
      </Show>
      <div class={styles.listed} role="group" aria-label={t().recipients.listed}>
        <For each={people.items()}>
          {(person) => (
            <Checkbox
              name={`recipients.${person.registrationId}`}
              label={`${person.lastName} ${person.firstName}, ${common().status[person.status].name}`}
              checked={props.value.includes(person.registrationId)}
              disabled={isFull() && !props.value.includes(person.registrationId)}
              onChange={(isTicked) =>
                props.onChange(
                  isTicked
                    ? [...props.value, person.registrationId]
                    : props.value.filter((id) => id !== person.registrationId),
                )
              }
            />
          )}
        </For>
        <LoadMore shown={people.items().length} hasMore={people.hasMore()} onLoad={people.more} />
      </div>
    </>
  );
}
