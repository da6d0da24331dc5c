import { NetworkFailure } from '../device/network'
import { asynchronous, Failure, type Options, type Wx, type WxHost } from './api'

const CLOUD_TIMEOUT = 60_000

/** The state of the network, who the user is, and the cloud functions. */
export function connectionApi(host: WxHost): Wx {
  const { network } = host.device
  return {
    getNetworkType: asynchronous(host, 'getNetworkType', () => ({ networkType: network.type })),
    login: asynchronous(host, 'login', () => {
      if (network.type === 'none') throw new Failure('network error')
      return { code: host.device.loginCode() }
    }),
    checkSession: asynchronous(host, 'checkSession', () => ({})),
    cloud: {
      init: (options: Options) => host.report.calls.push({ name: 'cloud.init', options }),
      callFunction: asynchronous(host, 'cloud.callFunction', (options) => callFunction(host, options)),
    },
  }
}

async function callFunction({ device }: WxHost, options: Options): Promise<Options> {
  const { cloud, network } = device
  const name = String(options.name)
  if (!cloud)
    throw new Failure('Error: errCode: -501000 | errMsg: Environment not found', { errCode: -501000 })
  const data = JSON.parse(JSON.stringify(options.data ?? {}))
  const call = { method: 'CLOUD', path: `cloud:${name}` }
  try {
    const result = await network.exchange(call, CLOUD_TIMEOUT, new AbortController().signal, (_, sent) => {
      const answer = cloud({ name, data })
      sent()
      return answer
    })
    return { result, requestID: `request-${network.exchanges.length}` }
  } catch (error) {
    const reason = error instanceof NetworkFailure ? error.message : String(error)
    throw new Failure(`Error: errCode: -404011 | errMsg: ${reason}`, { errCode: -404011 })
  }
}
