import type { CertificateView } from "@zapisy/core/certificate/answer";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { crc32, deflateSync } from "node:zlib";
import { attendanceListFile } from "@zapisy/documents/attendance-list";
import { certificatePdf, registerXlsx, type CertificateDocument } from "@zapisy/documents/certificate";
import { LIST, SHEET } from "../../../packages/documents/attendance-list/fixture.ts";
import { CERTIFICATE, FACTS } from "../../../packages/documents/certificate/fixture.ts";

const LOGOS = ["academy", "network", "partnership"];
const SURNAMES = ["Żółkiewska", "Wielopolska-Czetwertyńska", "Śniady", "Nowak", "Łącka", "Grzegorzewski"];
const surname = (index: number) => `${SURNAMES[index % SURNAMES.length]} ${index}`;

async function readLogos(): Promise<Buffer[]> {
  const folder = join(import.meta.dirname, "../../../infra/local/samples/logo");
  return Promise.all(LOGOS.map((name) => readFile(join(folder, `${name}.png`))));
}

/** A list of 1,000 people to be signed at five items. */
async function signatureList(): Promise<{ bytes: number }> {
  const logos = (await readLogos()).map((data, index) => ({
    data,
    mime: "image/png" as const,
    alt: LOGOS[index] ?? "",
  }));
  const people = Array.from({ length: 1_000 }, (_, index) => ({
    surname: surname(index),
    firstName: "Maria Magdalena",
    institution: "Miejski Ośrodek Pomocy Społecznej w Białymstoku",
    position: "kierowniczka działu",
  }));
  const columns = Array.from({ length: 5 }, (_, index) => ({
    label: `Panel dyskusyjny ${index + 1}`,
    from: "09:00",
    to: "10:30",
  }));
  const list = { ...LIST, project: { ...LIST.project, logos }, sheets: [{ ...SHEET, people, columns }] };
  return { bytes: (await attendanceListFile(list, "pdf")).bytes.length };
}

/** A register of 10,000 certificates in 17 columns. */
async function workbook(): Promise<{ bytes: number }> {
  const rows = Array.from({ length: 10_000 }, (_, index): CertificateView => ({
    certificateId: `crt_${index}`,
    eventId: "evt_1",
    number: `ROPS/WS/2011/${index}`,
    year: 2011,
    sequence: index,
    state: index % 50 === 0 ? "annulled" : "issued",
    holder: { type: "person", registrationId: `reg_${index}`, firstName: "Zofia", lastName: surname(index) },
    eventTitle: FACTS.event.title,
    startsOn: FACTS.event.startsOn,
    endsOn: FACTS.event.endsOn,
    hours: FACTS.hours,
    issuedOn: FACTS.issuedOn,
    issuedAt: CERTIFICATE.issuedAt,
    duplicates: 0,
    verifyUrl: `${CERTIFICATE.verifyUrl}${index}`,
  }));
  const bytes = await registerXlsx(rows, {
    locale: "pl",
    project: { title: FACTS.project.title.pl, number: FACTS.project.number },
    organiser: FACTS.issuer,
    takenAt: CERTIFICATE.issuedAt,
    timeZone: "Europe/Warsaw",
  });
  return { bytes: bytes.length };
}

/** A signature as a scanner gives it: strokes of ink, soft at their edges, on nothing. */
function signature(): Buffer {
  const [width, height] = [900, 240];
  const rows = Buffer.alloc(height * (1 + width * 4));
  const ink = new Float32Array(width * height);
  for (let step = 0; step < 6_000; step += 1) {
    const t = step / 6_000;
    const x = 60 + 780 * t + 36 * Math.sin(31 * t);
    const y = 120 + 70 * Math.sin(23 * t) * Math.cos(9 * t) + 24 * Math.sin(57 * t);
    for (let row = Math.floor(y) - 4; row <= y + 4; row += 1)
      for (let column = Math.floor(x) - 4; column <= x + 4; column += 1) {
        const at = row * width + column;
        const near = 3.2 - Math.hypot(column - x, row - y);
        ink[at] = Math.max(ink[at] ?? 0, Math.min(1, Math.max(0, near)));
      }
  }
  for (let row = 0; row < height; row += 1)
    for (let column = 0; column < width; column += 1) {
      const alpha = Math.round(255 * (ink[row * width + column] ?? 0));
      rows.set([24, 38, 110, alpha], row * (1 + width * 4) + 1 + column * 4);
    }
  const chunk = (type: string, data: Uint8Array) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const header = Buffer.from([0, 0, width >> 8, width & 255, 0, 0, height >> 8, height & 255, 8, 6, 0, 0, 0]);
  const mark = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const parts = [chunk("IHDR", header), chunk("IDAT", deflateSync(rows)), chunk("IEND", Buffer.alloc(0))];
  return Buffer.concat([mark, ...parts]);
}

/** A thousand certificates with three logos and a signature, one after the other; bytes of all together. */
async function certificates(): Promise<{ bytes: number; secondsEach: number; cpuSecondsEach: number }> {
  const logoFiles = await readLogos();
  const files = [...logoFiles, signature()];
  const named = files.map((file, index) => ({
    sha256: createHash("sha256").update(file).digest("hex"),
    mime: "image/png" as const,
    alt: LOGOS[index] ?? "",
  }));
  const pictures = new Map(files.map((file, index) => [named[index]?.sha256 ?? "", file]));
  const logos = named.slice(0, logoFiles.length);
  const topics = Array.from({ length: 9 }, (_, index) => ({ pl: `Temat ${index + 1}: praca z zespołem` }));
  const count = 1_000;
  let bytes = 0;
  const begun = performance.now();
  const used = process.cpuUsage();
  for (let index = 0; index < count; index += 1) {
    const document: CertificateDocument = {
      ...CERTIFICATE,
      number: `ROPS/WS/2011/${index}`,
      verifyUrl: `${CERTIFICATE.verifyUrl}${index}`,
      pictures,
      facts: {
        ...FACTS,
        logos,
        topics,
        holder: {
          type: "person",
          registrationId: `reg_${index}`,
          firstName: "Zofia",
          lastName: surname(index),
          formOfAddress: "ms",
        },
        signatory: { ...FACTS.signatory, signature: named.at(-1) },
      },
    };
    bytes += (await certificatePdf(document)).length;
  }
  const secondsEach = (performance.now() - begun) / 1_000 / count;
  const { user, system } = process.cpuUsage(used);
  return { bytes, secondsEach, cpuSecondsEach: (user + system) / 1e6 / count };
}

const WORK: Record<string, () => Promise<object>> = { signatureList, workbook, certificates };

// A process of its own for each measurement, so that its largest memory is that of the work alone.
const begun = performance.now();
const made = await WORK[process.argv[2] ?? ""]?.();
const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
console.log(
  JSON.stringify({
    ...made,
    seconds: (performance.now() - begun) / 1_000,
    cpuSeconds: (userCPUTime + systemCPUTime) / 1e6,
    peakMb: maxRSS / 1_024,
  }),
);
