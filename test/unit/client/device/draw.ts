import { act, createElement } from 'react'
import { createRoot } from 'react-dom/client'

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })

export interface Drawn<P, R> {
  /** What the hook gave when it was drawn last. */
  now(): R
  redraw(props: P): Promise<void>
  leave(): Promise<void>
}

interface PageProps {
  readonly look: () => void
}

function Page({ look }: PageProps): null {
  look()
  return null
}

/** Draws a component that does nothing but use the hook. */
export async function draw<P, R>(hook: (props: P) => R, props: P): Promise<Drawn<P, R>> {
  const root = createRoot(document.createElement('div'))
  const seen: R[] = []
  const redraw = (next: P) =>
    act(async () => root.render(createElement(Page, { look: () => seen.push(hook(next)) })))
  await redraw(props)
  return {
    now: () => seen.at(-1) as R,
    redraw,
    leave: () => act(async () => root.unmount()),
  }
}
