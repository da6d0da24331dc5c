import type { AppFolder } from '../folder/app-folder'
import type { ComponentShape, FromView } from '../protocol'
import type { ViewWindow } from '../view-window'
import { AppComponent, componentShape } from './component'
import type { Definition, InstanceHost } from './instance'

type ComponentMessage = Extract<FromView, { kind: 'attached' | 'property' | 'detached' }>

/** The custom components: which ones a page needs, and the instances the view has attached. */
export class Components {
  private readonly defined = new Set<string>()
  private readonly instances = new Map<number, AppComponent>()

  constructor(
    private readonly folder: AppFolder,
    private readonly host: InstanceHost,
    private readonly view: ViewWindow,
    private readonly load: (path: string) => Definition,
  ) {}

  find(number: number): AppComponent | undefined {
    return this.instances.get(number)
  }

  /** Makes known to the view what a page uses, and what that uses. */
  defineUsedBy(owner: string): void {
    const components = this.undefinedIn(owner)
    if (components.length > 0) void this.view.send({ kind: 'define', components })
  }

  receive(message: ComponentMessage, routeOf: (page: number) => string): void {
    if (message.kind === 'attached') this.attach(message, routeOf(message.page))
    else if (message.kind === 'property') this.find(message.component)?.takeProperties(message.changes)
    else {
      this.find(message.component)?.live('detached')
      this.instances.delete(message.component)
    }
  }

  private attach(
    { page, component, path, properties }: Extract<ComponentMessage, { kind: 'attached' }>,
    route: string,
  ) {
    const where = { number: page, route }
    const instance = new AppComponent(
      this.host,
      component,
      path,
      where,
      this.load(path),
      properties,
      this.view,
    )
    this.instances.set(component, instance)
    for (const lifetime of ['created', 'attached', 'ready'] as const) instance.live(lifetime)
  }

  private undefinedIn(owner: string): ComponentShape[] {
    const using = this.folder.using(owner)
    return Object.values(using).flatMap((path) => {
      if (this.defined.has(path)) return []
      this.defined.add(path)
      return [componentShape(path, this.load(path), this.folder.using(path)), ...this.undefinedIn(path)]
    })
  }
}
