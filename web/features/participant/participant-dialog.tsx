import type { ParticipantMatch, ParticipantView } from "@zapisy/core/participant/answer";
import { ParticipantChangeSchema, ParticipantInputSchema, SECTORS } from "@zapisy/core/participant/schema";
import { loadParticipant } from "@zapisy/words/participant";
import type { JSX } from "solid-js";
import { createSignal, Show } from "solid-js";
import { ApiError } from "../../data/client.ts";
import { useMessages } from "../../data/locale.ts";
import { focusRefused } from "../../forms/focus-field.ts";
import { FormDialog } from "../../forms/form-dialog.tsx";
import { checkBy } from "../../forms/issues.state.ts";
import { LinesField } from "../../forms/lines-field.tsx";
import { createRefusals } from "../../forms/refusals.ts";
import { CheckboxGroup } from "../../ui/checkbox.tsx";
import { DateField } from "../../ui/date-field.tsx";
import { fieldId } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { SelectField } from "../../ui/select-field.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { showToast } from "../../ui/toast.tsx";
import { TerritoryField } from "../project/territory-field.tsx";
import { MatchList } from "./match-list.tsx";
import { addParticipant, saveParticipant } from "./participant-api.ts";
import styles from "./participant.module.css";

interface ParticipantDialogProps {
  projectId: string;
  /** What people of the project are counted by. */
  targetGroups: readonly string[];
  /** Left out for a new one. */
  participant?: ParticipantView;
  onSaved: (participant: ParticipantView) => void;
  onClose: () => void;
}

/** Adds a participant by hand, or changes what is written about one. */
export function ParticipantDialog(props: ParticipantDialogProps): JSX.Element {
  const t = useMessages(loadParticipant);
  // oxlint-disable-next-line solid/reactivity -- the form begins with the person and then is its own
  const begin = props.participant;
  const [firstName, setFirstName] = createSignal(begin?.firstName ?? "");
  const [lastName, setLastName] = createSignal(begin?.lastName ?? "");
  const [formerLastNames, setFormer] = createSignal<string[]>(begin?.formerLastNames ?? []);
  const [email, setEmail] = createSignal(begin?.email ?? "");
  const [phone, setPhone] = createSignal(begin?.phone ?? "");
  const [birthDate, setBirthDate] = createSignal("");
  const [categories, setCategories] = createSignal<string[]>(begin?.categories ?? []);
  const [sector, setSector] = createSignal(begin?.sector ?? "");
  const [territory, setTerritory] = createSignal<string[]>(begin?.territory ?? []);
  const [matches, setMatches] = createSignal<readonly ParticipantMatch[]>([]);
  const [reason, setReason] = createSignal("");
  const refusals = createRefusals(focusRefused);
  const key = crypto.randomUUID();
  const typed = () => ({
    firstName: firstName(),
    lastName: lastName(),
    formerLastNames: formerLastNames(),
    email: email(),
    phone: phone(),
    categories: categories(),
    sector: sector() || undefined,
    territory: territory(),
  });
  const add = async () => {
    const apart =
      matches().length > 0
        ? { participantIds: matches().map(({ participant }) => participant.participantId), reason: reason() }
        : undefined;
    const checked = checkBy(ParticipantInputSchema, {
      ...typed(),
      birthDate: birthDate() || undefined,
      apart,
    });
    if (!checked.valid) return refusals.refuse(checked.issues);
    try {
      const added = await addParticipant(props.projectId, checked.input, key);
      showToast({ text: t().form.added });
      props.onSaved(added);
    } catch (caught) {
      if (!(caught instanceof ApiError) || caught.code !== "participant.alike") throw caught;
      setMatches(caught.problem.matches as ParticipantMatch[]);
      queueMicrotask(() => document.getElementById(fieldId("apart.reason"))?.focus());
    }
  };
  const save = async (participant: ParticipantView) => {
    const checked = checkBy(ParticipantChangeSchema, { ...typed(), version: participant.version });
    if (!checked.valid) return refusals.refuse(checked.issues);
    const saved = await saveParticipant(props.projectId, participant.participantId, checked.input);
    showToast({ text: t().form.saved });
    props.onSaved(saved);
  };
  const offered = () => [...new Set([...props.targetGroups, ...(begin?.categories ?? [])])];
  const listError = (name: string) => {
    const path = refusals.issues().find((issue) => issue.path.startsWith(name))?.path;
    return path && refusals.error(path);
  };
  return (
    <FormDialog
      title={begin ? t().form.edit : t().form.add}
      submitLabel={t().form.save}
      refusals={refusals}
      onSubmit={() => (begin ? save(begin) : add())}
      onClose={() => props.onClose()}
    >
      <div class={styles.row}>
        <TextField
          name="firstName"
          label={t().form.firstName}
          autocomplete="off"
          value={firstName()}
          error={refusals.error("firstName")}
          onInput={setFirstName}
        />
        <TextField
          name="lastName"
          label={t().form.lastName}
          autocomplete="off"
          value={lastName()}
          error={refusals.error("lastName")}
          onInput={setLastName}
        />
      </div>
      <div class={styles.row}>
        <TextField
          name="email"
          label={t().form.email}
          optional
          autocomplete="off"
          value={email()}
          error={refusals.error("email")}
          onInput={setEmail}
        />
        <TextField
          name="phone"
          label={t().form.phone}
          optional
          autocomplete="off"
          value={phone()}
          error={refusals.error("phone")}
          onInput={setPhone}
        />
      </div>
      <Show when={!begin}>
        <DateField
          name="birthDate"
          label={t().form.birthDate}
          help={t().form.birthHelp}
          optional
          value={birthDate()}
          error={refusals.error("birthDate")}
          onInput={setBirthDate}
        />
      </Show>
      <LinesField
        name="formerLastNames"
        label={t().form.formerLastNames}
        help={t().form.formerHelp}
        optional
        rows={1}
        values={formerLastNames()}
        error={listError("formerLastNames")}
        onInput={setFormer}
      />
      <Show when={offered().length > 0}>
        <CheckboxGroup
          name="categories"
          label={t().form.categories}
          optional
          values={categories()}
          options={offered().map((group) => ({ value: group, label: group }))}
          onChange={setCategories}
        />
      </Show>
      <SelectField
        name="sector"
        label={t().form.sector}
        optional
        placeholder={t().form.noSector}
        value={sector()}
        options={SECTORS.map((value) => ({ value, label: t().sector[value] }))}
        onChange={setSector}
      />
      <div class={styles.section}>
        <TerritoryField codes={territory()} error={listError("territory")} onChange={setTerritory} />
      </div>
      <div role="status">
        <Show when={matches().length > 0}>
          <Notice meaning="wait" title={t().alike.title}>
            <div class={styles.section}>
              <p>{t().alike.text}</p>
              <MatchList projectId={props.projectId} matches={matches()} />
              <TextField
                name="apart.reason"
                label={t().alike.reason}
                help={t().alike.reasonHelp}
                autocomplete="off"
                maxLength={300}
                value={reason()}
                error={refusals.error("apart.reason")}
                onInput={setReason}
              />
            </div>
          </Notice>
        </Show>
      </div>
    </FormDialog>
  );
}
