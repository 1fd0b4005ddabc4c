import { GetParameterCommand, SSMClient } from "@aws-sdk/client-ssm";

/**
 * Reads a SecureString from the parameter store. Loaded only by functions that are given the name of one.
 * @throws Error when there is none of that name, or the function may not read it
 */
export async function readParameter(name: string, endpoint?: string): Promise<string> {
  const client = new SSMClient({ endpoint });
  const { Parameter } = await client.send(new GetParameterCommand({ Name: name, WithDecryption: true }));
  if (!Parameter?.Value) throw new Error(`The parameter ${name} is empty.`);
  return Parameter.Value;
}
