import type { AttendanceUnit } from "@zapisy/core/attendance/answer";
import { isListed } from "@zapisy/core/attendance/rules";
import { loadAttendance } from "@zapisy/words/attendance";
import type { JSX } from "solid-js";
import { For, Show, untrack } from "solid-js";
import { useMessages } from "../../../data/locale.ts";
import { Button } from "../../../ui/button.tsx";
import { Notice } from "../../../ui/notice.tsx";
import hidden from "../../../ui/visually-hidden.module.css";
import type { Place, RateRow } from "./rate.state.ts";
import type { Meaning } from "../../../ui/meaning.tsx";
import styles from "./rate-table.module.css";
import type { RecordWords } from "../record-words.ts";

/** How it looks where somebody stands against the rule. */
export const PLACE_MEANING = {
  reached: "ok",
  open: "note",
  risk: "wait",
  lost: "stop",
} as const satisfies Record<Place, Meaning>;

/** How many names a warning holds before it says "and more". */
const NAMES_IN_WARNING = 8;

/** Who may miss the rule, before it is too late. */
export function Warning(props: {
  place: "lost" | "risk";
  rows: readonly RateRow[];
  onShow: () => void;
}): JSX.Element {
  const t = useMessages(loadAttendance);
  const names = () =>
    props.rows
      .slice(0, NAMES_IN_WARNING)
      .map(({ person }) => `${person.lastName} ${person.firstName}`)
      .join(", ");
  const more = () => props.rows.length - NAMES_IN_WARNING;
  return (
    <Show when={props.rows.length > 0}>
      <Notice
        meaning={PLACE_MEANING[props.place]}
        title={
          props.place === "lost"
            ? t().rates.lostTitle(props.rows.length)
            : t().rates.riskTitle(props.rows.length)
        }
        actions={
          <Button small onClick={() => props.onShow()}>
            {t().rates.showThem}
          </Button>
        }
      >
        {names()}
        <Show when={more() > 0}> {t().rates.andMore(more())}</Show>
      </Notice>
    </Show>
  );
}

/**
 * One person at one unit. A large event has tens of thousands of these, so nothing in it is reactive: the row is
 * made anew when a record changes, and the table when the language does.
 */
export function Cell(props: { row: RateRow; unit: AttendanceUnit; words: RecordWords }): JSX.Element {
  const t = useMessages(loadAttendance);
  // oxlint-disable-next-line solid/reactivity -- read once, as said above
  const { unit, words, row } = props;
  const [kind, sign, text, minutes] = untrack(() => {
    const { person } = row;
    if (!isListed(unit, person)) return ["elsewhere", "", words.left(person) ?? t().notExpected, ""];
    const record = person.records[unit.unitId];
    const said = words.state(record ?? {});
    const letter = record?.state ? t().sign[record.state] : "–";
    if (record && record.conflict.length > 0)
      return ["conflict", `${letter}?`, `${t().rates.conflictSign}: ${said.toLowerCase()}`, ""];
    const isPart = record?.state === "left_early" && record.minutes !== undefined;
    return [record?.state ?? "none", letter, said, isPart ? t().minutes(record.minutes ?? 0) : ""];
  });
  return (
    <td class={styles.cell} data-state={kind} title={text}>
      <span aria-hidden="true">{sign}</span>
      <span class={hidden.hidden}>{text}</span>
      <span class={styles.second} aria-hidden="true">
        {minutes}
      </span>
    </td>
  );
}

/** What the signs of the table mean. */
export function Legend(): JSX.Element {
  const t = useMessages(loadAttendance);
  const signs = (): [kind: string, sign: string, text: string][] => [
    ["present", t().sign.present, t().state.present],
    ["left_early", t().sign.left_early, t().state.left_early],
    ["excused", t().sign.excused, t().state.excused],
    ["absent", t().sign.absent, t().state.absent],
    ["none", "–", t().rates.noRecordSign],
    ["conflict", "?", t().rates.conflictSign],
  ];
  return (
    <dl class={styles.legend} aria-label={t().rates.legend}>
      <For each={signs()}>
        {([kind, sign, text]) => (
          <div>
            <dt class={styles.sign} data-state={kind}>
              {sign}
            </dt>
            <dd>{text}</dd>
          </div>
        )}
      </For>
    </dl>
  );
}
