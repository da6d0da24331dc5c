import { readdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { build } from 'esbuild'

/** Bundles every folder of cloudfunctions/ that has an entry into dist/functions/<name>/, ready to upload. */
const root = path.resolve(import.meta.dirname, '..')
const out = process.env.YOUJU_OUT ?? path.join(root, 'dist/functions')

const folders = await readdir(path.join(root, 'cloudfunctions'), { withFileTypes: true })
const names = folders
  .filter((entry) => entry.isDirectory() && !entry.name.startsWith('_'))
  .map((entry) => entry.name)

await rm(out, { recursive: true, force: true })
await build({
  entryPoints: Object.fromEntries(
    names.map((name) => [`${name}/index`, path.join(root, `cloudfunctions/${name}/index.ts`)]),
  ),
  outdir: out,
  bundle: true,
  minify: true,
  legalComments: 'none',
  platform: 'node',
  target: 'node18',
  format: 'cjs',
  // CloudBase installs the SDK from package.json; pg's native binding is never used.
  external: ['@cloudbase/node-sdk', 'pg-native', 'cloudflare:sockets'],
})
for (const name of names) {
  const { version } = (await import('@cloudbase/node-sdk/package.json', { with: { type: 'json' } })).default
  const manifest = { name, main: 'index.js', private: true, dependencies: { '@cloudbase/node-sdk': version } }
  await writeFile(path.join(out, name, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`)
}
console.log(`${names.length} functions bundled: ${names.join(', ')}`)
