import { expect, test } from 'vitest'
import { aFewAMinute, type ClientFault } from '../../../cloudfunctions/_shared/endpoint/client-fault'

const fault: ClientFault = {
  name: 'TypeError',
  frames: [],
  page: 'pages/home/index',
  version: '0.1.0',
  build: 'x',
  runtime: 'weapp 3.8.0',
  requestId: null,
}

test('thirty errors a minute are told, and with the next minute’s first how many were left out', () => {
  let now = 1_000_000
  const told: { leftOut: number }[] = []
  const tell = aFewAMinute(
    (one) => told.push(one),
    () => now,
  )
  for (let count = 0; count < 33; count += 1) tell(fault)
  expect(told).toHaveLength(30)
  now += 59_999
  tell(fault)
  expect(told).toHaveLength(30)
  now += 1
  tell(fault)
  expect(told).toHaveLength(31)
  expect(told.at(-1)).toEqual({ ...fault, leftOut: 4 })
})
