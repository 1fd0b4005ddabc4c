import type { IndicatorView, ProjectIndicators } from "@zapisy/core/indicator/answer";
import { shareOf } from "@zapisy/core/indicator/rules";
import {
  type IndicatorChange,
  MAX_KINDS,
  MEASURED_WHEN,
  RULES,
  SPLITS,
  type ResultKind,
} from "@zapisy/core/indicator/schema";
import type { Project } from "@zapisy/core/project/answer";
import { inLocale } from "@zapisy/core/shared/localized-text";
import { loadIndicator } from "@zapisy/words/indicator";
import { loadStaff } from "@zapisy/words/staff";
import Plus from "~icons/lucide/plus";
import Trash from "~icons/lucide/trash";
import type { JSX } from "solid-js";
import { Index, Match, Show, Switch } from "solid-js";
import { newKey } from "../../data/client.ts";
import { locale, useMessages } from "../../data/locale.ts";
import { EditFormFrame } from "../../forms/edit-form-frame.tsx";
import { createEditForm } from "../../forms/edit-form.ts";
import { LocalizedField } from "../../forms/localized-field.tsx";
import { newPartId } from "../../forms/part-id.ts";
import { Button } from "../../ui/button.tsx";
import { Checkbox, CheckboxGroup } from "../../ui/checkbox.tsx";
import { FieldError, fieldId } from "../../ui/field.tsx";
import { Fieldset } from "../../ui/fieldset.tsx";
import { Notice } from "../../ui/notice.tsx";
import { NumberField } from "../../ui/number-field.tsx";
import { RadioGroup } from "../../ui/radio-group.tsx";
import { SelectField } from "../../ui/select-field.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { showToast } from "../../ui/toast.tsx";
import { addIndicator, changeIndicator, getIndicators } from "./indicator-api.ts";
import { checkIndicator, emptyDraft, type IndicatorDraft, toDraft } from "./indicator-draft.state.ts";
import styles from "./indicator.module.css";

/** Where it is said what an indicator counts, and what is to be reached. */
export function IndicatorForm(props: {
  project: Project;
  events: ProjectIndicators["events"];
  /** Left out for a new one. */
  indicator?: IndicatorView;
  onSaved: () => void;
}): JSX.Element {
  const t = useMessages(loadIndicator);
  const staff = useMessages(loadStaff);
  // oxlint-disable-next-line solid/reactivity -- the form begins with the indicator and then is its own
  const begin = props.indicator;
  // oxlint-disable-next-line solid/reactivity -- the project stays the same
  const { projectId, supports = [] } = props.project;
  const key = newKey();
  let version = begin?.version;
  const take = (indicator: IndicatorView) => {
    ({ version } = indicator);
    return toDraft(indicator);
  };
  const form = createEditForm<IndicatorDraft, IndicatorChange>({
    begin: begin ? toDraft(begin) : emptyDraft(),
    check: (draft) => checkIndicator(draft, version),
    async save({ version: of, ...input }) {
      const saved = begin
        ? await changeIndicator(projectId, begin.indicatorId, { ...input, version: of })
        : await addIndicator(projectId, input, key);
      showToast({ text: begin ? t().form.saved : t().form.added });
      const draft = take(saved);
      queueMicrotask(() => props.onSaved());
      return draft;
    },
    conflict: {
      code: "indicator.version_conflict",
      async load() {
        const { items, removed } = await getIndicators(projectId);
        const found = [...items, ...removed].find((one) => one.indicatorId === begin?.indicatorId);
        return found ? take(found) : emptyDraft();
      },
    },
  });
  const { draft, update, error } = form;
  const f = () => t().form;
  /** One of the other kinds of rule would forget what was entered. */
  const isFixed = begin?.rule.by === "result";
  const storedKinds = begin?.rule.by === "result" ? begin.rule.kinds : [];
  const isStored = (id: string) => storedKinds.some(({ kindId }) => kindId === id);
  const changeKind = (index: number, part: Partial<ResultKind>) =>
    update((one) => (one.kinds = one.kinds.map((each, at) => (at === index ? { ...each, ...part } : each))));
  const fieldName = (path: string) => {
    const [first = "", second = "", third = ""] = path.split(".");
    if (first === "rule" && second === "kinds") return third ? f().kind(Number(third) + 1) : f().kinds;
    const names: Record<string, string> = {
      "rule.supportId": f().support,
      "rule.hours": f().hours,
      "rule.eventIds": f().events,
      rule: f().who,
      by: f().who,
      supportId: f().support,
      supportHours: f().hours,
      hours: f().hours,
      hourUnit: f().hourUnit,
      eventIds: f().events,
      kinds: f().kinds,
      "target.value": f().value,
      target: f().target,
      as: f().target,
      value: f().value,
      "base.number": f().baseNumber,
      "base.contract": f().baseContract,
      base: f().base,
      from: f().base,
      baseNumber: f().baseNumber,
      baseContract: f().baseContract,
      "measured.days": f().days,
      when: f().measured,
      days: f().days,
      name: f().name,
      "name.en": staff().fieldInEnglish(f().name),
      unit: f().unit,
      "unit.en": staff().fieldInEnglish(f().unit),
      splits: f().splits,
      source: f().source,
    };
    return names[path] ?? names[first] ?? path;
  };
  /** What the percentage comes to of the number that is known. */
  const minimum = () => {
    const base = draft.from === "number" ? draft.baseNumber : draft.baseContract;
    const isKnown = draft.as === "percent" && base !== undefined && draft.value !== undefined;
    const people = isKnown ? shareOf(base, draft.value ?? 0) : Number.NaN;
    return Number.isFinite(people) && people > 0 ? people : undefined;
  };
  const offeredSupports = () => supports.filter((one) => !one.retired || one.supportId === draft.supportId);
  const events = () => {
    const known = props.events.map(({ eventId }) => eventId as string);
    const gone = draft.eventIds.filter((eventId) => !known.includes(eventId));
    return [
      ...props.events.map(({ eventId, title }) => ({
        value: eventId as string,
        label: inLocale(title, locale()).text,
        lang: inLocale(title, locale()).locale,
      })),
      ...gone.map((value) => ({ value, label: t().rule.goneEvent })),
    ];
  };
  return (
    <EditFormFrame class={styles.form} form={form} fieldName={fieldName} submitLabel={f().save}>
      <LocalizedField
        name="name"
        label={f().name}
        help={f().nameHelp}
        english
        value={draft.name}
        error={error}
        onInput={(name) => update((one) => (one.name = name))}
      />
      <LocalizedField
        name="unit"
        label={f().unit}
        english
        value={draft.unit}
        error={error}
        onInput={(unit) => update((one) => (one.unit = unit))}
      />
      <Fieldset name="rule" look="section" legend={f().who} help={f().whoHelp} error={error("rule")}>
        <Show when={!isFixed} fallback={<Notice meaning="note">{`${f().by.result}. ${f().kept}`}</Notice>}>
          <RadioGroup
            name="rule.by"
            label={f().who}
            hideLabel
            value={draft.by}
            options={RULES.map((value) => ({ value, label: f().by[value], help: f().byHelp[value] }))}
            onChange={(by) => update((one) => (one.by = by))}
          />
        </Show>
        <Switch>
          <Match when={draft.by === "support"}>
            <Show
              when={offeredSupports().length > 0}
              fallback={<Notice meaning="wait">{f().noSupports}</Notice>}
            >
              <SelectField
                name="rule.supportId"
                label={f().support}
                placeholder={f().chooseSupport}
                value={draft.supportId}
                options={offeredSupports().map(({ supportId, name }) => ({ value: supportId, label: name }))}
                error={error("rule.supportId")}
                onChange={(id) => update((one) => (one.supportId = id))}
              />
              <NumberField
                name="rule.hours"
                label={f().hours}
                help={f().hoursHelp}
                optional
                decimal
                value={draft.supportHours}
                error={error("rule.hours")}
                onInput={(hours) => update((one) => (one.supportHours = hours))}
              />
            </Show>
          </Match>
          <Match when={draft.by === "hours"}>
            <NumberField
              name="rule.hours"
              label={f().hours}
              decimal
              value={draft.hours}
              error={error("rule.hours")}
              onInput={(hours) => update((one) => (one.hours = hours))}
            />
            <SelectField
              name="rule.hourUnit"
              label={f().hourUnit}
              value={draft.hourUnit}
              options={(["clock", "didactic"] as const).map((value) => ({
                value,
                label: f().hourUnits[value],
              }))}
              onChange={(unit) => unit && update((one) => (one.hourUnit = unit))}
            />
          </Match>
          <Match when={draft.by === "certificate"}>
            <Show when={events().length > 0} fallback={<Notice meaning="note">{f().noEvents}</Notice>}>
              <CheckboxGroup
                name="rule.eventIds"
                label={f().events}
                help={f().eventsHelp}
                optional
                values={draft.eventIds}
                options={events()}
                error={error("rule.eventIds")}
                onChange={(ids) => update((one) => (one.eventIds = ids))}
              />
            </Show>
          </Match>
          <Match when={draft.by === "result"}>
            <div class={styles.kinds} id={fieldId("rule.kinds")} tabIndex={-1}>
              <p class={styles.help}>{f().kindsHelp}</p>
              <FieldError name="rule.kinds" error={error("rule.kinds")} />
              <Index each={draft.kinds}>
                {(kind, index) => (
                  <div class={styles.kind} role="group" aria-label={f().kind(index + 1)}>
                    <LocalizedField
                      name={`rule.kinds.${index}.name`}
                      label={f().kind(index + 1)}
                      english
                      value={kind().name}
                      error={error}
                      onInput={(name) => changeKind(index, { name })}
                    />
                    <Checkbox
                      name={`rule.kinds.${index}.special`}
                      label={f().kindSpecial}
                      help={f().kindSpecialHelp}
                      checked={kind().special ?? false}
                      disabled={storedKinds.some((one) => one.kindId === kind().kindId && one.special)}
                      onChange={(special) => changeKind(index, { special: special || undefined })}
                    />
                    <Show
                      when={isStored(kind().kindId)}
                      fallback={
                        <Show when={draft.kinds.length > 1}>
                          <div>
                            <Button
                              small
                              kind="quiet"
                              icon={<Trash />}
                              onClick={() => update((one) => (one.kinds = one.kinds.toSpliced(index, 1)))}
                            >
                              {f().removeKind(index + 1)}
                            </Button>
                          </div>
                        </Show>
                      }
                    >
                      <Checkbox
                        name={`rule.kinds.${index}.retired`}
                        label={f().kindRetired}
                        checked={kind().retired ?? false}
                        onChange={(retired) => changeKind(index, { retired: retired || undefined })}
                      />
                    </Show>
                  </div>
                )}
              </Index>
              <Show when={draft.kinds.length < MAX_KINDS}>
                <div>
                  <Button
                    small
                    icon={<Plus />}
                    onClick={() => {
                      update(
                        (one) => (one.kinds = [...one.kinds, { kindId: newPartId(), name: { pl: "" } }]),
                      );
                      const name = `rule.kinds.${draft.kinds.length - 1}.name.pl`;
                      queueMicrotask(() => document.getElementById(fieldId(name))?.focus());
                    }}
                  >
                    {f().addKind}
                  </Button>
                </div>
              </Show>
            </div>
          </Match>
        </Switch>
      </Fieldset>
      <Fieldset name="target" look="section" legend={f().target} help={f().targetHelp}>
        <div class={styles.row}>
          <SelectField
            name="target"
            label={f().target}
            value={draft.as}
            options={(["number", "percent", "more_than"] as const).map((value) => ({
              value,
              label: f().as[value],
            }))}
            placeholder={f().as[""]}
            error={error("target")}
            onChange={(as) => update((one) => (one.as = as))}
          />
          <Show when={draft.as !== ""}>
            <NumberField
              name="target.value"
              label={f().value}
              unit={draft.as === "percent" ? "%" : f().unitPeople}
              decimal={draft.as === "percent"}
              value={draft.value}
              error={error("target.value")}
              onInput={(value) => update((one) => (one.value = value))}
            />
          </Show>
        </div>
        <div class={styles.row}>
          <SelectField
            name="base"
            label={f().base}
            help={f().baseHelp}
            optional={draft.as !== "percent"}
            value={draft.from}
            options={(["number", "participants"] as const).map((value) => ({
              value,
              label: f().from[value],
            }))}
            placeholder={f().from[""]}
            error={error("base")}
            onChange={(from) => update((one) => (one.from = from))}
          />
          <Show when={draft.from === "number"}>
            <NumberField
              name="base.number"
              label={f().baseNumber}
              value={draft.baseNumber}
              error={error("base.number")}
              onInput={(number) => update((one) => (one.baseNumber = number))}
            />
          </Show>
          <Show when={draft.from === "participants"}>
            <NumberField
              name="base.contract"
              label={f().baseContract}
              help={f().baseContractHelp}
              optional
              value={draft.baseContract}
              error={error("base.contract")}
              onInput={(number) => update((one) => (one.baseContract = number))}
            />
          </Show>
        </div>
        <p class={styles.help} role="status">
          <Show when={minimum()}>{(people) => f().minimumIs(people())}</Show>
        </p>
      </Fieldset>
      <CheckboxGroup
        name="splits"
        label={f().splits}
        optional
        values={draft.splits}
        options={SPLITS.map((value) => ({ value, label: t().split[value] }))}
        onChange={(splits) => update((one) => (one.splits = splits))}
      />
      <TextField
        name="source"
        label={f().source}
        help={f().sourceHelp}
        optional
        autocomplete="off"
        maxLength={600}
        value={draft.source}
        error={error("source")}
        onInput={(source) => update((one) => (one.source = source))}
      />
      <div class={styles.row}>
        <SelectField
          name="measured"
          label={f().measured}
          value={draft.when}
          options={MEASURED_WHEN.map((value) => ({ value, label: f().when[value] }))}
          onChange={(when) => when && update((one) => (one.when = when))}
        />
        <Show when={draft.when === "days_after"}>
          <NumberField
            name="measured.days"
            label={f().days}
            unit={f().daysUnit}
            value={draft.days}
            error={error("measured.days")}
            onInput={(days) => update((one) => (one.days = days))}
          />
        </Show>
      </div>
    </EditFormFrame>
  );
}
