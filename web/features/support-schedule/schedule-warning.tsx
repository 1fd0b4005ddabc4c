import { A } from "@solidjs/router";
import { formatMonth } from "@zapisy/words";
import { loadStaff } from "@zapisy/words/staff";
import type { JSX } from "solid-js";
import { Show } from "solid-js";
import { locale, useMessages } from "../../data/locale.ts";
import { createPart } from "../../data/part.ts";
import { Notice } from "../../ui/notice.tsx";
import { getNext } from "./schedule-api.ts";

/** Says that the schedule of the next month is missing, or not published; nothing where it is, or where nobody asked it. */
export function ScheduleWarning(props: { projectId: string }): JSX.Element {
  const t = useMessages(loadStaff);
  const next = createPart(() => props.projectId, getNext);
  const text = () => {
    const { state, month } = next.value() ?? {};
    if (!month) return undefined;
    const name = formatMonth(locale(), month);
    if (state === "unpublished") return t().project.scheduleUnpublished(name);
    return state === "missing" ? t().project.scheduleMissing(name) : undefined;
  };
  return (
    <Show when={text()}>
      {(said) => (
        <Notice meaning="wait">
          {said()} <A href={`/staff/projects/${props.projectId}/schedule`}>{t().project.seeSchedule}</A>
        </Notice>
      )}
    </Show>
  );
}
