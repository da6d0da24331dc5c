import { copyFile, cp, mkdir, readdir, rm, writeFile } from 'node:fs/promises'
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
  // Files are looked for beside the bundle.
  define: { 'import.meta.dirname': '__dirname' },
  external: ['@cloudbase/node-sdk', 'pg-native', 'cloudflare:sockets'],
})
for (const name of names) {
  const { version } = (await import('@cloudbase/node-sdk/package.json', { with: { type: 'json' } })).default
  const manifest = { name, main: 'index.js', private: true, dependencies: { '@cloudbase/node-sdk': version } }
  await writeFile(path.join(out, name, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`)
}
// What the plan's operations hand out: how a plan is written, and the plans to start from.
await mkdir(path.join(out, 'plan/docs'), { recursive: true })
await copyFile(path.join(root, 'docs/PLAN-FORMAT.md'), path.join(out, 'plan/docs/PLAN-FORMAT.md'))
await cp(path.join(root, 'plans'), path.join(out, 'plan/plans'), { recursive: true })
console.log(`${names.length} functions bundled: ${names.join(', ')}`)
