import { reachOf } from "@zapisy/core/access/rules";
import type { InstitutionDetail } from "@zapisy/core/institution/answer";
import type { Project } from "@zapisy/core/project/answer";
import type { ProjectId } from "@zapisy/core/project/schema";
import { inLocale } from "@zapisy/core/shared/localized-text";
import type { Staff } from "@zapisy/core/staff/answer";
import { accountFaults, hasAccess, isOfInstitution } from "@zapisy/core/staff/rules";
import { STAFF_ROLES, StaffInputSchema } from "@zapisy/core/staff/schema";
import type { Locale } from "@zapisy/words";
import { loadCommon } from "@zapisy/words/common";
import { loadShell } from "@zapisy/words/shell";
import { loadStaff } from "@zapisy/words/staff";
import type { JSX } from "solid-js";
import { createResource, createSignal, Show, Suspense } from "solid-js";
import { serverNow } from "../../data/clock.ts";
import { locale, useMessages } from "../../data/locale.ts";
import { Button } from "../../ui/button.tsx";
import { Checkbox, CheckboxGroup } from "../../ui/checkbox.tsx";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { DateField } from "../../ui/date-field.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Notice } from "../../ui/notice.tsx";
import { PartView } from "../../ui/part-view.tsx";
import { RadioGroup } from "../../ui/radio-group.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { showToast } from "../../ui/toast.tsx";
import { checkBy } from "../../forms/issues.state.ts";
import { useErrorText } from "../../data/error-text.ts";
import { createPart } from "../../data/part.ts";
import { focusRefused } from "../../forms/focus-field.ts";
import { createRefusals } from "../../forms/refusals.ts";
import { EntryField } from "../institution/entry-field.tsx";
import { getInstitution } from "../institution/institution-api.ts";
import { PersonTeams } from "../team/person-teams.tsx";
import { addPerson, changePerson, resetIdentity, resetPasskeys } from "./people.ts";
import { findProviderName } from "./provider.ts";
import { me } from "../../data/session.ts";
import styles from "./sign-in-form.module.css";

interface StaffPersonDialogProps {
  /** Left out for somebody new. */
  person?: Staff;
  projects: readonly Project[];
  onSaved: (person: Staff) => void;
  onClose: () => void;
}

/** Adds or changes a member of staff. */
export function StaffPersonDialog(props: StaffPersonDialogProps): JSX.Element {
  const t = useMessages(loadStaff);
  const common = useMessages(loadCommon);
  const shell = useMessages(loadShell);
  const [providerName] = createResource(findProviderName);
  // oxlint-disable-next-line solid/reactivity -- the form begins with the person and then is its own
  const begin = props.person;
  const [name, setName] = createSignal(begin?.name ?? "");
  const [email, setEmail] = createSignal(begin?.email ?? "");
  const [role, setRole] = createSignal(begin?.role ?? "organiser");
  const [isAll, setAll] = createSignal(begin ? begin.projectIds === "all" : true);
  const [projectIds, setProjectIds] = createSignal<ProjectId[]>(
    begin && begin.projectIds !== "all" ? begin.projectIds : [],
  );
  const [language, setLanguage] = createSignal<Locale>(begin?.locale ?? "pl");
  const [until, setUntil] = createSignal(begin?.until ?? "");
  const [institutionId, setInstitutionId] = createSignal<string>(begin?.institutionId ?? "");
  const institution = createPart(() => begin?.institutionId, getInstitution);
  const [isActive, setActive] = createSignal(begin?.active ?? true);
  const { failure, error, refuse, fail, clear } = createRefusals(focusRefused);

  const save = async () => {
    clear();
    const checked = checkBy(StaffInputSchema, {
      name: name(),
      email: email(),
      role: role(),
      projectIds: isAll() ? "all" : projectIds(),
      locale: language(),
      active: isActive(),
      until: until() || undefined,
      institutionId: (isOfInstitution(role()) && institutionId()) || undefined,
    });
    if (!checked.valid) return refuse(checked.issues);
    const faults = accountFaults(checked.input);
    if (faults.length > 0) return refuse(faults);
    try {
      const saved = begin
        ? await changePerson(begin.staffId, checked.input, begin.version)
        : await addPerson(checked.input);
      showToast({ text: begin ? t().people.saved(name()) : t().people.added(name()) });
      props.onSaved(saved);
    } catch (caught) {
      fail(caught);
    }
  };
  const institutionField = (chosen?: InstitutionDetail) => (
    <EntryField
      name="institutionId"
      label={t().people.institution}
      help={t().people.institutionHelp}
      chosen={chosen}
      value={institutionId()}
      error={error("institutionId")}
      onChange={setInstitutionId}
      onFailure={fail}
    />
  );
  return (
    <Dialog
      open
      guarded
      title={begin ? t().people.edit(begin.name) : t().people.add}
      onClose={() => props.onClose()}
      actions={
        <>
          <Button kind="primary" onClick={save}>
            {t().people.save}
          </Button>
          <Button onClick={() => props.onClose()}>{shell().action.cancel}</Button>
        </>
      }
    >
      <form
        class={styles.form}
        novalidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <TextField
          name="name"
          label={t().people.name}
          autocomplete="off"
          value={name()}
          error={error("name")}
          onInput={setName}
        />
        <TextField
          name="email"
          type="email"
          label={t().people.email}
          help={t().people.emailHelp}
          autocomplete="off"
          value={email()}
          error={error("email")}
          onInput={setEmail}
        />
        <RadioGroup
          name="role"
          label={t().people.role}
          value={role()}
          options={STAFF_ROLES.map((value) => ({
            value,
            label: common().staffRole[value],
            help: t().people.roleHelp[value],
          }))}
          onChange={setRole}
        />
        <p>
          <a href={`/staff/roles#${role()}`} target="_blank">
            {t().people.rolesNewTab}
          </a>
        </p>
        <Show when={isOfInstitution(role())}>
          <Show when={begin?.institutionId} fallback={institutionField()}>
            <PartView part={institution} lines={1}>
              {(chosen) => institutionField(chosen())}
            </PartView>
          </Show>
        </Show>
        <RadioGroup
          name="projects"
          label={t().people.projects}
          inline
          value={isAll() ? "all" : "some"}
          options={[
            { value: "all", label: t().people.allProjects },
            { value: "some", label: t().people.someProjects },
          ]}
          error={error("projects")}
          onChange={(chosen) => setAll(chosen === "all")}
        />
        <Show when={!isAll()}>
          <CheckboxGroup
            name="projectIds"
            label={t().people.someProjects}
            values={projectIds()}
            options={props.projects.map(({ projectId, title }) => ({
              value: projectId,
              label: inLocale(title, locale()).text,
            }))}
            onChange={setProjectIds}
          />
        </Show>
        <RadioGroup
          name="locale"
          label={t().people.locale}
          inline
          value={language()}
          options={(["pl", "en"] as const).map((value) => ({ value, label: common().locale[value] }))}
          onChange={setLanguage}
        />
        <DateField
          name="until"
          label={t().people.until}
          help={t().people.untilHelp}
          value={until()}
          error={error("until")}
          onInput={setUntil}
        />
        <Checkbox name="active" label={t().people.active} checked={isActive()} onChange={setActive} />
        <Show when={failure()}>
          {(text) => (
            <Notice meaning="stop" live="alert">
              {text()}
            </Notice>
          )}
        </Show>
      </form>
      <Show when={begin && begin.staffId !== me()?.staffId && begin}>
        {(person) => (
          <div class={`${styles.form} ${styles.resets}`}>
            <WayInReset
              words={{
                action: t().people.resetPasskeys,
                title: t().people.resetPasskeysTitle,
                text: t().people.resetPasskeysText,
                done: t().people.passkeysReset(person().name),
              }}
              reset={() => resetPasskeys(person().staffId)}
            />
            <Suspense>
              <Show when={providerName()}>
                <WayInReset
                  words={{
                    action: t().people.resetIdentity,
                    title: t().people.resetIdentityTitle,
                    text: t().people.resetIdentityText,
                    done: t().people.identityReset(person().name),
                  }}
                  reset={() => resetIdentity(person().staffId)}
                />
              </Show>
            </Suspense>
          </div>
        )}
      </Show>
      <Show
        when={
          begin && hasAccess(begin, serverNow().toISOString()) && reachOf(begin.role, "team.join") && begin
        }
      >
        {(person) => <PersonTeams person={person()} />}
      </Show>
    </Dialog>
  );
}

/** Takes a way in away from somebody: passkeys that they lost, or the account at the organisation's provider. */
function WayInReset(props: {
  words: { action: string; title: string; text: string; done: string };
  reset: () => Promise<void>;
}): JSX.Element {
  const errors = useErrorText();
  const [isAsked, setAsked] = createSignal(false);
  const [outcome, setOutcome] = createSignal<{ meaning: "ok" | "stop"; text: string }>();
  const reset = async () => {
    try {
      await props.reset();
      setOutcome({ meaning: "ok", text: props.words.done });
    } catch (caught) {
      setOutcome({ meaning: "stop", text: errors.ofError(caught) });
    }
    setAsked(false);
  };
  return (
    <div class={styles.form}>
      <Show when={outcome()}>
        {(told) => (
          <Notice meaning={told().meaning} live="status">
            {told().text}
          </Notice>
        )}
      </Show>
      <div>
        <Button small popup="dialog" onClick={() => setAsked(true)}>
          {props.words.action}
        </Button>
      </div>
      <ConfirmDialog
        open={isAsked()}
        danger
        title={props.words.title}
        confirmLabel={props.words.action}
        onConfirm={reset}
        onClose={() => setAsked(false)}
      >
        <p>{props.words.text}</p>
      </ConfirmDialog>
    </div>
  );
}
