import type { AgendaKind } from "@zapisy/core/event/schema";
import BedDouble from "lucide-solid/icons/bed-double";
import BookOpen from "lucide-solid/icons/book-open";
import Bus from "lucide-solid/icons/bus";
import Coffee from "lucide-solid/icons/coffee";
import MapPin from "lucide-solid/icons/map-pin";
import MessagesSquare from "lucide-solid/icons/messages-square";
import Presentation from "lucide-solid/icons/presentation";
import Utensils from "lucide-solid/icons/utensils";
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
