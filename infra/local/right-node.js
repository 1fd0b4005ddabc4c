// Stands before every command (`--import` in package.json) and is read by old versions of Node, which know no TypeScript.
const NEEDED = 24;
const { node } = process.versions;
if (Number(node.split(".")[0]) < NEEDED) {
  process.stderr.write(
    `\n  Zapisy needs Node ${NEEDED}, and this is Node ${node}. npm brings the right one along: npm ci, then npm start.\n\n`,
  );
  process.exit(1);
}
