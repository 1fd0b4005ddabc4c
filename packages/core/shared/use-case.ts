/** Use cases as functions of what they work with, and of their input. */
// oxlint-disable-next-line typescript/no-explicit-any -- each says itself what it needs of the one and the other
type UseCases = Readonly<Record<string, (deps: any, ...input: any[]) => unknown>>;

/** What all of some use cases work with. */
type DepsOf<Cases extends UseCases> = {
  [Name in keyof Cases]: (deps: Parameters<Cases[Name]>[0]) => void;
}[keyof Cases] extends (deps: infer Deps) => void
  ? Deps
  : never;

/** Use cases that have what they work with: the service of a noun. */
export type Bound<Cases extends UseCases> = {
  [Name in keyof Cases]: Cases[Name] extends (deps: never, ...input: infer Input) => infer Output
    ? (...input: Input) => Output
    : never;
};

/** Gives use cases what they work with, so that whoever calls them need not know it. */
export function bind<Cases extends UseCases>(deps: DepsOf<Cases>, useCases: Cases): Bound<Cases> {
  const bound = Object.entries(useCases).map(([name, useCase]) => [
    name,
    (...input: unknown[]) => useCase(deps, ...input),
  ]);
  return Object.fromEntries(bound) as Bound<Cases>;
}

/** Names of what a module exports that answers later. */
type LateNames<Module> = {
  [Name in keyof Module]: Module[Name] extends (...input: never[]) => Promise<unknown> ? Name : never;
}[keyof Module] &
  string;

/**
 * Use cases of a file that is read when one of them is first called: for what is seldom done, no cold start should pay.
 * @param load `() => import("./use-cases/…")`
 */
export function late<Module, Name extends LateNames<Module>>(
  load: () => Promise<Module>,
  ...names: Name[]
): Pick<Module, Name> {
  const waiting = names.map((name) => [
    name,
    async (...input: unknown[]) => {
      const useCase = (await load())[name] as (...all: unknown[]) => Promise<unknown>;
      return useCase(...input);
    },
  ]);
  return Object.fromEntries(waiting) as Pick<Module, Name>;
}
