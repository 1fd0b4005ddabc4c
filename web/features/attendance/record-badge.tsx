import type { AttendanceRecord } from "@zapisy/core/attendance/answer";
import CircleDashed from "~icons/lucide/circle-dashed";
import DoorOpen from "~icons/lucide/door-open";
import ShieldCheck from "~icons/lucide/shield-check";
import type { JSX } from "solid-js";
import { Show } from "solid-js";
import { StateBadge, Tag } from "../../ui/tag.tsx";
import { MEANING } from "./record-words.ts";
import type { RecordWords } from "./record-words.ts";

/** What a record says: icon, word and colour; quiet while nothing is recorded. */
export function RecordBadge(props: {
  record: Pick<AttendanceRecord, "state" | "minutes"> | undefined;
  words: RecordWords;
}): JSX.Element {
  return (
    <Show
      when={props.record?.state}
      fallback={<Tag icon={<CircleDashed />}>{props.words.state(props.record ?? {})}</Tag>}
    >
      {(state) => (
        <StateBadge
          meaning={MEANING[state()]}
          icon={
            // Two states share no icon with "done" and "stopped": one came and went, one has a reason.
            state() === "left_early" ? <DoorOpen /> : state() === "excused" ? <ShieldCheck /> : undefined
          }
        >
          {props.words.state(props.record ?? {})}
        </StateBadge>
      )}
    </Show>
  );
}
