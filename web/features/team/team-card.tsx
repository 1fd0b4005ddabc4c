import { useNavigate } from "@solidjs/router";
import type { EventTeam, TeamCandidate, TeamMember } from "@zapisy/core/team/answer";
import { loadCommon } from "@zapisy/words/common";
import { loadStaff } from "@zapisy/words/staff";
import UserPlus from "~icons/lucide/user-plus";
import X from "~icons/lucide/x";
import type { JSX } from "solid-js";
import { createResource, createSignal, For, Match, Show, Switch } from "solid-js";
import { useMessages } from "../../data/locale.ts";
import { Button } from "../../ui/button.tsx";
import { Combobox } from "../../ui/combobox.tsx";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { ErrorState } from "../../ui/error-state.tsx";
import { fieldId } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { StateBadge } from "../../ui/tag.tsx";
import { showToast } from "../../ui/toast.tsx";
import { useErrorText } from "../../data/error-text.ts";
import { me } from "../../data/session.ts";
import { getTeam, joinTeam, leaveTeam } from "./team-api.ts";
import styles from "./team.module.css";
import { partingOf, type Parting } from "./team.state.ts";

interface TeamCardProps {
  eventId: string;
  /** The event has a new version: whoever holds it reads it again. */
  onChanged: () => unknown;
}

/** The team of an event: who is in it, what each may do there, and for those who may change the event, a way to add. */
export function TeamCard(props: TeamCardProps): JSX.Element {
  const t = useMessages(loadStaff);
  const errors = useErrorText();
  const navigate = useNavigate();
  const [team, { refetch }] = createResource(() => props.eventId, getTeam);
  const [asked, setAsked] = createSignal<{ member: TeamMember; parting: Parting }>();
  const [failure, setFailure] = createSignal<string>();

  const run = async (
    change: (eventId: string, staffId: string) => Promise<void>,
    staffId: string,
    onError: (text: string) => void,
  ): Promise<boolean> => {
    try {
      await change(props.eventId, staffId);
    } catch (error) {
      onError(errors.ofError(error));
      // Somebody else may have been faster: what is shown is then what is true.
      void refetch();
      return false;
    }
    return true;
  };
  const showChange = async () => {
    await Promise.all([refetch(), props.onChanged()]);
  };
  const toastError = (text: string) => showToast({ meaning: "stop", text });
  const add = async ({ staffId, name }: TeamCandidate, onError: (text: string) => void) => {
    if (!(await run(joinTeam, staffId, onError))) return;
    showToast({
      text: t().team.added(name),
      undo: async () => {
        if (await run(leaveTeam, staffId, toastError)) await showChange();
      },
    });
    await showChange();
    focusAdding();
  };
  const remove = async ({ staffId, name }: TeamMember, onError: (text: string) => void) => {
    if (!(await run(leaveTeam, staffId, onError))) return;
    setAsked(undefined);
    showToast({
      text: t().team.removed(name),
      undo: async () => {
        if (await run(joinTeam, staffId, toastError)) await showChange();
      },
    });
    await showChange();
    focusAdding();
  };
  const part = async () => {
    const { member, parting } = asked() ?? {};
    if (!member) return;
    if (parting !== "own_way_in") {
      await remove(member, setFailure);
      return;
    }
    if (!(await run(leaveTeam, member.staffId, setFailure))) return;
    setAsked(undefined);
    navigate("/staff/events");
    showToast({ text: t().team.leftOwn });
  };
  const wantRemove = (shown: EventTeam, member: TeamMember) => {
    setFailure(undefined);
    const own = me();
    const parting = own && partingOf(shown, member.staffId, own);
    if (parting) setAsked({ member, parting });
    else return remove(member, toastError);
  };

  return (
    <section class={styles.card} aria-labelledby="event-team">
      <div class={styles.head}>
        <h2 id="event-team" class={styles.heading}>
          {t().team.title}
        </h2>
        <p class={styles.soft}>{t().team.lead}</p>
      </div>
      <Switch fallback={<Skeleton lines={3} />}>
        <Match when={team.error as unknown}>
          {(error) => <ErrorState error={error()} retry={() => void refetch()} />}
        </Match>
        <Match when={team.latest}>
          {(shown) => (
            <>
              <Show when={shown().members.length > 0} fallback={<p class={styles.soft}>{t().team.empty}</p>}>
                <ul class={styles.members} role="list">
                  <For each={shown().members}>
                    {(member) => (
                      <Member
                        member={member}
                        onRemove={shown().may.change ? () => wantRemove(shown(), member) : undefined}
                      />
                    )}
                  </For>
                </ul>
              </Show>
              <Show when={shown().may.change}>
                <AddMember candidates={shown().candidates} onAdd={add} />
              </Show>
            </>
          )}
        </Match>
      </Switch>
      <Show when={asked()}>
        {(open) => (
          <ConfirmDialog
            open
            danger
            title={open().parting === "own_way_in" ? t().team.leaveTitle : t().team.lastTitle}
            confirmLabel={open().parting === "own_way_in" ? t().team.leave : t().team.remove}
            onConfirm={part}
            onClose={() => setAsked(undefined)}
          >
            <div class={styles.words}>
              <p>
                {open().parting === "own_way_in" ? t().team.leaveText : t().team.lastText(open().member.name)}
              </p>
              <Show when={failure()}>
                {(text) => (
                  <Notice meaning="stop" live="alert">
                    {text()}
                  </Notice>
                )}
              </Show>
            </div>
          </ConfirmDialog>
        )}
      </Show>
    </section>
  );
}

/** Whoever pressed a button that is gone goes on where people are added. */
function focusAdding(): void {
  queueMicrotask(() => {
    if (document.activeElement === document.body) document.getElementById(fieldId("teamMember"))?.focus();
  });
}

function Member(props: { member: TeamMember; onRemove?: () => unknown }): JSX.Element {
  const t = useMessages(loadStaff);
  const common = useMessages(loadCommon);
  return (
    <li class={styles.member}>
      <div class={styles.who}>
        <span class={styles.name}>
          {props.member.name}
          <Show when={props.member.staffId === me()?.staffId}>
            <span class={styles.soft}> {t().team.own}</span>
          </Show>
        </span>
        <span class={styles.soft}>
          {common().staffRole[props.member.role]}. {t().team.may[props.member.role]}
        </span>
        <Show when={props.member.access !== "works" && props.member.access}>
          {(access) => (
            <span>
              <StateBadge meaning="wait">{t().team.access[access()]}</StateBadge>
            </span>
          )}
        </Show>
      </div>
      <Show when={props.onRemove}>
        {(onRemove) => (
          <Button
            kind="quiet"
            small
            label={t().team.removeOf(props.member.name)}
            icon={<X />}
            onClick={() => onRemove()()}
          />
        )}
      </Show>
    </li>
  );
}

function AddMember(props: {
  candidates: readonly TeamCandidate[];
  onAdd: (candidate: TeamCandidate, onError: (text: string) => void) => Promise<void>;
}): JSX.Element {
  const t = useMessages(loadStaff);
  const common = useMessages(loadCommon);
  const [chosen, setChosen] = createSignal("");
  const [error, setError] = createSignal<string>();
  const options = () =>
    props.candidates.map(({ staffId, name, role, email }) => ({
      value: staffId,
      label: name,
      hint: [common().staffRole[role], email].filter(Boolean).join(", "),
    }));
  const submit = async () => {
    const candidate = props.candidates.find(({ staffId }) => staffId === chosen());
    setError(candidate ? undefined : t().team.choose);
    if (candidate) await props.onAdd(candidate, setError);
    if (error()) document.getElementById(fieldId("teamMember"))?.focus();
  };
  return (
    <Show
      when={options().length > 0}
      fallback={
        <p class={styles.soft}>{me()?.may.manageStaff ? t().team.nobodyForAdmin : t().team.nobody}</p>
      }
    >
      <form
        class={styles.add}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
        }}
      >
        {/* A fresh, empty field once somebody was added. */}
        <Show when={props.candidates} keyed>
          <Combobox
            name="teamMember"
            label={t().team.person}
            help={t().team.personHelp}
            value={chosen()}
            error={error()}
            options={options()}
            onChange={setChosen}
          />
        </Show>
        <Button type="submit" icon={<UserPlus />} onClick={submit}>
          {t().team.add}
        </Button>
      </form>
    </Show>
  );
}
