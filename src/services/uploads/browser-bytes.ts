import type { Bytes } from './bytes'

const DATABASE = 'youju.uploads'
const STORE = 'bytes'

let opened: Promise<IDBDatabase> | undefined
/** What was read last: a file is sent part by part, and a browser reads it only whole. */
let latest: { readonly key: string; readonly bytes: Uint8Array } | undefined

export const browserBytes: Bytes = {
  async keep(key, bytes) {
    await stored('readwrite', (store) => store.put(bytes, key))
  },
  async part(key, from, length) {
    if (latest?.key !== key) {
      const bytes: unknown = await stored('readonly', (store) => store.get(key))
      latest = bytes instanceof Uint8Array ? { key, bytes } : undefined
    }
    return latest?.bytes.slice(from, from + length)
  },
  async drop(key) {
    if (latest?.key === key) latest = undefined
    await stored('readwrite', (store) => store.delete(key))
  },
  async keys() {
    return (await stored('readonly', (store) => store.getAllKeys())).map(String)
  },
}

/** Resolves once the transaction is complete: before that the browser may still find that there is no room. */
async function stored<T>(
  mode: IDBTransactionMode,
  ask: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const database = await (opened ?? open())
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(STORE, mode)
    const request = ask(transaction.objectStore(STORE))
    transaction.oncomplete = () => resolve(request.result)
    transaction.onerror = () => reject(transaction.error)
    transaction.onabort = () => reject(transaction.error)
  })
}

function open(): Promise<IDBDatabase> {
  const opening = new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1)
    request.onupgradeneeded = () => request.result.createObjectStore(STORE)
    request.onsuccess = () => {
      request.result.onclose = forget
      resolve(request.result)
    }
    request.onerror = () => reject(request.error)
  })
  opened = opening
  opening.catch(forget)
  return opening
}

/** Closed by the browser, or refused: the next one opens it anew. */
function forget(): void {
  opened = undefined
}
