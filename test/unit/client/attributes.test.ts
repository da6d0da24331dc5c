import { expect, test } from 'vitest'
import { attributesOf } from '../../../src/components/html/attributes'

test('what Taro calls ariaLabel browsers call aria-label, ariaRole they call role', () => {
  const props = { ariaRole: 'status', ariaLive: 'polite', ariaLabel: '进度', className: 'a', id: 'b' }
  const attributes = {
    role: 'status',
    'aria-live': 'polite',
    'aria-label': '进度',
    className: 'a',
    id: 'b',
  }
  expect(attributesOf(props)).toEqual(attributes)
  expect(attributesOf(props)).toEqual(attributes)
})

test('what only WeChat understands is left out, what stands under a name of its own stays', () => {
  expect(attributesOf({ hoverClass: 'none', catchMove: true, 'aria-hidden': true, style: {} })).toEqual({
    'aria-hidden': true,
    style: {},
  })
})
