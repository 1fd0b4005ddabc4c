import { join } from "node:path";
import type { Rolldown } from "vite";

/** The tables of routes: whose pages a search engine may list, and which are rendered on the server. */
const ROUTE_TABLES: { file: string; listed?: true; rendered?: true }[] = [
  { file: "rendered-routes.ts", listed: true, rendered: true },
  { file: "accessibility/routes.ts", listed: true, rendered: true },
  { file: "verify/routes.ts", rendered: true },
  { file: "schedule/routes.ts", rendered: true },
  { file: "public/routes.ts" },
  { file: "staff/routes.ts" },
  { file: "check-in/routes.ts" },
  { file: "news/routes.ts" },
];

/** What of a syntax tree a table of routes is made of. */
interface Node {
  type: string;
  elements?: Node[];
  properties?: { key: { name: string }; value: Node }[];
  value?: unknown;
  name?: string;
  id?: { name: string };
  body?: Node;
  source?: Node;
}

/** A page of the app, as a table of routes has it. */
export interface TableRoute {
  /** With parameters as `:name`. */
  path: string;
  /** Files of it and of the layouts around it. */
  files: string[];
  /** Areas of words that they speak. */
  areas: string[];
  /** What it asks the API for in any case and cannot be drawn without; parameters are those of the path, `$1` the first. */
  asks: string[];
  /** What else it asks for. */
  asksThen: string[];
}

/** All nodes below one, itself included, in their order. */
function nodesIn(node: unknown): Node[] {
  if (Array.isArray(node)) return node.flatMap(nodesIn);
  if (typeof node !== "object" || node === null) return [];
  return [node as Node, ...Object.values(node).flatMap(nodesIn)];
}

/** The routes in the syntax tree of a table: objects with a `path`, in their `children` below it. */
function routesIn(table: string, tree: unknown): TableRoute[] {
  const all = nodesIn(tree);
  const functions = new Map(
    all.flatMap(({ type, id, body }) => (type === "FunctionDeclaration" && id ? [[id.name, body]] : [])),
  );
  const areas = new Map(
    all.flatMap((node) => {
      const source = String(node.source?.value);
      if (node.type !== "ImportDeclaration" || !source.startsWith("@zapisy/words/")) return [];
      return nodesIn(node).flatMap(({ type, name }) =>
        type === "Identifier" && name ? [[name, source.slice("@zapisy/words/".length)]] : [],
      );
    }),
  );
  const stringsIn = (node: Node | undefined) =>
    nodesIn(node).flatMap(({ type, value }) => (type === "Literal" ? [String(value)] : []));
  const find = (node: unknown, above: TableRoute): TableRoute[] => {
    if (Array.isArray(node)) return node.flatMap((each) => find(each, above));
    if (typeof node !== "object" || node === null) return [];
    const { type, properties } = node as Node;
    const own = (name: string) => properties?.find(({ key }) => key?.name === name)?.value;
    const path = type === "ObjectExpression" && own("path");
    if (!path) return Object.values(node).flatMap((each) => find(each, above));
    const infoOf = (name: string) => own("info")?.properties?.find(({ key }) => key.name === name)?.value;
    const component = nodesIn(own("component"));
    // What a helper of the table adds to each of its pages is said in its body.
    const named = component.flatMap(({ name = "" }) => [
      name,
      ...nodesIn(functions.get(name)).map((one) => one.name ?? ""),
    ]);
    const found = {
      files: component.flatMap(({ type: kind, source }) =>
        kind === "ImportExpression" ? [join(table, "..", String(source?.value))] : [],
      ),
      areas: named.flatMap((name) => areas.get(name) ?? []),
      asks: stringsIn(infoOf("asks")),
      asksThen: stringsIn(infoOf("asksThen")),
    };
    const children = own("children");
    return stringsIn(path).flatMap((one) => {
      const route = {
        path: `${above.path}/${one}`.replaceAll(/\/+/g, "/").replace(/(.)\/$/, "$1"),
        files: [...above.files, ...found.files],
        areas: [...above.areas, ...found.areas],
        asks: [...above.asks, ...found.asks],
        asksThen: [...above.asksThen, ...found.asksThen],
      };
      return children ? find(children, route) : [route];
    });
  };
  return find(tree, { path: "", files: [], areas: [], asks: [], asksThen: [] });
}

/** A page with what its table says of all its pages. */
interface Route extends TableRoute {
  listed: boolean;
  rendered: boolean;
}

/** Routes of all tables; what several say of one path is one. */
export function allRoutes(graph: Pick<Rolldown.PluginContext, "parse" | "getModuleInfo">): Route[] {
  const routes = new Map<string, Route>();
  for (const { file, listed = false, rendered = false } of ROUTE_TABLES) {
    const table = join(import.meta.dirname, "routes", file);
    const found = routesIn(table, graph.parse(graph.getModuleInfo(table)?.code ?? ""));
    if (found.length === 0) throw new Error(`${table} has no routes`);
    for (const route of found) {
      if (route.path.endsWith("*")) continue;
      const known = routes.get(route.path);
      routes.set(route.path, {
        path: route.path,
        // The table itself is fetched, too.
        files: [...(known?.files ?? []), table, ...route.files],
        areas: [...new Set(["shell", ...(known?.areas ?? []), ...route.areas])],
        asks: [...(known?.asks ?? []), ...route.asks],
        asksThen: [...(known?.asksThen ?? []), ...route.asksThen],
        listed: known?.listed ?? listed,
        rendered: known?.rendered ?? rendered,
      });
    }
  }
  return [...routes.values()];
}
