import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'

export interface WindowJson {
  navigationBarTitleText?: string
  enablePullDownRefresh?: boolean
  onReachBottomDistance?: number
}

interface UsingJson {
  usingComponents?: Record<string, string>
}

interface AppJson extends UsingJson {
  pages: string[]
  entryPagePath?: string
  subPackages?: { root: string; pages: string[] }[]
  subpackages?: { root: string; pages: string[] }[]
  tabBar?: { list: { pagePath: string; text: string }[] }
  window?: WindowJson
  darkmode?: boolean
  style?: string
  networkTimeout?: { request?: number }
}

/** By file: what is built stays as it is for a run, and every launch reads most of it. */
const texts = new Map<string, string | undefined>()

/** A built mini-program as it lies on disk. */
export class AppFolder {
  readonly app: AppJson
  readonly routes: ReadonlySet<string>
  readonly tabs: readonly { pagePath: string; text: string }[]

  constructor(readonly root: string) {
    const app = this.json<AppJson>('app.json')
    if (!app.pages)
      throw new Error(`${root} is no built mini-program: there is no app.json that names its pages`)
    this.app = { ...app, pages: app.pages }
    const packages = [...(this.app.subPackages ?? []), ...(this.app.subpackages ?? [])]
    const subRoutes = packages.flatMap(({ root, pages }) => pages.map((page) => posix.join(root, page)))
    this.routes = new Set([...this.app.pages, ...subRoutes])
    this.tabs = this.app.tabBar?.list ?? []
  }

  get entryRoute(): string {
    return this.app.entryPagePath ?? this.app.pages[0] ?? ''
  }

  window(route: string): WindowJson {
    return { ...this.app.window, ...this.json<WindowJson>(`${route}.json`) }
  }

  /** Alias in the template → path from the root, of the components a page or component uses. */
  using(owner: string): Record<string, string> {
    const own = this.json<UsingJson>(`${owner}.json`).usingComponents ?? {}
    const all = [
      ...Object.entries(this.app.usingComponents ?? {}).map(([alias, path]) => [alias, resolve('app', path)]),
      ...Object.entries(own).map(([alias, path]) => [alias, resolve(owner, path)]),
    ]
    return Object.fromEntries(all)
  }

  read(path: string): string | undefined {
    const file = join(this.root, path)
    if (!texts.has(file)) texts.set(file, existsSync(file) ? readFileSync(file, 'utf8') : undefined)
    return texts.get(file)
  }

  files(extension: string): string[] {
    return readdirSync(this.root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith(extension))
      .map((entry) => posix.relative(this.root, posix.join(entry.parentPath, entry.name)))
  }

  private json<T>(path: string): Partial<T> {
    const text = this.read(path)
    return text === undefined ? {} : JSON.parse(text)
  }
}

export function resolve(from: string, path: string): string {
  return path.startsWith('/') ? path.slice(1) : posix.join(posix.dirname(from), path)
}
