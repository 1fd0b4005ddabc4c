import type { Template } from "aws-cdk-lib/assertions";

interface Statement {
  Sid?: string;
  Effect: string;
  Action: string | string[];
  Resource: unknown;
  Condition?: Record<string, Record<string, unknown>>;
}

/** A statement that somebody's role has. */
export interface Granted {
  stack: string;
  /** Logical name of the role, without CloudFormation's hash. */
  role: string;
  sid: string | undefined;
  actions: string[];
  resources: string[];
  condition: Statement["Condition"];
}

/** Every statement of every role of some stacks, in the order of their names. */
export function grantedStatements(templates: Record<string, Template>): Granted[] {
  return Object.entries(templates).flatMap(([stack, template]) => {
    const roles = Object.entries(template.findResources("AWS::IAM::Role")).flatMap(([id, { Properties }]) =>
      ((Properties.Policies ?? []) as { PolicyDocument: { Statement: Statement[] } }[]).flatMap(
        ({ PolicyDocument }) => PolicyDocument.Statement.map((statement) => granted(stack, id, statement)),
      ),
    );
    const policies = Object.values(template.findResources("AWS::IAM::Policy")).flatMap(({ Properties }) =>
      (Properties.PolicyDocument.Statement as Statement[]).map((statement) =>
        granted(stack, readable(Properties.Roles[0]), statement),
      ),
    );
    return [...roles, ...policies].sort((a, b) => a.role.localeCompare(b.role, "en"));
  });
}

function granted(stack: string, role: string, statement: Statement): Granted {
  return {
    stack,
    role: withoutHash(role),
    sid: statement.Sid,
    actions: [statement.Action].flat().sort(byName),
    resources: [statement.Resource].flat().map(readable).sort(byName),
    condition: statement.Condition,
  };
}

/** The statements as a text in which a change of rights is seen at a glance. */
export function statementsAsText(statements: readonly Granted[]): string {
  let role = "";
  const lines = [
    "# Who may do what. Written by tests/infra/stacks.test.ts; every change of it is a change of rights.",
  ];
  for (const statement of statements) {
    const next = `${statement.stack} / ${statement.role}`;
    if (next !== role) lines.push("", next);
    role = next;
    lines.push(`  ${statement.sid ?? "-"}`);
    for (const action of statement.actions) lines.push(`    ${action}`);
    for (const resource of statement.resources) lines.push(`      on ${resource}`);
    for (const [operator, values] of Object.entries(statement.condition ?? {})) {
      lines.push(`      if ${operator} ${JSON.stringify(values)}`);
    }
  }
  return `${lines.join("\n")}\n`;
}

/** A value of CloudFormation in words: references by the name of what they refer to. */
export function readable(value: unknown): string {
  if (typeof value === "string") return value;
  if (Array.isArray(value)) return value.map(readable).join("");
  const [[kind, argument] = []] = Object.entries(value as Record<string, unknown>);
  switch (kind) {
    case "Ref":
      return `{${withoutHash(String(argument))}}`;
    case "Fn::GetAtt": {
      const [name, attribute] = argument as [string, string];
      return `{${withoutHash(name)}.${attribute}}`;
    }
    case "Fn::Join": {
      const [separator, parts] = argument as [string, unknown[]];
      return parts.map(readable).join(separator);
    }
    case "Fn::ImportValue":
      return `{${String(argument)
        .replace(/^[^:]+-zapisy-/, "")
        .replace(/ExportsOutput(Ref|FnGetAtt)/, "")
        .replace(/[0-9A-F]{8}(?=[A-Z]|$)/g, ".")
        .replace(/\.[0-9A-F]*$/, "")}}`;
    default:
      return JSON.stringify(value);
  }
}

function byName(a: string, b: string): number {
  return a.localeCompare(b, "en");
}

function withoutHash(logicalId: string): string {
  return logicalId.replace(/^\{|\}$/g, "").replace(/[0-9A-F]{8}$/, "");
}
