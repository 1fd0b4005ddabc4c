import type { EventDates } from "@zapisy/core/event/schema";
import { addDays, daysBetween, isDay } from "@zapisy/core/shared/time";
import { formatWhen } from "@zapisy/words";
import { loadStaff } from "@zapisy/words/staff";
import type { JSX } from "solid-js";
import { createSignal, Match, Show, Switch } from "solid-js";
import { serverNow } from "../../../data/clock.ts";
import { locale, useMessages } from "../../../data/locale.ts";
import { DateField } from "../../../ui/date-field.tsx";
import { RadioGroup } from "../../../ui/radio-group.tsx";
import { SelectField } from "../../../ui/select-field.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import styles from "./dates-field.module.css";
import type { Precision } from "./tentative.state.ts";
import { months, periodOf, precisionOf, yearOf } from "./tentative.state.ts";

interface DatesFieldProps {
  dates: EventDates;
  onChange: (dates: EventDates) => void;
  error: (path: string) => string | undefined;
  disabled?: boolean;
}

/** When an event is: exact days, or a month, a half-year, a year, or not known yet. */
export function DatesField(props: DatesFieldProps): JSX.Element {
  const t = useMessages(loadStaff);
  // What was chosen on the other side comes back when one changes one's mind.
  const [lastExact, setLastExact] = createSignal<EventDates>({ type: "exact", startsOn: "", endsOn: "" });
  const [lastTentative, setLastTentative] = createSignal<EventDates>({ type: "tentative", period: "" });
  const exact = () => (props.dates.type === "exact" ? props.dates : undefined);
  const period = () => (props.dates.type === "tentative" ? props.dates.period : "");
  const setType = (type: EventDates["type"]) => {
    if (type === props.dates.type) return;
    if (props.dates.type === "exact") setLastExact(props.dates);
    else setLastTentative(props.dates);
    props.onChange(type === "exact" ? lastExact() : lastTentative());
  };
  const setStart = (startsOn: string) => {
    const dates = exact();
    if (!dates) return;
    // The length stays when the beginning moves, so a four-day visit stays one of four days.
    const length =
      isDay(dates.startsOn) && isDay(dates.endsOn) ? daysBetween(dates.startsOn, dates.endsOn) : 0;
    const endsOn = isDay(startsOn) ? addDays(startsOn, Math.max(0, length)) : dates.endsOn;
    props.onChange({ type: "exact", startsOn, endsOn });
  };
  const setPeriod = (next: string) => props.onChange({ type: "tentative", period: next });
  const precision = () => precisionOf(period());
  const thisYear = () => String(serverNow().getFullYear());
  const year = () => yearOf(period()) ?? thisYear();
  const isKnown = () => {
    const dates = exact();
    return dates ? isDay(dates.startsOn) && isDay(dates.endsOn) && dates.startsOn <= dates.endsOn : true;
  };
  return (
    <div class={styles.content}>
      <RadioGroup
        name="dates.type"
        label={t().dates.legend}
        disabled={props.disabled}
        error={props.error("dates")}
        inline
        value={props.dates.type}
        options={[
          { value: "exact", label: t().dates.exact },
          { value: "tentative", label: t().dates.tentative },
        ]}
        onChange={setType}
      />
      <Switch>
        <Match when={exact()}>
          {(dates) => (
            <div class={styles.row}>
              <DateField
                name="dates.startsOn"
                label={t().dates.startsOn}
                value={dates().startsOn}
                error={props.error("dates.startsOn")}
                onInput={setStart}
              />
              <DateField
                name="dates.endsOn"
                label={t().dates.endsOn}
                value={dates().endsOn}
                min={dates().startsOn}
                error={props.error("dates.endsOn")}
                onInput={(endsOn) => props.onChange({ ...dates(), endsOn })}
              />
            </div>
          )}
        </Match>
        <Match when={props.dates.type === "tentative"}>
          <div class={styles.row}>
            <SelectField<Precision>
              name="dates.period"
              label={t().dates.period}
              width="medium"
              value={precision()}
              error={props.error("dates.period")}
              options={(["month", "half", "year", "unknown"] as const).map((value) => ({
                value,
                label: t().dates.periods[value],
              }))}
              onChange={(next) => next && setPeriod(periodOf(next, year(), period()))}
            />
            <Show when={precision() === "month"}>
              <SelectField
                name="dates.month"
                label={t().dates.month}
                width="medium"
                value={period().slice(5)}
                options={months(locale())}
                onChange={(month) => setPeriod(`${year()}-${month}`)}
              />
            </Show>
            <Show when={precision() === "half"}>
              <SelectField
                name="dates.half"
                label={t().dates.half}
                width="medium"
                value={period().slice(5)}
                options={[
                  { value: "H1", label: t().dates.firstHalf },
                  { value: "H2", label: t().dates.secondHalf },
                ]}
                onChange={(half) => setPeriod(`${year()}-${half}`)}
              />
            </Show>
            <Show when={precision() !== "unknown"}>
              <TextField
                name="dates.year"
                label={t().dates.year}
                width="short"
                inputMode="numeric"
                maxLength={4}
                value={year()}
                onInput={(text) => setPeriod(text.replace(/\D/g, "") + period().slice(4))}
              />
            </Show>
          </div>
        </Match>
      </Switch>
      <Show when={isKnown()}>
        <p class={styles.words} role="status">
          {t().dates.inWords(formatWhen(locale(), { dates: props.dates }))}
        </p>
      </Show>
    </div>
  );
}
