import type { ProjectInput } from "@zapisy/core/project/schema";
import { loadStaff } from "@zapisy/words/staff";
import Plus from "~icons/lucide/plus";
import type { JSX } from "solid-js";
import { createSignal } from "solid-js";
import { useMessages } from "../../data/locale.ts";
import { Button } from "../../ui/button.tsx";
import { Checkbox } from "../../ui/checkbox.tsx";
import { DateField } from "../../ui/date-field.tsx";
import { Fieldset } from "../../ui/fieldset.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { EditFormFrame } from "../../forms/edit-form-frame.tsx";
import { createEditForm } from "../../forms/edit-form.ts";
import { LocalizedField } from "../../forms/localized-field.tsx";
import { OrganisationsField } from "./organisations-field.tsx";
import { checkProject } from "./project-draft.state.ts";
import styles from "./project-form.module.css";
import { SupportsField } from "./supports-field.tsx";
import { TagList } from "./tag-list.tsx";
import { TerritoryField } from "./territory-field.tsx";

interface ProjectFormProps {
  /** What the form begins with. */
  project: ProjectInput;
  submitLabel: string;
  disabled?: boolean;
  /** Saves; errors of the API are shown by the form. Gives back what is stored then. */
  onSave: (input: ProjectInput) => Promise<ProjectInput>;
  /** Fetches what somebody else saved meanwhile; the next save is made on top of it. */
  onConflict?: () => Promise<ProjectInput>;
}

/** All that staff write about a project; saved by its button. */
export function ProjectForm(props: ProjectFormProps): JSX.Element {
  const t = useMessages(loadStaff);
  // oxlint-disable-next-line solid/reactivity -- what the form begins with is stored
  const [storedSupports, setStoredSupports] = createSignal(props.project.supports ?? []);
  const form = createEditForm({
    // oxlint-disable-next-line solid/reactivity -- the form begins with the project and then is its own
    begin: props.project,
    check: checkProject,
    save: async (input: ProjectInput) => {
      const saved = await props.onSave(input);
      setStoredSupports(saved.supports ?? []);
      return saved;
    },
    // oxlint-disable-next-line solid/reactivity -- whether somebody else can have saved does not change
    conflict: props.onConflict && { code: "project.version_conflict", load: props.onConflict },
  });
  const { draft, update, error } = form;
  const [group, setGroup] = createSignal("");
  const [isEnglish, setEnglish] = createSignal(
    [
      draft.title,
      draft.fundingClause,
      draft.informationClause,
      draft.authorityClause,
      draft.description,
    ].some((text) => Boolean(text?.en)),
  );

  const fieldName = (path: string): string => {
    const [first = "", second = "", third = ""] = path.split(".");
    const names = t().project;
    if (first === "organisations" && second) {
      const place = names.organisation(Number(second) + 1);
      return third === "town" ? `${place}, ${names.organisationTown}` : `${place}, ${names.organisationName}`;
    }
    if (first === "supports" && second) return `${names.support(Number(second) + 1)}, ${names.supportName}`;
    const contact = { name: names.contactName, email: names.contactEmail, phone: names.contactPhone };
    if (first === "contact") return contact[second as keyof typeof contact] ?? names.contact;
    const own: Record<string, unknown> = names;
    const name = own[first];
    const text = typeof name === "string" ? name : path;
    return second === "en" ? t().fieldInEnglish(text) : text;
  };
  const addGroup = () => {
    const text = group().trim();
    if (text && !draft.targetGroups.includes(text)) update((project) => project.targetGroups.push(text));
    setGroup("");
  };

  return (
    <EditFormFrame
      class={styles.form}
      form={form}
      fieldName={fieldName}
      disabled={props.disabled}
      submitLabel={props.submitLabel}
    >
      <Fieldset name="basics" look="section" legend={t().project.basics} disabled={props.disabled}>
        <Checkbox
          name="english"
          label={t().workspace.english}
          help={t().workspace.englishHelp}
          checked={isEnglish()}
          onChange={setEnglish}
        />
        <LocalizedField
          name="title"
          label={t().project.title}
          value={draft.title}
          english={isEnglish()}
          error={error}
          onInput={(text) => update((project) => (project.title = text))}
        />
        <div class={styles.row}>
          <TextField
            name="number"
            label={t().project.number}
            optional
            value={draft.number ?? ""}
            error={error("number")}
            onInput={(text) => update((project) => (project.number = text))}
          />
          <TextField
            name="funder"
            label={t().project.funder}
            help={t().project.funderHelp}
            optional
            value={draft.funder ?? ""}
            error={error("funder")}
            onInput={(text) => update((project) => (project.funder = text))}
          />
        </div>
        <LocalizedField
          name="fundingClause"
          label={t().project.fundingClause}
          help={t().project.fundingClauseHelp}
          optional
          long
          rows={2}
          value={draft.fundingClause}
          english={isEnglish()}
          error={error}
          onInput={(text) => update((project) => (project.fundingClause = text))}
        />
        <div class={styles.dates}>
          <DateField
            name="startsOn"
            label={t().project.startsOn}
            value={draft.startsOn}
            error={error("startsOn")}
            onInput={(day) => update((project) => (project.startsOn = day))}
          />
          <DateField
            name="endsOn"
            label={t().project.endsOn}
            value={draft.endsOn}
            min={draft.startsOn}
            error={error("endsOn")}
            onInput={(day) => update((project) => (project.endsOn = day))}
          />
        </div>
        <LocalizedField
          name="description"
          label={t().project.description}
          optional
          long
          rows={4}
          value={draft.description}
          english={isEnglish()}
          error={error}
          onInput={(text) => update((project) => (project.description = text))}
        />
      </Fieldset>

      <Fieldset
        name="clauses"
        look="section"
        legend={t().project.clauses}
        help={t().project.clausesHelp}
        disabled={props.disabled}
      >
        <LocalizedField
          name="informationClause"
          label={t().project.informationClause}
          help={t().project.informationClauseHelp}
          optional
          long
          rows={4}
          value={draft.informationClause}
          english={isEnglish()}
          error={error}
          onInput={(text) => update((project) => (project.informationClause = text))}
        />
        <LocalizedField
          name="authorityClause"
          label={t().project.authorityClause}
          help={t().project.authorityClauseHelp}
          optional
          long
          rows={4}
          value={draft.authorityClause}
          english={isEnglish()}
          error={error}
          onInput={(text) => update((project) => (project.authorityClause = text))}
        />
      </Fieldset>

      <Fieldset
        name="organisations-section"
        look="section"
        legend={t().project.organisations}
        help={t().project.organisationsHelp}
        disabled={props.disabled}
      >
        <OrganisationsField
          organisations={draft.organisations}
          disabled={props.disabled}
          error={error}
          onChange={(organisations) => update((project) => (project.organisations = organisations))}
        />
      </Fieldset>

      <Fieldset
        name="territory-section"
        look="section"
        legend={t().project.territory}
        disabled={props.disabled}
      >
        <TerritoryField
          codes={draft.territory}
          disabled={props.disabled}
          error={error("territory")}
          onChange={(territory) => update((project) => (project.territory = territory))}
        />
      </Fieldset>

      <Fieldset
        name="groups-section"
        look="section"
        legend={t().project.targetGroups}
        disabled={props.disabled}
      >
        <div class={styles.group}>
          <TagList
            disabled={props.disabled}
            tags={draft.targetGroups.map((value) => ({ value, label: value }))}
            onRemove={(value) =>
              update(
                (project) => (project.targetGroups = project.targetGroups.filter((each) => each !== value)),
              )
            }
          />
          <div
            class={styles.tagRow}
            onKeyDown={(event) => {
              if (event.key !== "Enter" || !(event.target instanceof HTMLInputElement)) return;
              event.preventDefault();
              addGroup();
            }}
          >
            <TextField
              name="targetGroups"
              label={t().project.addTargetGroup}
              help={t().project.targetGroupsHelp}
              optional
              maxLength={120}
              value={group()}
              error={error("targetGroups")}
              onInput={setGroup}
              onBlur={addGroup}
            />
            <Button icon={<Plus />} onClick={addGroup}>
              {t().action.add}
            </Button>
          </div>
        </div>
      </Fieldset>

      <Fieldset
        name="supports-section"
        look="section"
        legend={t().project.supports}
        help={t().project.supportsHelp}
        disabled={props.disabled}
      >
        <SupportsField
          supports={draft.supports ?? []}
          stored={storedSupports()}
          disabled={props.disabled}
          error={error}
          onChange={(supports) => update((project) => (project.supports = supports))}
        />
      </Fieldset>

      <Fieldset name="contact-section" look="section" legend={t().project.contact} disabled={props.disabled}>
        <div class={styles.row}>
          <TextField
            name="contact.name"
            label={t().project.contactName}
            optional
            autocomplete="off"
            value={draft.contact.name ?? ""}
            error={error("contact.name")}
            onInput={(text) => update((project) => (project.contact.name = text))}
          />
          <TextField
            name="contact.email"
            type="email"
            label={t().project.contactEmail}
            optional
            autocomplete="off"
            value={draft.contact.email ?? ""}
            error={error("contact.email")}
            onInput={(text) => update((project) => (project.contact.email = text))}
          />
          <TextField
            name="contact.phone"
            type="tel"
            label={t().project.contactPhone}
            optional
            autocomplete="off"
            value={draft.contact.phone ?? ""}
            error={error("contact.phone")}
            onInput={(text) => update((project) => (project.contact.phone = text))}
          />
        </div>
      </Fieldset>
    </EditFormFrame>
  );
}
