import type { AttendanceBook } from "../attendance/answer.ts";
import type { AttendanceService } from "../attendance/index.ts";
import type { AuthorNames } from "../audit/index.ts";
import type { EventService, EventStore } from "../event/index.ts";
import type { Bucket, FileStore } from "../file/index.ts";
import type { Limits } from "../limit/index.ts";
import type { ProjectStore } from "../project/index.ts";
import type { RegistrationStore } from "../registration/index.ts";
import type { SecretKey } from "../shared/secret.ts";
import type { CertificateWords } from "./rules.ts";
import type { CertificateStore } from "./store.ts";

/** Attendance of an event, whoever reads it. */
export type Book = Omit<AttendanceBook, "may" | "asOf">;

/** What use cases of certificates work with. */
export interface CertificateDeps {
  certificates: CertificateStore;
  eventService: Pick<EventService, "getEvent">;
  projects: Pick<ProjectStore, "find" | "findPicture">;
  registrations: Pick<RegistrationStore, "find">;
  events: Pick<EventStore, "findEvent">;
  attendance: Pick<AttendanceService, "loadBook">;
  /** Names of staff (`staff:stf_…`) who have one. */
  namesOf: AuthorNames;
  /** Where pictures are kept under their SHA-256; opened when it is needed. */
  bucket: () => Pick<Bucket, "put" | "head">;
  /** Facsimiles of signatures, kept among the pictures. */
  files: Pick<FileStore, "find">;
  words: CertificateWords;
  limits: Limits;
  secretKey: SecretKey;
  publicUrl: string;
}
