import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { promisify } from "node:util";

const VERSION = "1.28.2";
const FOLDER = join(import.meta.dirname, "../../node_modules/.cache/verapdf");
const JAR = join(FOLDER, `greenfield-apps-${VERSION}.jar`);
const FETCH = [
  "-q",
  "-B",
  "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy",
  `-Dartifact=org.verapdf.apps:greenfield-apps:${VERSION}`,
  `-DoutputDirectory=${FOLDER}`,
];
const JAVA = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, "bin", "java") : "java";

const run = promisify(execFile);

interface Report {
  report: {
    jobs: {
      itemDetails: { name: string };
      validationResult?: {
        compliant: boolean;
        details: {
          ruleSummaries: { clause: string; testNumber: number; checks: { errorMessage?: string }[] }[];
        };
      }[];
      taskException?: { exceptionMessage: string };
    }[];
  };
}

/**
 * What veraPDF, the reference validator, finds broken of PDF/UA-1 (ISO 14289-1) in files by their names; all in one run,
 * since its start takes longer than a file. Maven fetches it once.
 * @throws Error naming the command when it cannot be fetched or does not run
 */
export async function brokenRules(files: Record<string, Uint8Array>): Promise<Record<string, string[]>> {
  await fetchVeraPdf();
  const folder = await mkdtemp(join(tmpdir(), "verapdf-"));
  try {
    const paths = await Promise.all(
      Object.entries(files).map(async ([name, bytes]) => {
        const path = join(folder, `${name}.pdf`);
        await writeFile(path, bytes);
        return path;
      }),
    );
    const { report } = JSON.parse(await validate(paths)) as Report;
    return Object.fromEntries(
      report.jobs.map(({ itemDetails, validationResult = [], taskException }) => [
        basename(itemDetails.name, ".pdf"),
        validationResult.length === 0
          ? [taskException?.exceptionMessage ?? "not validated"]
          : validationResult.flatMap(({ details }) =>
              details.ruleSummaries.map(
                ({ clause, testNumber, checks }) =>
                  `${clause}-${testNumber} ${checks[0]?.errorMessage ?? ""}`,
              ),
            ),
      ]),
    );
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function fetchVeraPdf(): Promise<void> {
  if (existsSync(JAR)) return;
  await mkdir(FOLDER, { recursive: true });
  await run("mvn", FETCH).catch((cause: NodeJS.ErrnoException) => {
    const why =
      cause.code === "ENOENT" ? "Maven is missing (apt-get install maven)" : "Maven could not fetch it";
    throw new Error(`veraPDF cannot be had: ${why}. The command: mvn ${FETCH.join(" ")}`, { cause });
  });
}

async function validate(paths: string[]): Promise<string> {
  const options = [
    "-Xmx512m",
    "-Djava.awt.headless=true",
    "-cp",
    JAR,
    "org.verapdf.apps.GreenfieldCliWrapper",
  ];
  const validation = ["--flavour", "ua1", "--format", "json", "--maxfailuresdisplayed", "1"];
  const { stdout } = await run(JAVA, [...options, ...validation, ...paths], { maxBuffer: 1 << 26 }).catch(
    (failed: { code?: number; stdout?: string; stderr?: string }) => {
      // 1 says that some file does not conform.
      if (failed.code === 1 && failed.stdout) return { stdout: failed.stdout };
      throw new Error(`veraPDF ended with ${failed.code}: ${failed.stderr}`);
    },
  );
  return stdout;
}
