import { describe, expect, test } from 'vitest'
import { NOBODY_KNOWN, proxiesIn } from '../../../../cloudfunctions/_shared/http/proxies'

const from = (remoteAddress: string, headers: Record<string, string> = {}) =>
  ({ socket: { remoteAddress }, headers }) as unknown as Parameters<typeof NOBODY_KNOWN.addressOf>[0]

describe('where a request came from', () => {
  const none = proxiesIn({})
  const one = proxiesIn({ YOUJU_TRUSTED_PROXIES: '127.0.0.1, ::1, 10.0.0.0/8' })

  test('is the connection itself where no proxy is trusted, whatever the headers say', () => {
    expect(none.addressOf(from('203.0.113.7', { 'x-forwarded-for': '198.51.100.1' }))).toBe('203.0.113.7')
    expect(none.addressOf(from('127.0.0.1', { 'x-forwarded-for': '198.51.100.1' }))).toBe('127.0.0.1')
  })
  test('is what a trusted proxy adds at the end, not what the caller wrote before it', () => {
    const headers = { 'x-forwarded-for': '1.1.1.1, 198.51.100.1' }
    expect(one.addressOf(from('127.0.0.1', headers))).toBe('198.51.100.1')
    expect(one.addressOf(from('::ffff:127.0.0.1', headers))).toBe('198.51.100.1')
    expect(one.addressOf(from('203.0.113.7', headers))).toBe('203.0.113.7')
  })
  test('goes on through further trusted proxies', () => {
    const headers = { 'x-forwarded-for': '1.1.1.1, 198.51.100.1, 10.1.2.3' }
    expect(one.addressOf(from('::1', headers))).toBe('198.51.100.1')
  })
  test.each(['', 'nonsense', '198.51.100.1; drop', ',,,', '1.1.1.1:80'])(
    'is the proxy where it says %j',
    (told) => {
      expect(one.addressOf(from('127.0.0.1', { 'x-forwarded-for': told }))).toBe('127.0.0.1')
    },
  )
  test('is unknown where nobody can say', () => {
    expect(NOBODY_KNOWN.addressOf(from('127.0.0.1', { 'x-forwarded-for': '1.1.1.1' }))).toBeUndefined()
    expect(NOBODY_KNOWN.cameOverTls(from('127.0.0.1', { 'x-forwarded-proto': 'https' }))).toBe(false)
  })
  test('a request came over TLS where a trusted proxy says so last', () => {
    const https = { 'x-forwarded-proto': 'http, https' }
    expect(one.cameOverTls(from('127.0.0.1', https))).toBe(true)
    expect(one.cameOverTls(from('127.0.0.1', { 'x-forwarded-proto': 'https, http' }))).toBe(false)
    expect(one.cameOverTls(from('203.0.113.7', https))).toBe(false)
    expect(none.cameOverTls(from('127.0.0.1', https))).toBe(false)
  })
  test.each(['everybody', '10.0.0.0/33', '10.0.0.0/-1', '10.0.0.0/8/8', '1.2.3', '::1/129'])(
    'a setting of %j stops the start',
    (setting) => {
      expect(() => proxiesIn({ YOUJU_TRUSTED_PROXIES: setting })).toThrow('YOUJU_TRUSTED_PROXIES')
    },
  )
})
