import { loadError } from "@zapisy/words/error";
import * as v from "valibot";
import { beforeAll, describe, expect, it } from "vitest";
import { ApiError } from "../data/client.ts";
import { loadMessages } from "../data/locale.ts";
import { createEditForm } from "./edit-form.ts";
import { checkBy } from "./issues.state.ts";

interface Note {
  title: string;
  text: string;
}

const NoteSchema = v.object({ title: v.pipe(v.string(), v.nonEmpty("field.required")), text: v.string() });
const BEGIN: Note = { title: "Spotkanie", text: "" };

beforeAll(() => loadMessages(loadError));

/** A store that several people write to, and a form of one of them. */
function open(stored: Note = BEGIN) {
  const server = {
    note: stored,
    version: 1,
    fails: undefined as ApiError | undefined,
    isSilent: false,
  };
  let version = server.version;
  const form = createEditForm({
    begin: stored,
    check: (draft) => checkBy(NoteSchema, draft),
    async save(input) {
      await Promise.resolve();
      if (server.fails) throw server.fails;
      if (version !== server.version) throw new ApiError(409, "note.version_conflict");
      server.note = { ...input, title: input.title.trim() };
      version = server.version += 1;
      return server.note;
    },
    conflict: {
      code: "note.version_conflict",
      load: () => {
        if (server.isSilent) return Promise.reject(new ApiError(0, "network.offline"));
        ({ version } = server);
        return Promise.resolve(server.note);
      },
    },
  });
  const somebodyWrites = (part: Partial<Note>) => {
    server.note = { ...server.note, ...part };
    server.version += 1;
  };
  return { form, server, somebodyWrites };
}

describe("a form that edits something stored", () => {
  it("shows what the server made of it, and has nothing unsaved then", async () => {
    const { form, server } = open();
    form.update((note) => (note.title = " Zebranie "));
    expect(form.isDirty()).toBe(true);
    await form.save();
    expect([form.draft, server.note, form.isDirty()]).toEqual([
      { title: "Zebranie", text: "" },
      { title: "Zebranie", text: "" },
      false,
    ]);
  });

  it("sends nothing that the server would refuse, and says so beside the field", async () => {
    const { form, server } = open();
    form.update((note) => (note.title = ""));
    await form.save();
    expect([server.version, form.issues(), form.attempt(), form.isDirty()]).toEqual([
      1,
      [{ path: "title", code: "field.required" }],
      1,
      true,
    ]);
    expect([form.error("title"), form.error("text")]).toEqual([expect.any(String), undefined]);
  });

  it("keeps what was typed when the server refuses it or does not answer", async () => {
    const { form, server } = open();
    form.update((note) => (note.text = "Sala 4"));
    server.fails = new ApiError(422, "request.invalid", {
      issues: [{ path: "text", code: "field.too_long" }],
    });
    await form.save();
    expect([form.issues(), form.failure()]).toEqual([[{ path: "text", code: "field.too_long" }], undefined]);
    server.fails = new ApiError(0, "network.offline");
    await form.save();
    expect([form.issues(), form.failure()]).toEqual([[], expect.any(String)]);
    expect([form.draft.text, form.isDirty(), form.busy()]).toEqual(["Sala 4", true, false]);
    server.fails = undefined;
    await form.save();
    expect([server.note.text, form.failure()]).toEqual(["Sala 4", undefined]);
  });

  it("saves both people's changes when they do not clash", async () => {
    const { form, server, somebodyWrites } = open();
    somebodyWrites({ title: "Zebranie" });
    form.update((note) => (note.text = "Sala 4"));
    await form.save();
    expect([server.note, form.draft, form.isDirty()]).toEqual([
      { title: "Zebranie", text: "Sala 4" },
      { title: "Zebranie", text: "Sala 4" },
      false,
    ]);
  });

  it.each([
    ["mine", new Set<string>(), "Sala 4"],
    ["theirs", new Set(["text"]), "Sala 5"],
  ])("asks when they clash, and saves %s as decided", async (_, theirs, text) => {
    const { form, server, somebodyWrites } = open();
    somebodyWrites({ text: "Sala 5" });
    form.update((note) => (note.text = "Sala 4"));
    await form.save();
    expect([form.conflict()?.conflicts, server.note.text]).toEqual([
      [{ path: "text", mine: "Sala 4", theirs: "Sala 5" }],
      "Sala 5",
    ]);
    form.settle(theirs);
    await expect.poll(() => [server.version, form.busy()]).toEqual([3, false]);
    expect([server.note.text, form.draft.text, form.isDirty()]).toEqual([text, text, false]);
  });

  it("keeps what was typed when nothing is decided yet", async () => {
    const { form, server, somebodyWrites } = open();
    somebodyWrites({ text: "Sala 5" });
    form.update((note) => (note.text = "Sala 4"));
    await form.save();
    form.settle(undefined);
    expect([form.conflict(), form.draft.text, server.note.text, form.isDirty()]).toEqual([
      undefined,
      "Sala 4",
      "Sala 5",
      true,
    ]);
  });

  it("says so when what the other person saved cannot be fetched, and asks at the next try", async () => {
    const { form, server, somebodyWrites } = open();
    somebodyWrites({ text: "Sala 5" });
    form.update((note) => (note.text = "Sala 4"));
    server.isSilent = true;
    await form.save();
    expect([form.failure(), form.conflict(), form.draft.text, form.isDirty(), form.busy()]).toEqual([
      expect.any(String),
      undefined,
      "Sala 4",
      true,
      false,
    ]);
    server.isSilent = false;
    await form.save();
    expect([form.failure(), form.conflict()?.conflicts.length, server.note.text]).toEqual([
      undefined,
      1,
      "Sala 5",
    ]);
  });

  it("keeps what is typed while it is saved, and has that unsaved then", async () => {
    const { form, server } = open();
    form.update((note) => (note.title = " Zebranie "));
    const saving = form.save();
    form.update((note) => (note.text = "Sala 4"));
    await saving;
    expect([form.draft, server.note, form.isDirty()]).toEqual([
      { title: "Zebranie", text: "Sala 4" },
      { title: "Zebranie", text: "" },
      true,
    ]);
  });

  it("does not hold up who leaves while the page of something new changes", async () => {
    const { form } = open();
    form.update((note) => (note.text = "Sala 4"));
    const saving = form.save();
    expect(form.isDirty()).toBe(false);
    await saving;
  });
});
