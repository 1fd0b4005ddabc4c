import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { afterEach, describe, expect, it, vi } from "vitest";
import { contentDisposition, createBucket } from "./bucket.ts";

describe("the name of a download", () => {
  it("is given in plain letters and in UTF-8", () => {
    expect(contentDisposition("attachment", "Lista obecności – Łódź (1).pdf")).toBe(
      `attachment; filename="Lista obecnosci _ Lodz _1_.pdf"; ` +
        `filename*=UTF-8''Lista%20obecno%C5%9Bci%20%E2%80%93%20%C5%81%C3%B3d%C5%BA%20%281%29.pdf`,
    );
  });

  it("cannot end the header or begin another one", () => {
    expect(contentDisposition("inline", `a"; filename="b.exe\r\nSet-Cookie: x=1\uD800`)).toBe(
      `inline; filename="a__ filename__b.exe__Set-Cookie_ x_1_"; ` +
        `filename*=UTF-8''a%22%3B%20filename%3D%22b.exe%0D%0ASet-Cookie%3A%20x%3D1%EF%BF%BD`,
    );
  });
});

describe("a store that is being started again", () => {
  afterEach(() => {
    vi.restoreAllMocks();
    vi.unstubAllEnvs();
  });

  it("is waited for, however the dice fall", async () => {
    vi.stubEnv("AWS_ACCESS_KEY_ID", "local");
    vi.stubEnv("AWS_SECRET_ACCESS_KEY", "local");
    vi.spyOn(Math, "random").mockReturnValue(0);
    const store = createServer((_, response) => response.end());
    const { port } = await new Promise<AddressInfo>((done) =>
      store.listen(0, "127.0.0.1", () => done(store.address() as AddressInfo)),
    );
    store.close();
    const bucket = createBucket({ name: "files", region: "local", endpoint: `http://127.0.0.1:${port}` });
    const put = bucket.put("files/evt_1/fil_1", Buffer.from("a"), "text/csv");
    await Promise.race([put, pause(1_500)]);
    store.listen(port, "127.0.0.1");
    await put.finally(() => store.close());
  });
});
