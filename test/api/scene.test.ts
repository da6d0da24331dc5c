import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { joinCodeFrom } from '#core/join-code'
import { problem } from '#core/problem'
import type { PersonKey } from './school/cast'
import { type TestSchool, testSchool } from './school/test-school'

/** Draws what it is asked for into the picture's bytes, and is away when it is told to be. */
const drawer = { away: false, drawn: [] as string[] }
const codes = {
  async picture(page: string, scene: string) {
    if (drawer.away) throw problem('platformBusy')
    drawer.drawn.push(`${page}?${scene}`)
    return { bytes: Buffer.from(scene), type: 'image/png' as const }
  },
}

let school: TestSchool
let neighbour: TestSchool
beforeAll(async () => {
  school = await testSchool({ platform: { codes } })
  neighbour = await testSchool({ platform: { codes }, beside: school })
})
afterAll(async () => {
  await neighbour.close()
  await school.close()
})
beforeEach(() => Object.assign(drawer, { away: false, drawn: [] }))

const invited = async (at = school) => {
  const { invitations } = await at.call('wu', 'account.invite', { people: [at.people.wang] })
  return invitations[0]?.code ?? ''
}
const opened = async (at = school, classId = at.units.class1) =>
  (await at.call('wu', 'parent.openCode', { classId, lastOn: '2026-12-18' })).code
const draw = (who: PersonKey, kind: 'invitation' | 'class', code: string, at = school) =>
  at.ask(who, 'scene.picture', { for: kind, code })
const refusal = async (...asked: Parameters<typeof draw>) => {
  const { body } = await draw(...asked)
  return body.ok ? 'drawn' : body.problem.code
}

describe('a mini-program code', () => {
  test('of an invitation opens joining with it, however the code is written', async () => {
    const code = await invited()
    const { picture } = await school.call('wu', 'scene.picture', { for: 'invitation', code })
    const plain = code.replaceAll('-', '')
    expect(Buffer.from(picture?.base64 ?? '', 'base64').toString()).toBe(`i=${plain}`)
    expect(picture?.type).toBe('image/png')
    await school.call('qian', 'scene.picture', { for: 'invitation', code: plain.toLowerCase() })
    expect(drawer.drawn).toEqual(Array(2).fill(`pages/account/join/index?i=${plain}`))
  })

  test('of a class opens asking to join it, for its class teacher, the clerk and leaders', async () => {
    const code = await opened()
    for (const who of ['li', 'wu', 'qian'] as const) {
      await school.call(who, 'scene.picture', { for: 'class', code })
    }
    expect(drawer.drawn).toEqual(Array(3).fill(`pages/parents/join/index?c=${code}`))
  })

  test('is not drawn for colleagues and parents, nor of what is not theirs to hand out', async () => {
    const code = await opened()
    for (const who of ['wang', 'sun', 'zheng'] as const)
      expect(await refusal(who, 'class', code)).toBe('notAllowed')
    const other = await opened(school, school.units.class2)
    expect(await refusal('li', 'class', other)).toBe('notFound')
    expect(await refusal('li', 'invitation', await invited())).toBe('notFound')
    expect(drawer.drawn).toEqual([])
  })

  test('of another school, a wrong one and one of the other kind are alike not found', async () => {
    const [invitation, ofClass] = [await invited(neighbour), await opened(neighbour)]
    expect(await refusal('wu', 'invitation', invitation)).toBe('notFound')
    expect(await refusal('wu', 'class', ofClass)).toBe('notFound')
    expect(await refusal('wu', 'invitation', joinCodeFrom(new Uint8Array(12), 12))).toBe('notFound')
    expect(await refusal('wu', 'class', invitation)).toBe('notFound')
    expect(await refusal('wu', 'class', '这不是邀请码呀')).toBe('notFound')
    expect(await refusal('wu', 'invitation', invitation, neighbour)).toBe('drawn')
  })

  test('that was used, taken back or is over is not drawn any more', async () => {
    const before = await invited()
    const code = await invited()
    expect(await refusal('wu', 'invitation', before)).toBe('notFound')
    await school.call(null, 'session.join', {
      code,
      with: { way: 'password', login: 'wang-scene', password: 'a long password' },
    })
    expect(await refusal('wu', 'invitation', code)).toBe('notFound')
    const late = await opened()
    await school.call('wu', 'parent.closeCode', { classId: school.units.class1 })
    expect(await refusal('wu', 'class', late)).toBe('notFound')
  })

  test('waits for WeChat, and the page shows the QR code of the link where there is no mini-program', async () => {
    const code = await opened()
    drawer.away = true
    expect(await refusal('wu', 'class', code)).toBe('platformBusy')
    const plain = { ...school.deployment.platform, codes: null }
    const deployment = school.deployment as { platform: typeof plain }
    const drawing = deployment.platform
    deployment.platform = plain
    expect(await school.call('wu', 'scene.picture', { for: 'class', code })).toEqual({ picture: null })
    deployment.platform = drawing
  })
})
