import type { Said } from "../shared/holding.ts";
import { teller, type Manifest } from "../shared/manifest.ts";
import type { StoredFile } from "./answer.ts";
import { evidenceHistory, fileHistory } from "./history.ts";
import type { FileStore } from "./store.ts";

/** What has to be known of files and evidence. */
export const fileManifest = {
  entities: {
    file: {
      key: "ownerId",
      followed: true,
      holds: {
        of: "others",
        why: "evidence",
        until: "evidence",
        by: "reading",
        read: ["files.read"],
        fields: {
          ownerId: "nothing",
          fileId: "nothing",
          file: {
            purpose: "nothing",
            unitId: "nothing",
            state: "nothing",
            name: "words",
            mediaType: "nothing",
            bytes: "nothing",
            sha256: "nothing",
            refusal: "nothing",
            uploadedBy: "id",
            createdAt: "nothing",
            storedAt: "nothing",
          } satisfies Said<Omit<StoredFile, "fileId" | "ownerId" | "uploadedByName">>,
          deleted: "nothing",
          version: "nothing",
          updatedAt: "nothing",
          changedBy: "id",
          changeReason: "words",
          ttl: "nothing",
        },
      },
    },
    // How far it has come is written every second, and nothing follows from that.
    evidence: {
      key: "evidenceOf",
      followed: { states: ["waiting"] },
      holds: {
        of: "staff",
        why: "evidence",
        until: "event",
        by: "none",
        read: ["evidence.build"],
        fields: {
          eventId: "nothing",
          evidenceId: "nothing",
          state: "nothing",
          done: "nothing",
          total: "nothing",
          bytes: "nothing",
          sha256: "nothing",
          requestedBy: "id",
          requestedAt: "nothing",
          finishedAt: "nothing",
          failure: "nothing",
          attempt: "nothing",
          touchedAt: "nothing",
        },
      },
    },
  },
  bucket: {
    uploads: {
      what: "files on their way: scans, proofs of results, answers with files, files of letters and of automatic mails",
      until: "two days, by itself",
      by: "nobody: their names say nothing",
    },
    files: {
      what: "scans of signed lists and reports of webinars of an event; files that answer questions; files of letters; files of automatic mails; signatures of a project; proofs of results",
      until: "until they are removed",
      by: "event, registration, letter, text of mails, project or result in the key",
    },
    pictures: {
      what: "signatures and logos that certificates print",
      until: "with the installation",
      by: "–",
    },
    "documents/evidence": {
      what: "archives of evidence: everything that is kept of an event",
      until: "seven days, by itself; made anew from what is there",
      by: "the latest archive of the event",
    },
  },
  history: ({ files }: { files: FileStore }) => ({
    file: teller(files.fromImage, fileHistory),
    evidence: teller(files.evidenceFromImage, evidenceHistory),
  }),
} as const satisfies Manifest<{ files: FileStore }>;
