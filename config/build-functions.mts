import { chmod, copyFile, cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { type BuildOptions, build } from 'esbuild'

/**
 * Bundles every folder of cloudfunctions/ that has an entry into dist/functions/<name>/, ready to upload, and all of them
 * together as the HTTP function `http`.
 */
const root = path.resolve(import.meta.dirname, '..')
const out = process.env.YOUJU_OUT ?? path.join(root, 'dist/functions')
const HTTP = 'http'
const SDK = '@cloudbase/node-sdk'
/**
 * What a function may ask of WeChat through the cloud, which refuses all else with -604101; read when it is uploaded with
 * WeChat's developer tools (https://developers.weixin.qq.com/miniprogram/dev/wxcloud/guide/openapi/openapi.html).
 */
const WECHAT_RIGHTS = { notice: ['security.msgSecCheck'], timer: ['subscribeMessage.send'] }

const folders = await readdir(path.join(root, 'cloudfunctions'), { withFileTypes: true })
const names = folders
  .filter((entry) => entry.isDirectory() && !entry.name.startsWith('_'))
  .map((entry) => entry.name)
const { version } = await manifestOf(root)
const { version: sdkVersion } = await manifestOf(path.join(root, 'node_modules', SDK))

const bundled = {
  bundle: true,
  minify: true,
  legalComments: 'none',
  // Chinese as it is takes half the bytes of its escapes.
  charset: 'utf8',
  platform: 'node',
  target: 'node18',
  format: 'cjs',
} satisfies BuildOptions

await rm(out, { recursive: true, force: true })
await build({
  ...bundled,
  entryPoints: {
    ...Object.fromEntries(
      names.map((name) => [`${name}/index`, path.join(root, `cloudfunctions/${name}/index.ts`)]),
    ),
    [`${HTTP}/index`]: path.join(root, 'cloudfunctions/http.ts'),
  },
  outdir: out,
  // Files are looked for beside the bundle.
  define: {
    'import.meta.dirname': '__dirname',
    'process.env.YOUJU_VERSION': JSON.stringify(version),
  },
  // The SDK is loaded when it is needed; pg's native binding is never used.
  external: [SDK, 'pg-native', 'cloudflare:sockets'],
})
for (const name of names) await describe(name, { main: 'index.js', dependencies: { [SDK]: sdkVersion } })
for (const [name, openapi] of Object.entries(WECHAT_RIGHTS)) {
  await writeFile(
    path.join(out, name, 'config.json'),
    `${JSON.stringify({ permissions: { openapi } }, null, 2)}\n`,
  )
}
await finishHttp()
for (const name of ['plan', HTTP]) await shipPlans(name)
console.log(`${names.length + 1} functions bundled: ${[...names, HTTP].join(', ')}`)

/** CloudBase installs what an event function's manifest names. */
async function describe(name: string, manifest: object): Promise<void> {
  const text = JSON.stringify({ name, private: true, ...manifest }, null, 2)
  await writeFile(path.join(out, name, 'package.json'), `${text}\n`)
}

/** For an HTTP function nothing is installed, so it brings the SDK along. */
async function finishHttp(): Promise<void> {
  await describe(HTTP, { main: 'index.js' })
  const bootstrap = path.join(out, HTTP, 'scf_bootstrap')
  await copyFile(path.join(root, 'config/scf_bootstrap'), bootstrap)
  await chmod(bootstrap, 0o755)
  const brought = path.join(out, HTTP, 'node_modules', SDK)
  await build({
    ...bundled,
    entryPoints: [SDK],
    absWorkingDir: root,
    outfile: path.join(brought, 'index.js'),
  })
  const manifest = { name: SDK, version: sdkVersion, main: 'index.js' }
  await writeFile(path.join(brought, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`)
}

/** What the plan's operations hand out: how a plan is written, and the plans to start from. */
async function shipPlans(name: string): Promise<void> {
  await mkdir(path.join(out, name, 'docs'), { recursive: true })
  await copyFile(path.join(root, 'docs/PLAN-FORMAT.md'), path.join(out, name, 'docs/PLAN-FORMAT.md'))
  await cp(path.join(root, 'plans'), path.join(out, name, 'plans'), { recursive: true })
}

async function manifestOf(folder: string): Promise<{ version: string }> {
  return JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8'))
}
