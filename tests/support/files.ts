import type { FileId, FileUpload } from "@zapisy/core/file";
import type { EventFileInput, SignatureInput } from "@zapisy/core/file/schema";
import { asStaff } from "./actions.ts";
import { PIXEL, type Stage } from "./stage.ts";

/** The smallest thing that begins as a PDF does. */
export const SCAN = Buffer.from("%PDF-1.7\n%%EOF\n");

/** A scan as somebody announces it. */
export function scanInput(overrides: Partial<EventFileInput> = {}): EventFileInput {
  return {
    purpose: "scan",
    name: "Lista obecności – dzień 1.pdf",
    mediaType: "application/pdf",
    bytes: SCAN.byteLength,
    ...overrides,
  };
}

/** A signature as somebody announces it. */
export function signatureInput(overrides: Partial<SignatureInput> = {}): SignatureInput {
  const bytes = Buffer.from(PIXEL, "base64").byteLength;
  return { name: "podpis.png", mediaType: "image/png", bytes, ...overrides };
}

/** Posts a file with the form that the announcement gave, as a browser does. */
export function postFile({ upload }: Pick<FileUpload, "upload">, bytes: Uint8Array): Promise<Response> {
  const form = new FormData();
  for (const [name, value] of Object.entries(upload.fields)) form.append(name, value);
  form.append("file", new Blob([new Uint8Array(bytes)]));
  return fetch(upload.url, { method: "POST", body: form });
}

/** A scan of the stage's event that was sent and not looked at yet. */
export async function sentScan({ world, event }: Stage): Promise<FileId> {
  const announced = await world.deps.services.file.announceEventFile(
    asStaff(world),
    event.eventId,
    scanInput(),
  );
  await postFile(announced, SCAN);
  return announced.file.fileId;
}

/** A scan of the stage's event that is kept. */
export async function storedScan(stage: Stage): Promise<FileId> {
  const fileId = await sentScan(stage);
  await stage.world.deps.services.file.receiveEventFile(asStaff(stage.world), stage.event.eventId, fileId);
  return fileId;
}

/** A signature of the stage's project that was sent and not looked at yet. */
export async function sentSignature({ world, projectId }: Stage): Promise<FileId> {
  const announced = await world.deps.services.file.announceSignature(
    asStaff(world),
    projectId,
    signatureInput(),
  );
  await postFile(announced, Buffer.from(PIXEL, "base64"));
  return announced.file.fileId;
}
