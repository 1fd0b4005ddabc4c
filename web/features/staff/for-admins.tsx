import type { JSX } from "solid-js";
import { Show } from "solid-js";
import { ApiError } from "../../data/client.ts";
import { ErrorState } from "../../ui/error-state.tsx";
import { PageHeading } from "../../ui/page-heading.tsx";
import { me } from "../../data/session.ts";

/** A page for those who manage staff; everybody else is told that it is not for them. */
export function ForAdmins(props: { title: string; children: JSX.Element }): JSX.Element {
  return (
    <Show
      when={me()?.may.manageStaff}
      fallback={
        <>
          <PageHeading title={props.title} />
          <ErrorState error={new ApiError(403, "forbidden")} />
        </>
      }
    >
      {props.children}
    </Show>
  );
}
