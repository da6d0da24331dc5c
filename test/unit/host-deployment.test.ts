import { afterAll, expect, test } from 'vitest'
import { Admission } from '../../cloudfunctions/_shared/endpoint/admission'
import { Together } from '../../cloudfunctions/_shared/endpoint/together'
import { readInPlace } from '../../cloudfunctions/_shared/workbook/workbooks'
import { hostDeployment } from '../../local/start/host-deployment'

const nowhere = () => Promise.reject(new Error('there is nothing here'))
// Nobody is connected to before somebody calls.
const deployment = hostDeployment({
  postgres: { owner: {}, app: { host: '/nowhere' } },
  secret: new TextEncoder().encode('a secret of this test, 32 bytes long'),
  files: { put: nowhere, link: nowhere, remove: nowhere },
  clock: Date.now,
  demo: false,
  env: process.env,
  level: 'errors',
  observe: () => undefined,
})
afterAll(() => deployment.store.close())

test('a host takes on no more than it can do, limits who calls, and writes together what comes together', () => {
  expect(deployment.admission).toBeInstanceOf(Admission)
  expect(deployment.limits).toBeDefined()
  expect(deployment.together).toBeInstanceOf(Together)
})

test('a host opens what strangers sent in threads beside the one that serves', () => {
  expect(deployment.platform.pictures).not.toBeNull()
  expect(deployment.platform.workbooks).not.toBe(readInPlace)
})
