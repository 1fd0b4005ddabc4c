import type { PersonalView } from "@zapisy/core/personal-page/answer";
import { locale } from "../../data/locale.ts";
import { textIn } from "../event/event-text.ts";

/** What the group is called of which somebody has a place, or waits for one; undefined: they are of none. */
export function groupName({ group, event }: Pick<PersonalView, "group" | "event">): string | undefined {
  const own = event.recruitment.groups?.find(({ groupId }) => groupId === group);
  return own && textIn(locale(), own.name).text;
}
