import type { Deployment } from '../../../cloudfunctions/_shared/endpoint/deployment'
import type { Database, Tx } from '../../../cloudfunctions/_shared/store/store'

class Undone extends Error {}

/** The same deployment, where every signed-in call is answered in full and then undone: no call sees what another one did. */
export function undoing(deployment: Deployment): Deployment {
  const { db } = deployment.store
  const transaction = () => ({
    execute: async <T>(work: (tx: Tx) => Promise<T>): Promise<T> => {
      let done: { readonly outcome: T } | undefined
      try {
        await db.transaction().execute(async (tx) => {
          done = { outcome: await work(tx) }
          throw new Undone()
        })
      } catch (error) {
        if (!(error instanceof Undone)) throw error
      }
      if (!done) throw new Error('nothing was done')
      return done.outcome
    },
  })
  const undone = new Proxy(db, {
    get: (of, key) => (key === 'transaction' ? transaction : Reflect.get(of, key)),
  }) as Database
  return { ...deployment, store: { ...deployment.store, db: undone } }
}
