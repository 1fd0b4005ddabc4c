import type { AgendaKind } from "@zapisy/core/event/schema";
import BedDouble from "~icons/lucide/bed-double";
import BookOpen from "~icons/lucide/book-open";
import Bus from "~icons/lucide/bus";
import Coffee from "~icons/lucide/coffee";
import MapPin from "~icons/lucide/map-pin";
import MessagesSquare from "~icons/lucide/messages-square";
import Presentation from "~icons/lucide/presentation";
import Utensils from "~icons/lucide/utensils";
import type { JSX } from "solid-js";
import { Dynamic } from "solid-js/web";

const ICONS = {
  session: BookOpen,
  stop: MapPin,
  panel: MessagesSquare,
  plenary: Presentation,
  travel: Bus,
  lodging: BedDouble,
  meal: Utensils,
  break: Coffee,
} as const satisfies Record<AgendaKind, unknown>;

/** The icon of a kind of item; the word stands beside it or in its title. */
export function AgendaKindIcon(props: { kind: AgendaKind }): JSX.Element {
  return <Dynamic component={ICONS[props.kind]} aria-hidden="true" />;
}
