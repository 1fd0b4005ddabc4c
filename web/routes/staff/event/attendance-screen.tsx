import { A, createAsync, Navigate, useLocation, useParams } from "@solidjs/router";
import { loadAttendance } from "@zapisy/words/attendance";
import type { JSX } from "solid-js";
import { ErrorBoundary, Show, Suspense } from "solid-js";
import { useMessages } from "../../../data/locale.ts";
import { RoomScreen } from "../../../features/attendance/screen/room-screen.tsx";
import { getEvent } from "../../../features/event-editor/event-api.ts";
import { loadMe, me } from "../../../data/session.ts";
import { ErrorState } from "../../../ui/error-state.tsx";
import { Skeleton } from "../../../ui/skeleton.tsx";
import styles from "./attendance-screen.module.css";

/** The code for self check-in, as large as the screen in the room. Outside the rail: people look at it from afar. */
export function AttendanceScreenPage(): JSX.Element {
  const t = useMessages(loadAttendance);
  const params = useParams();
  const location = useLocation();
  const checked = createAsync(async () => {
    await loadMe();
    return true;
  });
  const event = createAsync(async () => {
    await loadMe();
    return me() ? getEvent(params.eventId ?? "") : undefined;
  });
  const back = () => `/staff/events/${params.eventId}/attendance?unit=${params.unitId}`;
  return (
    <main class={styles.page} id="content">
      <ErrorBoundary
        fallback={(error: unknown) => (
          <ErrorState error={error} retry={() => window.location.reload()} isPage />
        )}
      >
        <Suspense fallback={<Skeleton look="page" lines={4} />}>
          <Show when={checked()}>
            <Show
              when={me()}
              fallback={<Navigate href={`/staff/sign-in?to=${encodeURIComponent(location.pathname)}`} />}
            >
              <Show when={event()}>
                {(loaded) => (
                  <RoomScreen
                    event={loaded()}
                    unitId={params.unitId ?? ""}
                    back={<A href={back()}>{t().screen.back}</A>}
                  />
                )}
              </Show>
            </Show>
          </Show>
        </Suspense>
      </ErrorBoundary>
    </main>
  );
}
