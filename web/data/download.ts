import { ApiError } from "./client.ts";

/**
 * Asks for a file and hands it to the browser to be saved under the name that the server gives it. Unlike a
 * link it can tell when the file is there, and why it is not.
 * @param asked what is asked for, where that is too private, or too long, to stand in an address
 * @throws ApiError for every answer outside 200–299 and when there is no answer
 */
export async function downloadFile(path: string, asked?: unknown): Promise<void> {
  let response: Response;
  try {
    response = await fetch(path, {
      credentials: "same-origin",
      ...(asked !== undefined && {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(asked),
      }),
    });
  } catch (cause) {
    throw new ApiError(0, "network.offline", {}, { cause });
  }
  if (!response.ok) {
    const isProblem = /^application\/problem\+json\b/.test(response.headers.get("content-type") ?? "");
    const problem = isProblem ? ((await response.json()) as { code?: string }) : {};
    throw new ApiError(response.status, problem.code ?? "network.unreadable", problem);
  }
  const name = /filename="([^"]+)"/.exec(response.headers.get("content-disposition") ?? "")?.[1] ?? "";
  save(name, await response.blob());
}

/** Hands a file that was made in the browser to it, to be saved under that name. */
export function saveFile(name: string, type: string, bytes: Uint8Array): void {
  save(name, new Blob([bytes.slice()], { type }));
}

function save(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken what it needs once this turn is over.
  setTimeout(() => URL.revokeObjectURL(url));
}
