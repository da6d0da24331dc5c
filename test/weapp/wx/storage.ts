import { asynchronous, Failure, type Options, type Wx, type WxHost } from './api'

export function storageApi(host: WxHost): Wx {
  const { storage } = host.device

  const write = (key: unknown, value: unknown) => {
    if (typeof key !== 'string') throw new Failure('parameter error: parameter.key should be String')
    const json = JSON.stringify(value === undefined ? '' : value)
    try {
      storage.set(key, json)
    } catch (error) {
      throw new Failure(error instanceof Error ? error.message : String(error))
    }
  }
  const read = (key: unknown) => {
    const json = storage.get(String(key))
    return json === undefined ? undefined : host.realm.parse(json)
  }
  /** The synchronous calls throw what the others hand to `fail`. */
  const sync = <T>(name: string, action: () => T): T => {
    try {
      return action()
    } catch (error) {
      throw error instanceof Failure ? new Error(`${name}:fail ${error.reason}`) : error
    }
  }

  return {
    setStorageSync: (key: string, value: unknown) => sync('setStorageSync', () => write(key, value)),
    getStorageSync: (key: string) => read(key) ?? '',
    removeStorageSync: (key: string) => storage.remove(key),
    clearStorageSync: () => storage.clear(),
    getStorageInfoSync: () => host.realm.copy(storage.info()),
    setStorage: asynchronous(host, 'setStorage', ({ key, data }: Options) => write(key, data)),
    getStorage: asynchronous(host, 'getStorage', ({ key }: Options) => {
      const data = read(key)
      if (data === undefined) throw new Failure('data not found')
      return { data }
    }),
    removeStorage: asynchronous(host, 'removeStorage', ({ key }: Options) => storage.remove(String(key))),
    clearStorage: asynchronous(host, 'clearStorage', () => storage.clear()),
    getStorageInfo: asynchronous(host, 'getStorageInfo', () => storage.info()),
  }
}
