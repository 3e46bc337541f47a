// Parses asyncapi.yaml with the schemas it refers to and fails on anything but hints.
import { readFile } from 'node:fs/promises';
import { Parser, DiagnosticSeverity, fromFile } from '@asyncapi/parser';

const path = new URL('asyncapi.yaml', import.meta.url).pathname;
const { document, diagnostics } = await fromFile(new Parser(), decodeURI(path)).parse();
const faults = diagnostics.filter(found => found.severity <= DiagnosticSeverity.Warning);
for (const fault of faults) {
  console.log(`${fault.path.join('.')}: ${fault.message}`);
}
if (!document || faults.length > 0) {
  console.log(`asyncapi.yaml: ${faults.length} problems`);
  process.exit(1);
}
console.log(`asyncapi.yaml: valid, ${document.allMessages().length} messages`);
