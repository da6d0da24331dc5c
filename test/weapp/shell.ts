import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import type { BrowserContext, Page, Route } from 'playwright-core'
import type { AppFolder } from './folder/app-folder'
import { wxssToCss } from './folder/styles'
import { compileTemplates } from './folder/templates'
import { BUILTIN_TEMPLATES } from './view/builtin-templates'

const ORIGIN = 'http://weapp.invalid'
const EMPTY = '/.view/empty.html'
const VIEW = fileURLToPath(new URL('./view/', import.meta.url))
const HOME_INDICATOR = 34

const html = (style: string) => `<!doctype html>
<html lang="zh-CN" data-style="${style}">
<head>
<title>weapp</title>
<meta name="viewport" content="width=device-width,initial-scale=1,minimum-scale=1,maximum-scale=1,user-scalable=no">
<link rel="stylesheet" href="/.view/wechat.css">
<style id="app-style"></style>
<style id="page-style"></style>
</head>
<body>
<script src="/.view/package.js"></script>
<script src="/.view/view.js"></script>
</body>
</html>`

interface Shell {
  page: Page
  /** Loads the view anew, as a freshly started app finds it. */
  load(): Promise<void>
  /** Drops the view; of the same origin as it, so that the browser need not start a renderer for the next one. */
  unload(): Promise<void>
}

/** The web page that is the view layer. It is served from memory and the folder; it never reaches a network. */
export async function openShell(
  context: BrowserContext,
  folder: AppFolder,
  onFault: (fault: string) => void,
): Promise<Shell> {
  const page = await context.newPage()
  const files: Record<string, () => Promise<string> | string> = {
    '/': () => html(folder.app.style ?? ''),
    [EMPTY]: () => '<!doctype html><title>weapp</title>',
    '/.view/package.js': () => packageScript(folder),
    '/.view/view.js': () => bundled('main.ts'),
    '/.view/wechat.css': () => bundled('wechat.css'),
  }
  await page.route('**', (route) => answer(route, folder, files, onFault))
  page.on('pageerror', (error) => onFault(error.stack ?? error.message))
  page.on('console', (message) => message.type() === 'error' && onFault(message.text()))
  await insetForHomeIndicator(context, page)
  return {
    page,
    load: async () => void (await page.goto(ORIGIN)),
    unload: async () => void (await page.goto(ORIGIN + EMPTY)),
  }
}

async function answer(
  route: Route,
  folder: AppFolder,
  files: Record<string, () => Promise<string> | string>,
  onFault: (fault: string) => void,
): Promise<void> {
  const { origin, pathname } = new URL(route.request().url())
  if (origin !== ORIGIN) {
    onFault(`the view asked the network for ${route.request().url()}`)
    return route.abort()
  }
  const own = files[pathname]
  if (own) return route.fulfill({ body: await own(), contentType: contentType(pathname) })
  if (pathname === '/favicon.ico') return route.fulfill({ status: 204 })
  return route.fulfill({ path: join(folder.root, decodeURIComponent(pathname)) })
}

function contentType(path: string): string {
  const types: Record<string, string> = { '.js': 'text/javascript', '.css': 'text/css' }
  return `${types[extname(path)] ?? 'text/html'}; charset=utf-8`
}

const packages = new Map<string, string>()

/** Templates and styles of all pages; what is built stays as it is for a run, however often it is launched. */
function packageScript(folder: AppFolder): string {
  const known = packages.get(folder.root) ?? compiledPackage(folder)
  packages.set(folder.root, known)
  return known
}

function compiledPackage(folder: AppFolder): string {
  const pages = [...folder.routes].map((route) => [route, wxssToCss(folder, `${route}.wxss`)])
  const styles = { app: wxssToCss(folder, 'app.wxss'), pages: Object.fromEntries(pages) }
  const templates = compileTemplates(folder, BUILTIN_TEMPLATES)
  return `window.weappTemplates = ${templates}\nwindow.weappStyles = ${JSON.stringify(styles)}\n`
}

const bundles = new Map<string, Promise<string>>()

/** A file of the view layer with all it imports; made once however many apps are launched. */
function bundled(entry: string): Promise<string> {
  const known = bundles.get(entry) ?? bundle(entry)
  bundles.set(entry, known)
  return known
}

async function bundle(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(VIEW, entry)],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    define: { 'process.env.NODE_ENV': '"production"' },
  })
  return outputFiles[0]?.text ?? ''
}

async function insetForHomeIndicator(context: BrowserContext, page: Page): Promise<void> {
  const session = await context.newCDPSession(page)
  await session.send('Emulation.setSafeAreaInsetsOverride', { insets: { bottom: HOME_INDICATOR } })
}
