import type { Deployment } from '../../../cloudfunctions/_shared/endpoint/deployment'
import { readInPlace } from '../../../cloudfunctions/_shared/workbook/workbooks'

/** A deployment that has no platform and tells nobody anything. */
export function nothingOf(): Omit<Deployment, 'operations' | 'store' | 'tokens'> {
  const files = { put: nowhere, link: nowhere, remove: nowhere }
  return {
    platform: {
      ...{ wechatUser: null, vouchesForCaller: false, demo: false, files },
      ...{ pictures: null, workbooks: readInPlace, content: null, messages: null, codes: null },
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
