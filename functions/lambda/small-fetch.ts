/** What a body may be made of; it arrives and leaves as a whole. */
type Content = string | Uint8Array | ArrayBuffer | AsyncIterable<Uint8Array> | null;
type Fields = Iterable<readonly [string, string]> | Record<string, string>;

/** `Headers` of the Fetch standard, but for its guards. */
export class SmallHeaders {
  #fields = new Map<string, string[]>();

  constructor(fields: Fields = []) {
    const entries =
      Symbol.iterator in fields ? (fields as Iterable<readonly [string, string]>) : Object.entries(fields);
    for (const [name, value] of entries) this.append(name, value);
  }

  append(name: string, value: string): void {
    const key = checkedName(name);
    this.#fields.set(key, [...(this.#fields.get(key) ?? []), checkedValue(value)]);
  }

  set(name: string, value: string): void {
    this.#fields.set(checkedName(name), [checkedValue(value)]);
  }

  delete(name: string): void {
    this.#fields.delete(checkedName(name));
  }

  get(name: string): string | null {
    return this.#fields.get(checkedName(name))?.join(", ") ?? null;
  }

  has(name: string): boolean {
    return this.#fields.has(checkedName(name));
  }

  getSetCookie(): string[] {
    return [...(this.#fields.get("set-cookie") ?? [])];
  }

  forEach(visit: (value: string, name: string) => void): void {
    for (const [name, value] of this) visit(value, name);
  }

  entries(): Iterator<[string, string]> {
    return this[Symbol.iterator]();
  }

  *[Symbol.iterator](): Generator<[string, string]> {
    for (const [name, values] of [...this.#fields].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
      // Cookies hold commas, so they are the one field that is never joined.
      if (name === "set-cookie") for (const value of values) yield [name, value];
      else yield [name, values.join(", ")];
    }
  }
}

class Message {
  readonly headers: SmallHeaders;
  readonly body: Content;
  bodyUsed = false;

  constructor(body: Content | undefined, headers: Fields | undefined) {
    this.body = body ?? null;
    this.headers = new SmallHeaders(headers);
    if (typeof body === "string" && !this.headers.has("content-type")) {
      this.headers.set("content-type", "text/plain;charset=UTF-8");
    }
  }

  async arrayBuffer(): Promise<ArrayBuffer> {
    // Copied, so that it is a buffer of its own and not the corner of one that Node shares out.
    return new Uint8Array(await this.#read()).buffer;
  }

  async text(): Promise<string> {
    return new TextDecoder().decode(await this.#read());
  }

  async json(): Promise<unknown> {
    return JSON.parse(await this.text()) as unknown;
  }

  async #read(): Promise<Uint8Array> {
    if (this.bodyUsed) throw new TypeError("The body was read before.");
    const { body } = this;
    if (body === null) return new Uint8Array();
    this.bodyUsed = true;
    if (typeof body === "string") return Buffer.from(body);
    if (body instanceof Uint8Array) return body;
    if (body instanceof ArrayBuffer) return new Uint8Array(body);
    const parts: Uint8Array[] = [];
    for await (const part of body) parts.push(part);
    return Buffer.concat(parts);
  }
}

/** `Request` of the Fetch standard with what an application reads of one. */
export class SmallRequest extends Message {
  readonly url: string;
  readonly method: string;

  constructor(url: string, init: { method?: string; headers?: Fields; body?: Content } = {}) {
    super(init.body, init.headers);
    this.url = new URL(url).href;
    this.method = init.method ?? "GET";
    // However the body came as far as API Gateway, here it is whole.
    this.headers.delete("transfer-encoding");
  }
}

/** `Response` of the Fetch standard with what an application writes into one. */
export class SmallResponse extends Message {
  readonly status: number;

  constructor(body?: Content, init: { status?: number; headers?: Fields } = {}) {
    super(body, init.headers);
    this.status = init.status ?? 200;
  }

  get ok(): boolean {
    return this.status >= 200 && this.status < 300;
  }
}

/**
 * Puts these three in the place of Node's own for everything in this process. Node loads its own, a whole HTTP client,
 * when one is first touched: a fifth of the API's cold start (docs/decisions/0013). Behind API Gateway no body is
 * streamed and no request is sent, and Hono needs no more than this.
 */
export function useSmallFetch(): void {
  for (const [name, small] of Object.entries({
    Headers: SmallHeaders,
    Request: SmallRequest,
    Response: SmallResponse,
  })) {
    // Deleted first: to be redefined, Node's own would be loaded.
    Reflect.deleteProperty(globalThis, name);
    Reflect.set(globalThis, name, small);
  }
}

function checkedName(name: string): string {
  if (!/^[!#$%&'*+.^_`|~0-9a-z-]+$/i.test(name)) throw new TypeError(`This is no name of a header: ${name}`);
  return name.toLowerCase();
}

function checkedValue(value: string): string {
  const text = value.replaceAll(/^[\t\n\r ]+|[\t\n\r ]+$/g, "");
  // The end of a line would begin another header, and a header has bytes only.
  // oxlint-disable-next-line no-control-regex -- these are what is refused
  if (/[\0\n\r]|[^\0-\xff]/.test(text)) throw new TypeError("A header cannot have this value.");
  return text;
}
