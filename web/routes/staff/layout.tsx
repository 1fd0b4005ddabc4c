import type { RouteSectionProps } from "@solidjs/router";
import { createAsync, Navigate, useLocation, useNavigate } from "@solidjs/router";
import { loadCommon } from "@zapisy/words/common";
import { loadStaff } from "@zapisy/words/staff";
import type { JSX } from "solid-js";
import { ErrorBoundary, Show, Suspense } from "solid-js";
import { useMessages } from "../../data/locale.ts";
import { declineSignIn, isSignInAsked, loadMe, me, signedIn, signOut } from "../../data/session.ts";
import { SignInForm } from "../../features/staff/sign-in-form.tsx";
import { NotForRole } from "../../shell/not-for-role.tsx";
import { homePage, isOthersPage } from "../../shell/staff-pages.ts";
import { StaffShell } from "../../shell/staff-shell.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { ErrorState } from "../../ui/error-state.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";

/** What all staff pages stand in: who is signed in, and signing in again over the open page. */
export function StaffLayout(props: RouteSectionProps): JSX.Element {
  const common = useMessages(loadCommon);
  const t = useMessages(loadStaff);
  const location = useLocation();
  const navigate = useNavigate();
  const checked = createAsync(async () => {
    await loadMe();
    return true;
  });
  const leave = async () => {
    await signOut();
    navigate("/staff/sign-in");
  };
  const wanted = () => encodeURIComponent(`${location.pathname}${location.search}${location.hash}`);
  return (
    <ErrorBoundary
      fallback={(error: unknown) => (
        <main id="content">
          <ErrorState error={error} retry={() => window.location.reload()} isPage />
        </main>
      )}
    >
      <Suspense fallback={<Skeleton look="page" lines={6} />}>
        <Show when={checked()}>
          <Show when={me()} fallback={<Navigate href={`/staff/sign-in?to=${wanted()}`} />}>
            {(person) => (
              <StaffShell
                person={{ name: person().name, role: common().staffRole[person().role] }}
                onSignOut={leave}
              >
                <Show
                  when={!person().needsPasskey || location.pathname === "/staff/account"}
                  fallback={<Navigate href="/staff/account" />}
                >
                  <Show
                    when={isOthersPage(pathOf(location.pathname)) && pathOf(location.pathname)}
                    fallback={props.children}
                    keyed
                  >
                    {(path) => (
                      // Where everybody is led who signs in.
                      <Show
                        when={path === "/staff" || path === "/staff/events"}
                        fallback={<NotForRole role={common().staffRole[person().role]} />}
                      >
                        <Navigate href={homePage()} />
                      </Show>
                    )}
                  </Show>
                </Show>
                <Dialog guarded open={isSignInAsked()} title={t().signIn.again} onClose={declineSignIn}>
                  <SignInForm lead={t().signIn.againLead} email={person().email} onSignedIn={signedIn} />
                </Dialog>
              </StaffShell>
            )}
          </Show>
        </Show>
      </Suspense>
    </ErrorBoundary>
  );
}

/** A path without the stroke that some links end with. */
function pathOf(path: string): string {
  return path.replace(/\/$/, "");
}
