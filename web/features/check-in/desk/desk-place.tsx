import { loadCheckIn } from "@zapisy/words/check-in";
import type { JSX } from "solid-js";
import { createMemo } from "solid-js";
import { useMessages } from "../../../data/locale.ts";
import { SelectField } from "../../../ui/select-field.tsx";
import { VisuallyHidden } from "../../../ui/visually-hidden.tsx";
import { tallyOf, type DeskRow } from "./desk.state.ts";
import styles from "./desk.module.css";
import { Told } from "../../../ui/told.tsx";
import type { AttendanceUnit } from "@zapisy/core/attendance/answer";
import type { DeskWords } from "./desk-words.ts";

interface DeskPlaceProps {
  unit: AttendanceUnit;
  offered: readonly AttendanceUnit[];
  rows: readonly DeskRow[];
  words: DeskWords;
  onChoose: (unitId: string) => void;
}

/** Which unit the desk is at, and how many are there. */
export function DeskPlace(props: DeskPlaceProps): JSX.Element {
  const t = useMessages(loadCheckIn);
  const tally = createMemo(() => tallyOf(props.rows));
  return (
    <div class={styles.place}>
      <SelectField
        name="unit"
        label={t().unit.label}
        value={props.unit.unitId}
        options={props.offered.map((one) => ({ value: one.unitId, label: props.words.unitOption(one) }))}
        onChange={(unitId) => props.onChoose(unitId)}
      />
      <div class={styles.tally}>
        <p aria-hidden="true" class={styles.count}>
          <span class={styles.number}>
            <Told>{String(tally().present)}</Told>
          </span>{" "}
          <Told>{`${t().tally.of} ${tally().expected} ${t().tally.present(tally().expected)}`}</Told>
        </p>
        <VisuallyHidden>
          <Told>{t().tally.spoken(tally().present, tally().expected)}</Told>
        </VisuallyHidden>
        <p class={styles.soft}>
          <Told>
            {[
              tally().leftEarly > 0 && t().tally.leftEarly(tally().leftEarly),
              tally().excused > 0 && t().tally.excused(tally().excused),
              tally().absent > 0 && t().tally.absent(tally().absent),
            ]
              .filter(Boolean)
              .join(", ")}
          </Told>
        </p>
      </div>
    </div>
  );
}
