import { bind, type Bound } from "../shared/use-case.ts";
import type { Table } from "../shared/table.ts";
import * as templates from "./store/templates.ts";
import * as issue from "./store/issue.ts";
import * as reads from "./store/read.ts";
import { certificateEntities } from "./store/rows.ts";

export type { StoredCertificate } from "./store/rows.ts";

const accesses = { ...templates, ...issue, ...reads };

/** Where templates, certificates and their numbers are kept. Every function names its access pattern and key. */
export type CertificateStore = Bound<typeof accesses>;

/** Makes the store of certificates over one table. */
export function createCertificateStore(table: Table): CertificateStore {
  return bind(certificateEntities(table), accesses);
}
