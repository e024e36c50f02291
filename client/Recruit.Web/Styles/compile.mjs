// Compiles site.scss into the file that is named. The library and not its command: the command needs a newer Node.js than stable Debian has.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compile } from 'sass';

const styles = dirname(fileURLToPath(import.meta.url));
const target = process.argv[2];
const { css } = compile(join(styles, 'site.scss'), { style: 'compressed', loadPaths: [join(styles, '../node_modules')], quietDeps: true });
mkdirSync(dirname(target), { recursive: true });
writeFileSync(target, css);
