import type { AttachmentUpload, CheckedAttachment } from "@zapisy/core/attachment-upload/answer";
import type { AttachmentInput } from "@zapisy/core/attachment/schema";
import type { LetterFileInput } from "@zapisy/core/letter-file/schema";
import type { StaffEventView } from "@zapisy/core/event";
import type { EventInput } from "@zapisy/core/event/schema";
import type { MailTextOwner } from "@zapisy/core/mail-text";
import type { Question } from "@zapisy/core/form/schema";
import { asPublic, asStaff, publishEvent, signUp } from "./actions.ts";
import { postFile, SCAN } from "./files.ts";
import { eventInput } from "./fixture.ts";
import type { Stage } from "./stage.ts";
import type { World } from "./world.ts";

/** A question whose answer is a file. */
export function fileQuestion(overrides: Partial<Question> = {}): Question {
  return {
    questionId: "paper",
    label: { pl: "Zgoda przełożonego" },
    type: "file",
    required: false,
    ...overrides,
  };
}

/** A form that asks for files. */
export function formWith(
  questions: Question[],
  overrides: Partial<EventInput["form"]> = {},
): EventInput["form"] {
  return { ...eventInput("prj_").form, ...overrides, questions };
}

/** A file as somebody announces it. */
export function attachmentInput(overrides: Partial<AttachmentInput> = {}): AttachmentInput {
  return {
    questionId: "paper",
    name: "Zgoda – Łucja.pdf",
    mediaType: "application/pdf",
    bytes: SCAN.byteLength,
    ...overrides,
  };
}

const asking = new WeakMap<Stage, Promise<StaffEventView>>();

/** The event of a stage's project that asks for a file. */
export function fileEvent(stage: Stage): Promise<StaffEventView> {
  const form = formWith([fileQuestion()]);
  const recruitment = { mode: "first_come", delegations: true } as const;
  const known =
    asking.get(stage) ?? publishEvent(stage.world, stage.projectId, { form, seats: null, recruitment });
  asking.set(stage, known);
  return known;
}

/** A file that was announced for an event's sign-up and sent, and not looked at yet. */
export async function sentAttachment(
  { world }: Pick<Stage, "world">,
  { slug }: Pick<StaffEventView, "slug">,
  bytes: Uint8Array = SCAN,
  input: AttachmentInput = attachmentInput({ bytes: bytes.byteLength }),
): Promise<AttachmentUpload> {
  const announced = await world.deps.services.attachment.announceForSignUp(asPublic(world), slug, input);
  await postFile(announced, bytes);
  return announced;
}

/** The answer that names a file which was looked at. */
export async function attachment(
  stage: Pick<Stage, "world">,
  event: Pick<StaffEventView, "slug">,
  bytes?: Uint8Array,
  input?: AttachmentInput,
): Promise<CheckedAttachment["answer"]> {
  const { ticket } = await sentAttachment(stage, event, bytes, input);
  return (await stage.world.deps.services.attachment.checkAttachment(asPublic(stage.world), ticket)).answer;
}

/** Somebody who signed up with a file. */
export async function personWithFile(stage: Stage) {
  const event = await fileEvent(stage);
  const paper = await attachment(stage, event);
  return { event, ...(await signUp(stage.world, event, stage.next(), { answers: { paper } })) };
}

/** A file that goes with a letter, as somebody announces it. */
export function letterFileInput(overrides: Partial<LetterFileInput> = {}): LetterFileInput {
  const { name, mediaType, bytes } = attachmentInput();
  return { name, mediaType, bytes, ...overrides };
}

/** The receipt of a file that was announced for automatic mails of a place, sent and looked at. */
export async function textFile(
  world: World,
  owner: MailTextOwner,
  bytes: Uint8Array = SCAN,
  overrides: Partial<LetterFileInput> = {},
): Promise<CheckedAttachment["answer"]> {
  const input = letterFileInput({ bytes: bytes.byteLength, ...overrides });
  const announced = await world.deps.services.mailText.announceTextFile(asStaff(world), owner, input);
  return lookedAt(world, announced, bytes);
}

/** The receipt of a file that was announced for letters of an event, sent and looked at. */
export async function letterFile(
  world: World,
  { eventId }: Pick<StaffEventView, "eventId">,
  bytes: Uint8Array = SCAN,
  overrides: Partial<LetterFileInput> = {},
): Promise<CheckedAttachment["answer"]> {
  const { attachment: service } = world.deps.services;
  const input = letterFileInput({ bytes: bytes.byteLength, ...overrides });
  const announced = await service.announceForLetter(asStaff(world), eventId, input);
  return lookedAt(world, announced, bytes);
}

async function lookedAt(
  world: World,
  announced: AttachmentUpload,
  bytes: Uint8Array,
): Promise<CheckedAttachment["answer"]> {
  await postFile(announced, bytes);
  return (await world.deps.services.attachment.checkAttachment(asPublic(world), announced.ticket)).answer;
}
