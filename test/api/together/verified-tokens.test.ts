import { describe, expect, test } from 'vitest'
import { tokenKeeper } from '../../../cloudfunctions/_shared/endpoint/token'
import { TOKEN_SECRET } from '../school/token-secret'

const NOW = Date.parse('2026-11-18T16:30:00+08:00')
const HALF_AN_HOUR = 30 * 60_000
const claims = {
  districtId: '01a20000-0000-7000-8000-000000000001',
  sessionId: '01a20000-0000-7000-8000-000000000002',
}
const keeper = tokenKeeper(new TextEncoder().encode(TOKEN_SECRET))

describe('a token that was found good before', () => {
  test('is good until the second it expires, and not in it', async () => {
    const { token } = await keeper.issue(claims, NOW)
    expect(await keeper.read(token, NOW)).toEqual(claims)
    expect(await keeper.read(token, NOW + HALF_AN_HOUR - 1000)).toEqual(claims)
    expect(await keeper.read(token, NOW + HALF_AN_HOUR)).toBeUndefined()
    expect(await keeper.read(token, NOW + HALF_AN_HOUR)).toBeUndefined()
  })

  test('does not make another one good that differs in its signature', async () => {
    const { token } = await keeper.issue(claims, NOW)
    await keeper.read(token, NOW)
    const end = token.endsWith('A') ? 'B' : 'A'
    expect(await keeper.read(`${token.slice(0, -4)}${end}${token.slice(-3)}`, NOW)).toBeUndefined()
  })
})
