import type { RecruitmentState } from "@zapisy/core/event/answer";
import type { EventId } from "@zapisy/core/event/schema";
import { loadStaff } from "@zapisy/words/staff";
import type { JSX } from "solid-js";
import { Show } from "solid-js";
import { useMessages } from "../../data/locale.ts";
import { createPart } from "../../data/part.ts";
import { countInterests } from "./interest-api.ts";

/** How many people want to be told when one can sign up, while some do; who they are nobody is told. */
export function InterestCount(props: { eventId: EventId; state: RecruitmentState["state"] }): JSX.Element {
  const t = useMessages(loadStaff);
  const isAhead = () => props.state === "upcoming" || props.state === "tentative";
  const part = createPart(() => isAhead() && props.eventId, countInterests);
  return (
    <Show when={isAhead() && part.value()?.waiting}>
      {(waiting) => <p>{t().overview.interested(waiting())}</p>}
    </Show>
  );
}
