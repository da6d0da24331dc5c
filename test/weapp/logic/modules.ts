import { join, posix } from 'node:path'
import type { AppFolder } from '../folder/app-folder'
import type { Realm } from './realm'

/** The `require` of a mini-program: relative paths inside the package, every file run once. */
export class Modules {
  private readonly loaded = new Map<string, { exports: unknown }>()

  constructor(
    private readonly folder: AppFolder,
    private readonly realm: Realm,
    private readonly globals: Record<string, unknown>,
  ) {}

  require(path: string): unknown {
    const known = this.loaded.get(path)
    if (known) return known.exports
    const source = this.folder.read(path)
    if (source === undefined) throw new Error(`module '${path}' is not defined`)
    const module = this.realm.copy({ exports: {} })
    this.loaded.set(path, module)
    const require = (id: string) => this.require(this.find(path, id))
    this.realm.call(join(this.folder.root, path), source, {
      require,
      module,
      exports: module.exports,
      ...this.globals,
    })
    return module.exports
  }

  private find(from: string, id: string): string {
    const path = id.startsWith('/') ? id.slice(1) : posix.join(posix.dirname(from), id)
    const candidates = [path, `${path}.js`, `${path}/index.js`]
    return (
      candidates.find((candidate) => /\.js$/.test(candidate) && this.folder.read(candidate) !== undefined) ??
      path
    )
  }
}
