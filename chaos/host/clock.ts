/**
 * Loaded into a host before its program: a clock that can be set while it runs, over the channel to whoever started it,
 * half minutes between two rounds of the clockwork that are over sooner, and how much it
 * holds once its collector has been round. Nothing else of the process is changed.
 */
const HALF_A_MINUTE = 30_000

let shift = Number(process.env.CHAOS_SHIFT_MS ?? 0)
process.on('message', (told: { readonly shift?: number; readonly heap?: true }) => {
  if (told.shift !== undefined) shift = told.shift
  if (!told.heap) return
  globalThis.gc?.()
  process.send?.({ heap: process.memoryUsage().heapUsed })
})
process.channel?.unref()

const RealDate = Date
const now = () => RealDate.now() + shift
globalThis.Date = new Proxy(RealDate, {
  construct: (target, given) => Reflect.construct(target, given.length === 0 ? [now()] : given),
  get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
})

const pause = Number(process.env.CHAOS_PAUSE_MS ?? HALF_A_MINUTE)
const realTimeout = globalThis.setTimeout
globalThis.setTimeout = new Proxy(realTimeout, {
  apply: (target, self, [work, ms, ...rest]: [() => void, number, ...unknown[]]) =>
    Reflect.apply(target, self, [work, ms === HALF_A_MINUTE ? pause : ms, ...rest]),
})
