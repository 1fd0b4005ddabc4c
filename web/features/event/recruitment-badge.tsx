import type { RecruitmentState } from "@zapisy/core/event/schema";
import { loadPublic } from "@zapisy/messages/public";
import type { JSX } from "solid-js";
import { useMessages } from "../../data/locale.ts";
import type { Meaning } from "../../ui/meaning.tsx";
import { StateBadge, Tag } from "../../ui/tag.tsx";

const MEANING = {
  open: "ok",
  upcoming: "note",
  cancelled: "stop",
  tentative: "note",
} as const satisfies Partial<Record<RecruitmentState["state"], Meaning>>;

/** Whether one can sign up, as a badge. What is simply over is quiet. */
export function RecruitmentBadge(props: { state: RecruitmentState["state"] }): JSX.Element {
  const t = useMessages(loadPublic);
  return (
    <>
      {props.state === "closed" ? (
        <Tag>{t().recruitment.closed}</Tag>
      ) : (
        <StateBadge meaning={MEANING[props.state]}>{t().recruitment[props.state]}</StateBadge>
      )}
    </>
  );
}
