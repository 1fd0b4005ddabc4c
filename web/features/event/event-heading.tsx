import type { EventView } from "@zapisy/core/event/answer";
import { loadPublic } from "@zapisy/words/public";
import type { JSX } from "solid-js";
import { Show } from "solid-js";
import { locale, useMessages } from "../../data/locale.ts";
import { LanguageText } from "../../ui/language-text.tsx";
import { PageHeading } from "../../ui/page-heading.tsx";
import { EventKindMark } from "./event-kind.tsx";
import { textIn } from "./event-text.ts";
import { RecruitmentBadge } from "./recruitment-badge.tsx";

/** Title of an event with its kind, its state and a sentence about it. */
export function EventHeading(props: { event: EventView }): JSX.Element {
  const t = useMessages(loadPublic);
  const title = () => textIn(locale(), props.event.title);
  return (
    <PageHeading
      title={title().text}
      lang={title().lang}
      above={
        <>
          <EventKindMark kind={props.event.kind} names={t().eventKind} />
          <RecruitmentBadge event={props.event} />
        </>
      }
      lead={<Show when={props.event.summary}>{(summary) => <LanguageText text={summary()} />}</Show>}
    />
  );
}
