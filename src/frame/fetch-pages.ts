/** What Taro's h5 build leaves on the window: how each page is loaded. */
interface LoadedByTaro {
  readonly __taroAppConfig?: { readonly routes: readonly { load(): readonly [Promise<unknown>] }[] }
}

const AFTER_MS = 1_500

/**
 * Fetches the other pages (30 KB) once the first one stands: a network that is gone by then must not keep a teacher
 * from the form. On weapp all pages are on the phone.
 */
export function fetchPages(): (() => void) | undefined {
  if (process.env.TARO_ENV !== 'h5') return undefined
  const timer = setTimeout(() => {
    const { routes = [] } = (window as LoadedByTaro).__taroAppConfig ?? {}
    for (const route of routes) {
      // A page that did not come is asked for again when it is opened.
      route.load()[0].catch((fault: unknown) => console.warn('page not fetched', fault))
    }
  }, AFTER_MS)
  return () => clearTimeout(timer)
}
