import { useNavigate } from "@solidjs/router";
import {
  ContactSchema,
  DELEGATION_MAX,
  DELEGATION_MIN,
  type DelegationInput,
} from "@zapisy/core/delegation/schema";
import type { EventView } from "@zapisy/core/event/answer";
import { givenFields } from "@zapisy/core/form/rules";
import { SENT_FIELDS } from "@zapisy/core/form/schema";
import { missingCode, namedLimits, refusals, unmetCriteria } from "@zapisy/core/registration/rules";
import { loadCommon } from "@zapisy/words/common";
import { loadForm } from "@zapisy/words/form";
import { loadDelegation } from "@zapisy/words/public/delegation";
import { loadPeopleImport } from "@zapisy/words/people-import";
import { loadRegistration } from "@zapisy/words/public/registration";
import { limitsInWords } from "@zapisy/words/wait";
import ClipboardList from "~icons/lucide/clipboard-list";
import type { JSX } from "solid-js";
import { createEffect, createSignal, on, Show } from "solid-js";
import { createStore } from "solid-js/store";
import { nextAttempt, type Attempt } from "../../data/attempt.state.ts";
import { ApiError, newKey, request, type ApiIssue } from "../../data/client.ts";
import { untilLeft } from "../../data/left.ts";
import { locale, useMessages } from "../../data/locale.ts";
import { retrying } from "../../data/retrying.ts";
import { InstitutionInput } from "../../forms/field-types/institution/input.tsx";
import { Button } from "../../ui/button.tsx";
import { ErrorSummary } from "../../ui/error-summary.tsx";
import { Fieldset } from "../../ui/fieldset.tsx";
import { late } from "../../ui/late.tsx";
import { RadioGroup } from "../../ui/radio-group.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { Told } from "../../ui/told.tsx";
import { unfit } from "../registration/form/check.state.ts";
import { EMPTY_FORM, toOtherPerson } from "../registration/form/form.state.ts";
import { GroupNotice } from "../registration/group-notice.tsx";
import { keepDraft, readDraft } from "../registration/sign-up/draft.ts";
import { RestoredDraft } from "../registration/sign-up/restored-draft.tsx";
import { Failure } from "../registration/sign-up/sign-up-end.tsx";
import styles from "../registration/sign-up/sign-up-form.module.css";
import { delegationDraft, EMPTY_DELEGATION, fromDelegationDraft } from "./draft.state.ts";
import { askedOfOthers, createOthersForm } from "./others-form.ts";
import { delegationOutlook } from "./outlook.state.ts";
import { PersonCards } from "./person-cards.tsx";
import { Declarations } from "./person-fields.tsx";

const ListDialog = late(async () => (await import("./list-dialog.tsx")).ListDialog, loadPeopleImport);

const TWO = [EMPTY_FORM, EMPTY_FORM];

/**
 * The form by which somebody registers people of an institution. What is typed is kept as a draft in this tab; what it will
 * come to is said before it is sent; a refusal leaves everything as it was typed.
 */
export function DelegationForm(props: {
  event: EventView;
  /** Seats or texts are not any more what the page shows. */
  onChanged: () => void;
}): JSX.Element {
  const t = useMessages(loadDelegation);
  const words = useMessages(loadRegistration);
  const fields = useMessages(loadForm);
  const common = useMessages(loadCommon);
  const navigate = useNavigate();
  // oxlint-disable-next-line solid/reactivity -- the page makes a new form for another event
  const { slug } = props.event;
  const draftKey = `${slug}.delegation`;
  // oxlint-disable-next-line solid/reactivity -- begins with what the event asks when the form opens
  const restored = fromDelegationDraft(readDraft(draftKey), props.event);
  const [isRestored, setIsRestored] = createSignal(restored !== undefined);
  const [values, setValues] = createStore({ ...(restored?.values ?? EMPTY_DELEGATION) });
  const [open, setOpen] = createSignal<number | undefined>(0);
  const asked = () => askedOfOthers(props.event);
  const institution = () => givenFields({ ...EMPTY_FORM, institution: values.institution }).institution;
  const labels = (): Record<string, string> => ({
    "institution.name": fields().field.institution.parts?.["name"]?.label ?? t().form.institution,
    "institution.type": fields().field.institution.parts?.["type"]?.label ?? t().form.institution,
    "institution.town": fields().field.institution.parts?.["town"]?.label ?? t().form.institution,
    "contact.name": t().form.contactName,
    "contact.email": t().form.contactEmail,
    "contact.phone": t().form.contactPhone,
    accessCode: words().field.accessCode,
    ifFull: t().form.ifFull,
  });
  const own = (): ApiIssue[] => {
    const lacks = form.people.length < DELEGATION_MIN;
    return [
      ...institutionIssues(institution(), values.institution),
      ...refusals(unmetCriteria(props.event, { institution: institution(), answers: {} })).filter(
        ({ path }) => path.startsWith("institution"),
      ),
      ...within("contact", unfit(ContactSchema, values.contact)),
      ...missingCode(props.event, values),
      ...(lacks ? [{ path: "people", code: "delegation.too_few" }] : []),
    ];
  };
  const form = createOthersForm({
    event: asked,
    initial: restored?.people ?? TWO,
    formVersion: restored?.people[0]?.formVersion,
    own,
    labelOf: (path) => labels()[path] ?? "",
    personName: (index) => t().form.person(index + 1),
    open: setOpen,
  });
  const outlook = () =>
    delegationOutlook(
      props.event,
      form.people.map((person) => {
        const sent = toOtherPerson(person);
        const unmet = unmetCriteria(props.event, { ...sent, institution: institution() });
        return {
          institution: institution(),
          countyCode: sent.countyCode,
          choices: sent.choices,
          isUndecided: unmet.some(({ effect }) => effect === "warn"),
        };
      }),
    );
  createEffect(
    on(
      () => delegationDraft(values, form.people, form.formVersion()),
      (draft) => keepDraft(draftKey, draft),
      { defer: true },
    ),
  );

  /** How many places there are, as far as the page knows: who of the institution has one already, it does not. */
  const places = () => {
    const { seats, recruitment } = props.event;
    const left = recruitment.mode === "selection" ? null : seats.event.waiting > 0 ? 0 : seats.event.left;
    return [
      ...(left === null ? [] : [t().form.places(left)]),
      ...(recruitment.perInstitution === undefined ? [] : [t().form.quota(recruitment.perInstitution)]),
    ].join(" ");
  };
  const [isListing, setListing] = createSignal(false);
  const [isSending, setIsSending] = createSignal(false);
  const [isTryingOn, setTryingOn] = createSignal(false);
  const [failure, setFailure] = createSignal<unknown>();
  let attempt: Attempt | undefined;
  const left = untilLeft();

  const send = async () => {
    if (isSending()) return;
    setFailure(undefined);
    if (!form.check()) return;
    const { acts, needs } = form.declares();
    const input: DelegationInput = {
      // What lacks a part was refused before.
      institution: institution() as DelegationInput["institution"],
      contact: { ...values.contact, phone: values.contact.phone.trim() || undefined },
      people: form.people.map(toOtherPerson),
      ifFull: values.ifFull,
      accessCode: values.accessCode.trim() || undefined,
      locale: locale(),
      declarations: { acts: acts as true, needs: needs && form.asksNeeds() },
      wordings: props.event.wordings,
      formVersion: form.formVersion(),
    };
    attempt = nextAttempt(attempt, input, newKey);
    setIsSending(true);
    try {
      // The same contents under the same key give the same answer again, so a lost one is asked for until it comes.
      const { key } = attempt;
      const { token } = await retrying(
        () =>
          request("POST", "/api/events/{slug}/delegations", {
            params: { slug },
            body: input,
            idempotencyKey: key,
          }),
        { onWait: () => setTryingOn(true), signal: left },
      );
      keepDraft(draftKey, undefined);
      if (left.aborted) return;
      navigate(`/delegations/${token}`, { replace: true, state: { sentTo: values.contact.email.trim() } });
    } catch (error) {
      if (left.aborted) return;
      if (error instanceof ApiError && error.issues.length > 0) {
        const isOutdated = form.refuse(error);
        if (isOutdated || error.issues.some(({ code }) => code === "consent.clause_changed"))
          props.onChanged();
        return;
      }
      setFailure(() => error);
      if (error instanceof ApiError && error.status === 409) props.onChanged();
    } finally {
      setIsSending(false);
      setTryingOn(false);
    }
  };
  const clear = () => {
    keepDraft(draftKey, undefined);
    setValues({ ...EMPTY_DELEGATION });
    form.reset(TWO);
    setOpen(0);
    setIsRestored(false);
    setFailure(undefined);
  };
  const contact = (part: Partial<typeof values.contact>) => {
    setValues("contact", (before) => ({ ...before, ...part }));
    for (const name of Object.keys(part)) form.changed(`contact.${name}`);
  };
  const contactField = (part: "name" | "email" | "phone") => ({
    name: `contact.${part}`,
    value: values.contact[part],
    onInput: (text: string) => contact({ [part]: text }),
    onBlur: () => form.leave(`contact.${part}`),
  });

  return (
    <>
      <form
        class={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <ErrorSummary issues={form.summary()} attempt={form.attempts()} />
        <Show when={isRestored()}>
          <RestoredDraft help={t().form.draftHelp} onClear={clear} />
        </Show>
        <Fieldset name="institution" look="section" legend={t().form.institution}>
          <InstitutionInput
            name="institution"
            label={fields().field.institution.asked}
            parts={fields().field.institution.parts}
            offered={[]}
            value={values.institution}
            errorAt={(path) => form.errorOf(path)}
            onInput={(value) => {
              setValues("institution", value);
              form.changed("institution");
            }}
            onLeave={(path) => form.leave(path)}
          />
        </Fieldset>
        <Fieldset name="contact" look="section" legend={t().form.contact} help={t().form.contactHelp}>
          <TextField
            {...contactField("name")}
            label={t().form.contactName}
            error={form.errorOf("contact.name")}
            autocomplete="name"
            width="medium"
          />
          <TextField
            {...contactField("email")}
            type="email"
            label={t().form.contactEmail}
            error={form.errorOf("contact.email")}
            autocomplete="email"
            spellcheck={false}
          />
          <TextField
            {...contactField("phone")}
            type="tel"
            optional
            label={t().form.contactPhone}
            error={form.errorOf("contact.phone")}
            autocomplete="tel"
            width="medium"
          />
        </Fieldset>
        <Show when={props.event.accessCode}>
          {(how) => (
            <Fieldset name="code" look="section" legend={words().signUp.sections.code}>
              <TextField
                name="accessCode"
                label={words().field.accessCode}
                help={how() === "required" ? words().help.accessCodeRequired : words().help.accessCode}
                optional={how() === "optional"}
                value={values.accessCode}
                onInput={(accessCode) => {
                  setValues({ accessCode });
                  form.changed("accessCode");
                }}
                onBlur={() => form.leave("accessCode")}
                error={form.errorOf("accessCode")}
                autocomplete="off"
                spellcheck={false}
                maxLength={60}
                width="medium"
              />
            </Fieldset>
          )}
        </Show>
        <Fieldset name="people" look="section" legend={t().form.people} help={places()}>
          <PersonCards event={asked()} form={form} open={open()} onOpen={setOpen} />
          <div>
            <Button icon={<ClipboardList />} popup="dialog" onClick={() => setListing(true)}>
              {t().list.open}
            </Button>
          </div>
        </Fieldset>
        <Show when={props.event.recruitment.mode === "first_come"}>
          <RadioGroup
            name="ifFull"
            label={t().form.ifFull}
            value={values.ifFull}
            options={[
              { value: "nobody", label: t().form.nobody, help: t().form.nobodyHelp },
              { value: "reserve", label: t().form.reserve, help: t().form.reserveHelp },
              { value: "together", label: t().form.together, help: t().form.togetherHelp },
            ]}
            onChange={(ifFull) => setValues({ ifFull })}
          />
        </Show>
        <Fieldset name="declarations" look="section" legend={t().form.declarations}>
          <Declarations form={form} event={props.event} acts={t().form.acts} needs={t().form.allowsNeeds} />
        </Fieldset>
        <div class={styles.send}>
          <Show when={!values.accessCode.trim()}>
            <GroupNotice
              event={props.event}
              people={form.people.map((person) => ({
                institution: institution(),
                countyCode: toOtherPerson(person).countyCode,
              }))}
            />
          </Show>
          <p role="status">
            <Told>
              {props.event.recruitment.mode === "selection"
                ? t().form.selection
                : outlookText(t().form, outlook(), values.ifFull)}
            </Told>
          </p>
          <Failure error={failure()} email={values.contact.email} contact={props.event.contact} />
          <p role="status">{isTryingOn() && words().signUp.tryingOn}</p>
          <Button kind="primary" type="submit" busy={isSending()} wideOnPhone>
            {isSending() ? t().form.sending : t().form.submit}
          </Button>
          <p class={styles.note}>{words().signUp.draftNote}</p>
        </div>
      </form>
      <Show when={isListing()}>
        <ListDialog
          event={asked()}
          form={form}
          onClose={() => setListing(false)}
          onFilled={() => {
            setListing(false);
            setOpen(undefined);
          }}
        />
      </Show>
    </>
  );

  function outlookText(
    texts: ReturnType<typeof t>["form"],
    { fitting, waiting, undecided, short }: ReturnType<typeof outlook>,
    ifFull: DelegationInput["ifFull"],
  ): string {
    const waits = undecided > 0 ? [texts.undecided(undecided)] : [];
    const fits = () => {
      if (waiting > 0 && ifFull === "together") return texts.allWait(fitting + waiting);
      if (waiting > 0)
        return ifFull === "reserve"
          ? texts.someFit(fitting, waiting)
          : texts.notAll(fitting, fitting + waiting);
      return texts.allFit(fitting);
    };
    const why = limitsInWords(namedLimits(short, props.event, locale()), common().wait.short);
    return [...(fitting + waiting > 0 ? [...why, fits()] : []), ...waits].join(" ");
  }
}

/** The most people whom one form takes, and the fewest. */
export const DELEGATION_SIZE = { least: DELEGATION_MIN, most: DELEGATION_MAX };

function institutionIssues(given: unknown, { name, type }: { name: string; type: string }): ApiIssue[] {
  const missing = [...(name.trim() ? [] : ["institution.name"]), ...(type ? [] : ["institution.type"])].map(
    (path) => ({ path, code: "field.required" }),
  );
  return missing.length > 0 ? missing : within("institution", unfit(SENT_FIELDS.institution.wrapped, given));
}

function within(part: string, issues: readonly ApiIssue[]): ApiIssue[] {
  return issues.map((issue) => ({ ...issue, path: `${part}.${issue.path}` }));
}
