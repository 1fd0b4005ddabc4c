import type { RecruitmentState } from "@zapisy/core/event/answer";
import { loadPublic } from "@zapisy/words/public";
import type { JSX } from "solid-js";
import { Show } from "solid-js";
import { useMessages } from "../../data/locale.ts";
import type { Meaning } from "../../ui/meaning.tsx";
import { StateBadge, Tag } from "../../ui/tag.tsx";

const MEANING = {
  open: "ok",
  upcoming: "note",
  cancelled: "stop",
  tentative: "note",
  referralsOnly: "note",
} as const satisfies Partial<Record<RecruitmentState["state"] | "referralsOnly", Meaning>>;

/** Whether one can sign up, as a badge; another state is another element. What is simply over is quiet. */
export function RecruitmentBadge(props: {
  event: { recruitment: Pick<RecruitmentState, "state" | "referralsOnly">; over: boolean };
}): JSX.Element {
  const t = useMessages(loadPublic);
  const state = () => props.event.recruitment.state;
  const loud = (): keyof typeof MEANING | undefined => {
    const now = state();
    if (now === "closed") return undefined;
    // Open to whom an institution refers: whoever reads it cannot sign up.
    return props.event.recruitment.referralsOnly && now !== "cancelled" && now !== "tentative"
      ? "referralsOnly"
      : now;
  };
  return (
    <Show
      when={loud()}
      keyed
      fallback={<Tag>{props.event.over ? t().recruitment.over : t().recruitment.closed}</Tag>}
    >
      {(now) => <StateBadge meaning={MEANING[now]}>{t().recruitment[now]}</StateBadge>}
    </Show>
  );
}
