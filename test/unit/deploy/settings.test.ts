import { describe, expect, test } from 'vitest'
import { settingFindings } from '../../../config/deploy/checks/settings'
import { deployEnvironment, withoutSecrets } from '../../../config/deploy/environment'
import { inLines } from '../../../config/deploy/finding'

const CLOUD = {
  YOUJU_CLOUD_ENV: 'youju-3g5h',
  DATABASE_URL: 'postgres://youju_app:p%40ss@10.0.0.5:5432/youju',
  DATABASE_OWNER_URL: 'postgres://youju_owner:w0rd@10.0.0.5:5432/youju',
  YOUJU_TOKEN_SECRET: 'b7VQm2x9Lr4Tz8Kd0Wn6Hc3Ys5Fg1Ja+Pe',
}

const open = (env: Record<string, string>, place: 'cloud' | 'host' = 'cloud') =>
  settingFindings(place, env)
    .filter(({ ok }) => !ok)
    .map(({ about, said }) => `${about.replace('环境变量 ', '')}：${said}`)

test('settings that are complete miss nothing', () => {
  expect(open(CLOUD)).toEqual([])
  expect(open({}, 'host')).toEqual([])
})

test.each(Object.keys(CLOUD))('without %s it is missing, with where to find it', (name) => {
  const { [name as keyof typeof CLOUD]: _, ...rest } = CLOUD
  expect(open(rest)).toEqual([`${name}：没有设置`])
  expect(settingFindings('cloud', rest)[0]?.remedy).toMatch(/在哪里找/)
})

test.each([
  ['DATABASE_URL', 'mysql://a:b@c/d', '写法不对'],
  ['YOUJU_TOKEN_SECRET', 'short', '写法不对'],
  ['YOUJU_TOKEN_SECRET', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', '太容易猜到'],
  ['YOUJU_TOKEN_SECRET', 'b7VQm2x9Lr4Tz8Kxxxxxxxxxxxxxxxxxxxxx', '太容易猜到'],
  ['YOUJU_CLOUD_ENV', 'Youju 3', '写法不对'],
  ['YOUJU_VPC_ID', 'vpc-0a1b2c', '没有设置'],
  ['WECHAT_MINIPROGRAM_STATE', 'production', '写法不对'],
  ['WECHAT_APP_ID', 'wx0123456789abcdef', 'WECHAT_APP_SECRET'],
  ['WECHAT_TEMPLATE_DIGEST', 'template', 'WECHAT_TEMPLATE_DUE'],
])('%s as %s is told: %s', (name, value, words) => {
  expect(open({ ...CLOUD, [name]: value })).toContainEqual(expect.stringContaining(words))
})

test.each([
  ['thing1=title,thing2=line', true],
  ['thing1=title, thing2=line', true],
  ['thing1=title,date2=day', false],
  ['thing=title', false],
  ['thing1=heading', false],
])('fields of a template as %s: %s', (fields, good) => {
  const templates = { WECHAT_TEMPLATE_DIGEST: 'a', WECHAT_TEMPLATE_DUE: 'b' }
  expect(open({ ...CLOUD, ...templates, WECHAT_TEMPLATE_DIGEST_FIELDS: fields }).length === 0).toBe(good)
})

describe('what CloudBase’s tool cannot carry', () => {
  test.each(['a"b', 'a\\b', 'a\nb', '{{env.HOME}}', '{"a":1}', '[1]', 'null'])('%j', (value) => {
    const faults = open({ ...CLOUD, WECHAT_API_ADDRESS: value })
    expect(faults).toContainEqual('WECHAT_API_ADDRESS：里面有官方工具传不过去的字符')
  })

  test('goes on an own server, where it is not used', () => {
    expect(open({ DATABASE_URL: 'postgres://a:"b@c/d' }, 'host')).toEqual([])
  })
})

test('no secret is ever in what is printed', () => {
  const env = { ...CLOUD, DATABASE_URL: 'mysql://a:hunter2@h/"d', YOUJU_TOKEN_SECRET: 'too-short' }
  const printed = inLines(settingFindings('cloud', env)).join('\n')
  for (const secret of ['hunter2', 'too-short', 'w0rd']) expect(printed).not.toContain(secret)
})

test('what a tool says is shown without secrets, whole or the password alone, encoded or not', () => {
  const said = `bad ${CLOUD.DATABASE_URL} for p%40ss or p@ss, ${CLOUD.YOUJU_TOKEN_SECRET}`
  expect(withoutSecrets(said, CLOUD)).toBe(
    'bad ‹DATABASE_URL› for ‹DATABASE_URL› or ‹DATABASE_URL›, ‹YOUJU_TOKEN_SECRET›',
  )
})

test('the shell goes before the settings file', () => {
  expect(deployEnvironment('/nonexistent', { PORT: '1' })).toEqual({ PORT: '1' })
})
