/** What Taro's h5 build leaves on the window: how each page is loaded. */
interface LoadedByTaro {
  readonly __taroAppConfig?: { readonly routes: readonly Route[] }
}

interface Route {
  readonly path: string
  load(): readonly [Promise<unknown>]
}

const AFTER_MS = 1_500
const AT_ONCE = 2

/**
 * Fetches the other pages once the first one stands: a network that is gone by then must not keep a teacher from the form. Few at
 * once, so that on a slow line what somebody does meanwhile is not held up. On weapp all pages are on the phone.
 */
export function fetchPages(): (() => void) | undefined {
  if (process.env.TARO_ENV !== 'h5') return undefined
  let left = false
  const { routes = [] } = (window as LoadedByTaro).__taroAppConfig ?? {}
  const open = routes.find(({ path }) => location.hash.includes(path)) ?? routes[0]
  const waiting = [...routes]
  const fetchNext = async () => {
    for (let route = waiting.shift(); route && !left; route = waiting.shift()) await fetched(route)
  }
  void Promise.resolve(open && fetched(open)).then(() =>
    setTimeout(() => {
      for (let lane = 0; lane < AT_ONCE; lane += 1) void fetchNext()
    }, AFTER_MS),
  )
  return () => {
    left = true
  }
}

/** A page that did not come is asked for again when it is opened. */
async function fetched(route: Route): Promise<void> {
  await route.load()[0].catch((fault: unknown) => console.warn('page not fetched', fault))
}
