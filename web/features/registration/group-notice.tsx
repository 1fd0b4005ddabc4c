import type { EventView } from "@zapisy/core/event/answer";
import { loadRegistration } from "@zapisy/words/public/registration";
import type { JSX } from "solid-js";
import { Show } from "solid-js";
import { locale, useMessages } from "../../data/locale.ts";
import { Notice } from "../../ui/notice.tsx";
import { textIn } from "../event/event-text.ts";
import { groupRefusal, type GroupRefusal } from "../event/own-seats.state.ts";

/** Says as soon as a form says where people belong that none of their group can be signed up, and what they can do. */
export function GroupNotice(props: {
  event: EventView;
  /** What the form says of each of them. */
  people: readonly Parameters<typeof groupRefusal>[1][];
}): JSX.Element {
  const t = useMessages(loadRegistration);
  const refusal = () =>
    props.people.map((said) => groupRefusal(props.event, said)).find((found) => found !== undefined);
  const title = (found: GroupRefusal) =>
    found.why === "shut" ? t().signUp.groupShut(textIn(locale(), found.group.name).text) : t().signUp.noGroup;
  return (
    <div role="status">
      <Show when={refusal()}>
        {(found) => (
          <Notice meaning="stop" title={title(found())}>
            <p>{t().signUp.groupRefused}</p>
          </Notice>
        )}
      </Show>
    </div>
  );
}
