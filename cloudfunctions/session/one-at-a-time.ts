import { problem } from '#core/problem'

/** Runs tasks one after the other; while `most` of them are running or waiting, further ones are told to come again. */
export function oneAtATime(most: number): <T>(task: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  let inside = 0
  return (task) => {
    if (inside >= most) return Promise.reject(problem('busy'))
    inside += 1
    const done = last.then(task).finally(() => {
      inside -= 1
    })
    last = done.catch(() => undefined)
    return done
  }
}
