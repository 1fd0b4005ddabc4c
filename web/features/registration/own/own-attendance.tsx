import type { PersonalView } from "@zapisy/core/personal-page/answer";
import type { JSX } from "solid-js";
import { createMemo, createSignal, onCleanup, onMount, Show } from "solid-js";
import { ApiError, request } from "../../../data/client.ts";
import { SelfCheckIn } from "./self-check-in.tsx";
import { Ticket } from "./ticket.tsx";

/** What a participant needs at the door: the field for the code of the room while it counts, and the ticket. */
export function OwnAttendance(props: { token: string; view: PersonalView; code: string }): JSX.Element {
  const [later, setLater] = createSignal<PersonalView["checkIn"]>();
  const unit = createMemo(() => later() ?? props.view.checkIn, undefined, {
    equals: (a, b) => a?.unitId === b?.unitId,
  });
  // Opened at home and looked at again in the room, the page has to know what goes on now. Asked aside: where
  // there is no network, the ticket stays.
  const look = async () => {
    if (document.visibilityState !== "visible") return;
    try {
      const { checkIn } = await request("GET", "/api/registrations/{token}", {
        params: { token: props.token },
      });
      if (checkIn) setLater(checkIn);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
    }
  };
  const onLook = () => void look();
  onMount(() => document.addEventListener("visibilitychange", onLook));
  onCleanup(() => document.removeEventListener("visibilitychange", onLook));
  return (
    <>
      <Show when={unit()} keyed>
        {(open) => <SelfCheckIn token={props.token} unit={open} />}
      </Show>
      <Ticket code={props.code} name={`${props.view.firstName} ${props.view.lastName}`} />
    </>
  );
}
