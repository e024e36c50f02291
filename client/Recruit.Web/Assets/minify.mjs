// Writes the scripts that are named, made small, into the folder that is named first. The library and not its command, as with the style sheet.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { minify } from 'terser';

const [folder, ...scripts] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
for (const script of scripts) {
  const { code } = await minify(readFileSync(script, 'utf8'), { module: true, ecma: 2020, compress: { passes: 2 } });
  writeFileSync(join(folder, basename(script)), code);
}
