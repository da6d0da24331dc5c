import type { Deployment } from '../../../cloudfunctions/_shared/endpoint/answer'

/** A deployment that has no platform and tells nobody anything. */
export function nothingOf(): Omit<Deployment, 'operations' | 'store' | 'tokens'> {
  const files = { put: nowhere, link: nowhere, remove: nowhere }
  return {
    platform: {
      ...{ wechatUser: null, vouchesForCaller: false, demo: false, files },
      ...{ pictures: null, content: null, messages: null, codes: null },
    },
    clock: Date.now,
    report: () => undefined,
    observe: () => undefined,
    clientFault: () => undefined,
  }
}

function nowhere(): never {
  throw new Error('there are no files here')
}
