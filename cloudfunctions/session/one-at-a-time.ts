import { problem } from '#core/problem'

/** Runs tasks one after the other; who finds `most` of them running or waiting, or as many as they can bear, comes again. */
export function oneAtATime(most: number): <T>(task: () => Promise<T>, bears?: number) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  let inside = 0
  return (task, bears = most) => {
    if (inside >= Math.min(most, bears)) return Promise.reject(problem('busy'))
    inside += 1
    const done = last.then(task).finally(() => {
      inside -= 1
    })
    last = done.catch(() => undefined)
    return done
  }
}
