/** `npm run docs`: writes docs/errors.md from the register of errors. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { build, ROOT } from './setup.mjs';

build();
const { ERRORS } = await import('../dist/errors.js');

const GROUPS = {
  note: 'for the record; nothing to do',
  warning: 'wants a look',
  error: 'something could not be done',
};

const rows = Object.entries(ERRORS).map(
  ([code, kind]) => `| \`${code}\` | ${kind.severity} | ${kind.status} | ${kind.exit} | ${kind.en} |`,
);
writeFileSync(
  path.join(ROOT, 'docs', 'errors.md'),
  `# What Sverka says when something is not as it should be

Every message has a code. Codes never change and are never used again for something else, so a script may rely on them.
Messages name the thing, what was expected, and what to do; words in {braces} are filled in. On pages they appear in the
language of the interface; the command line and \`--json\` speak English.

${Object.entries(GROUPS)
  .map(([severity, meaning]) => `- **${severity}**: ${meaning}`)
  .join('\n')}

“HTTP” is the status of a page or an API answer (problem JSON by RFC 9457) that is nothing but this problem; “exit” is the
exit status of the command line when this problem ends it: 1 done with problems, 2 wrong usage, 3 failed.

This list is written from \`src/errors.ts\` by \`npm run docs\`, and a test keeps the two equal.

| code | severity | HTTP | exit | sentence |
|---|---|---|---|---|
${rows.join('\n')}
`,
);
