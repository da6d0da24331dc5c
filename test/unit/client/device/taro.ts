import { useEffect } from 'react'
import { type AskedRequest, type Device, device, removeFrom, writeTo } from './device'
import { fileSystemOn } from './file-system'

/** Stands in for `@tarojs/taro`: the only thing these tests do not run for real. */
type Show = () => void
type Network = (state: { isConnected: boolean; networkType: string }) => void

const never = new Promise<never>(() => undefined)

export function useDidShow(listener: Show): void {
  useEffect(() => {
    device().pageShown.add(listener)
    return () => {
      device().pageShown.delete(listener)
    }
  })
}

export function useDidHide(listener: Show): void {
  useEffect(() => {
    device().hidden.add(listener)
    return () => {
      device().hidden.delete(listener)
    }
  })
}

export function useUnload(listener: Show): void {
  useEffect(() => () => listener(), [listener])
}

/** The platform as an app on that device finds it. */
export const taroOn = (device: () => Device) => ({
  env: { USER_DATA_PATH: 'wxfile://usr' },
  getFileSystemManager: () => fileSystemOn(device()),
  getStorageSync: (key: string) => device().stored.get(key) ?? '',
  setStorageSync: (key: string, value: string) => writeTo(device(), key, value),
  removeStorageSync: (key: string) => removeFrom(device(), key),
  getStorageInfoSync: () => ({ keys: [...device().stored.keys()] }),
  getAccountInfoSync: () => ({ miniProgram: { envVersion: device().envVersion } }),
  getLaunchOptionsSync: () => ({ query: device().launchQuery }),
  getNetworkType: () => Promise.resolve({ networkType: device().networkType }),
  onNetworkStatusChange: (listener: Network) => device().networkChanged.add(listener),
  onAppShow: (listener: Show) => device().shown.add(listener),
  offAppShow: (listener: Show) => device().shown.delete(listener),
  onAppHide: (listener: Show) => device().hidden.add(listener),
  login: () => Promise.resolve({ code: device().wechatCode }),
  async requestSubscribeMessage({ tmplIds }: { tmplIds: readonly string[] }) {
    const { subscribing } = device()
    if (!subscribing) throw { errMsg: 'requestSubscribeMessage:fail', errCode: 20004 }
    return Object.fromEntries(tmplIds.map((id) => [id, subscribing[id] ?? 'reject']))
  },
  async request(request: AskedRequest) {
    const target = device()
    if (!target.alive) return never
    target.requests.push(request)
    const settled = await target.serve(JSON.parse(JSON.stringify(request))).then(
      (answer) => () => answer,
      (fault: unknown) => () => {
        throw fault
      },
    )
    return target.alive ? settled() : never
  },
  cloud: {
    init: () => undefined,
    callFunction: ({ name, data }: { name: string; data: unknown }) =>
      device()
        .serve({ url: `cloud:${name}`, data, header: {} })
        .then((answer) => ({ result: answer.data })),
  },
})

export default taroOn(device)
