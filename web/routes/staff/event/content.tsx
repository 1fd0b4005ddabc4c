import { createAsync } from "@solidjs/router";
import type { EventInput } from "@zapisy/core/event/schema";
import { EVENT_KINDS } from "@zapisy/core/event/schema";
import { inLocale, type LocalizedText } from "@zapisy/core/shared/localized-text";
import { loadCommon } from "@zapisy/words/common";
import { loadStaff } from "@zapisy/words/staff";
import type { JSX } from "solid-js";
import { Show } from "solid-js";
import { locale, useMessages } from "../../../data/locale.ts";
import { countries } from "../../../data/countries.ts";
import { DatesField } from "../../../features/event-editor/dates/dates-field.tsx";
import form from "../../../features/event-editor/editor-form.module.css";
import { useEventEditor } from "../../../features/event-editor/event-editor.tsx";
import { LocalizedField } from "../../../forms/localized-field.tsx";
import { SaveBar } from "../../../features/event-editor/save-bar.tsx";
import { listProjects } from "../../../features/project/project-api.ts";
import { usePageTitle } from "../../../ui/page-title.ts";
import { Fieldset } from "../../../ui/fieldset.tsx";
import { RadioGroup } from "../../../ui/radio-group.tsx";
import { SelectField } from "../../../ui/select-field.tsx";
import { TextField } from "../../../ui/text-field.tsx";

type TextKey = {
  [Key in keyof EventInput]-?: LocalizedText extends EventInput[Key] ? Key : never;
}[keyof EventInput];

/** The texts, dates and place of an event. */
export function ContentTab(): JSX.Element {
  const t = useMessages(loadStaff);
  const common = useMessages(loadCommon);
  usePageTitle(() => t().eventTab.content);
  const editor = useEventEditor();
  const projects = createAsync(() => listProjects());
  const isAway = () => editor.draft.place.mode !== "online";
  const isOnline = () => editor.draft.place.mode !== "onsite";

  const changeText = (key: TextKey, text: LocalizedText) =>
    editor.update((event) => {
      event[key] = text;
    });
  const Text = (props: {
    key: TextKey;
    help?: string;
    long?: boolean;
    rows?: number;
    required?: boolean;
  }) => (
    <LocalizedField
      name={props.key}
      label={t().field[props.key]}
      help={props.help}
      optional={!props.required}
      disabled={!editor.isEditable()}
      value={editor.draft[props.key]}
      english={editor.isEnglish()}
      long={props.long}
      rows={props.rows}
      error={editor.error}
      onInput={(text) => changeText(props.key, text)}
    />
  );

  return (
    <div class={form.form}>
      <SaveBar />
      <Fieldset name="about" look="section" legend={t().content.about}>
        <Text key="title" required />
        <div class={form.row}>
          <SelectField
            name="kind"
            label={t().field.kind}
            disabled={!editor.isEditable()}
            value={editor.draft.kind}
            options={EVENT_KINDS.map((value) => ({ value, label: common().eventKind[value] }))}
            onChange={(kind) => kind && editor.update((event) => (event.kind = kind))}
          />
          <SelectField
            name="projectId"
            label={t().field.projectId}
            disabled={!editor.isEditable()}
            value={editor.draft.projectId}
            error={editor.error("projectId")}
            options={(projects() ?? []).map(({ projectId, title }) => ({
              value: projectId,
              label: inLocale(title, locale()).text,
            }))}
            onChange={(projectId) => projectId && editor.update((event) => (event.projectId = projectId))}
          />
        </div>
        <Text key="summary" help={t().help.summary} long rows={2} />
        <Text key="description" long rows={8} required />
        <Text key="audience" help={t().help.audience} long rows={2} />
        <Text key="topic" help={t().help.topic} />
      </Fieldset>

      <Fieldset name="when" look="section" legend={t().content.when}>
        <DatesField
          dates={editor.draft.dates}
          disabled={!editor.isEditable()}
          error={editor.error}
          onChange={(dates) => editor.update((event) => (event.dates = dates))}
        />
      </Fieldset>

      <Fieldset name="where" look="section" legend={t().content.where}>
        <RadioGroup
          name="place.mode"
          label={t().field["place.mode"]}
          inline
          disabled={!editor.isEditable()}
          value={editor.draft.place.mode}
          options={(["onsite", "online", "hybrid"] as const).map((value) => ({
            value,
            label: common().placeMode[value],
          }))}
          onChange={(mode) => editor.update((event) => (event.place.mode = mode))}
        />
        <Show when={isAway()}>
          <TextField
            name="place.name"
            label={t().field["place.name"]}
            help={t().help.placeName}
            disabled={!editor.isEditable()}
            value={editor.draft.place.name ?? ""}
            error={editor.error("place.name")}
            onInput={(text) => editor.update((event) => (event.place.name = text))}
          />
          <div class={form.row}>
            <TextField
              name="place.address"
              label={t().field["place.address"]}
              optional
              disabled={!editor.isEditable()}
              value={editor.draft.place.address ?? ""}
              error={editor.error("place.address")}
              onInput={(text) => editor.update((event) => (event.place.address = text))}
            />
            <TextField
              name="place.town"
              label={t().field["place.town"]}
              optional
              disabled={!editor.isEditable()}
              value={editor.draft.place.town ?? ""}
              error={editor.error("place.town")}
              onInput={(text) => editor.update((event) => (event.place.town = text))}
            />
            <SelectField
              name="place.country"
              label={t().field["place.country"]}
              disabled={!editor.isEditable()}
              value={editor.draft.place.country ?? "PL"}
              error={editor.error("place.country")}
              options={countries(locale())}
              onChange={(country) => editor.update((event) => (event.place.country = country || undefined))}
            />
          </div>
        </Show>
        <Show when={isOnline()}>
          <TextField
            name="place.onlineUrl"
            type="url"
            label={t().field["place.onlineUrl"]}
            help={t().help.onlineUrl}
            disabled={!editor.isEditable()}
            value={editor.draft.place.onlineUrl ?? ""}
            error={editor.error("place.onlineUrl")}
            onInput={(text) => editor.update((event) => (event.place.onlineUrl = text))}
          />
        </Show>
        <Show when={isAway()}>
          <LocalizedField
            name="place.accessibility"
            label={t().field["place.accessibility"]}
            help={t().help.accessibility}
            optional
            long
            rows={3}
            disabled={!editor.isEditable()}
            value={editor.draft.place.accessibility}
            english={editor.isEnglish()}
            error={editor.error}
            onInput={(text) => editor.update((event) => (event.place.accessibility = text))}
          />
        </Show>
      </Fieldset>

      <Fieldset name="organiser" look="section" legend={t().content.organiser} help={t().help.contact}>
        <Text key="cost" help={t().help.cost} />
        <div class={form.row}>
          <TextField
            name="contact.name"
            label={t().field["contact.name"]}
            optional
            autocomplete="off"
            disabled={!editor.isEditable()}
            value={editor.draft.contact.name ?? ""}
            error={editor.error("contact.name")}
            onInput={(text) => editor.update((event) => (event.contact.name = text))}
          />
          <TextField
            name="contact.email"
            type="email"
            label={t().field["contact.email"]}
            autocomplete="off"
            disabled={!editor.isEditable()}
            value={editor.draft.contact.email ?? ""}
            error={editor.error("contact.email")}
            onInput={(text) => editor.update((event) => (event.contact.email = text))}
          />
          <TextField
            name="contact.phone"
            type="tel"
            label={t().field["contact.phone"]}
            autocomplete="off"
            disabled={!editor.isEditable()}
            value={editor.draft.contact.phone ?? ""}
            error={editor.error("contact.phone")}
            onInput={(text) => editor.update((event) => (event.contact.phone = text))}
          />
        </div>
      </Fieldset>

      <Fieldset name="legal" look="section" legend={t().content.legal}>
        <Text key="rules" help={t().help.rules} long rows={5} />
        <Text key="informationClause" help={t().help.informationClause} long rows={5} required />
      </Fieldset>
    </div>
  );
}
