import type { Report } from '../report'
import type { Definition } from './instance'

/** What App(), Page() and Component() were called with; each registers under the path its file was loaded for. */
export class Registry {
  app: Definition = {}
  private readonly definitions = new Map<string, Definition>()
  private registering = ''

  constructor(
    private readonly require: (file: string) => void,
    private readonly report: Report,
  ) {}

  readonly globals = {
    App: (definition: Definition): void => {
      this.app = definition
    },
    Page: (definition: Definition): void => void this.definitions.set(this.registering, definition),
    Component: (definition: Definition): void => void this.definitions.set(this.registering, definition),
    Behavior: (definition: Definition): Definition => definition,
    getApp: (): Definition => this.app,
    requirePlugin: (name: string): never => {
      throw new Error(`there is no plugin ${name}`)
    },
  }

  /** The definition of a page or component, whose file is run when it is first needed. */
  load(path: string): Definition {
    if (!this.definitions.has(path)) {
      const outer = this.registering
      this.registering = path
      this.require(`${path}.js`)
      this.registering = outer
    }
    const definition = this.definitions.get(path)
    if (!definition) this.report.problem('logic', `${path}.js registers no page or component`)
    return definition ?? {}
  }
}
