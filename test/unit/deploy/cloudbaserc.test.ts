import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { VARIABLES, type Variable } from '../../../cloudfunctions/_shared/cloud/variables'
import { FUNCTION_RULES } from '../../../config/deploy/by-hand'
import {
  asText,
  type CloudbaseConfig,
  cloudbaseConfig,
  configFor,
  deployedFunctions,
} from '../../../config/deploy/cloudbaserc'
import { DEPLOY_VARIABLES } from '../../../config/deploy/variables'

const ROOT = path.resolve(import.meta.dirname, '../../..')
const written = readFileSync(path.join(ROOT, 'cloudbaserc.json'), 'utf8')
const config = JSON.parse(written) as CloudbaseConfig
const named = (name: string) => config.functions.find((each) => each.name === name)

test('cloudbaserc.json is what the folders and the list of variables say; npm run deploy:config writes it', () => {
  expect(config).toEqual(JSON.parse(asText(cloudbaseConfig(deployedFunctions(ROOT)))))
})

test('every folder of cloudfunctions with an entry is deployed, once', () => {
  const folders = readdirSync(path.join(ROOT, 'cloudfunctions'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== '_shared')
    .map((entry) => entry.name)
  const events = config.functions.filter(({ type }) => type === undefined).map(({ name }) => name)
  expect(events.toSorted()).toEqual(folders.toSorted())
})

test('no value stands in it, only where it comes from, and everything it names is a variable we know', () => {
  const names = [...written.matchAll(/\{\{env\.(\w+)\}\}/g)].map(([, name]) => name)
  const known = [...Object.keys(VARIABLES), ...Object.keys(DEPLOY_VARIABLES)]
  expect(names.filter((name) => !known.includes(name ?? ''))).toEqual([])
  for (const { envVariables } of config.functions)
    for (const [name, value] of Object.entries(envVariables)) expect(value).toBe(`{{env.${name}}}`)
})

test('a function gets what it reads in the cloud, and the owner of the database goes to no function that people call', () => {
  for (const { name, envVariables } of config.functions) {
    const expected = Object.entries<Variable>(VARIABLES)
      .filter(([, { readIn, functions }]) => readIn.includes('cloud') && (functions?.includes(name) ?? true))
      .map(([variable]) => variable)
    expect(Object.keys(envVariables)).toEqual(expected)
    if (name !== 'timer') expect(envVariables).not.toHaveProperty('DATABASE_OWNER_URL')
  }
})

describe('what CloudBase takes', () => {
  // https://docs.cloudbase.net/cli-v1/functions/configs, and what the pinned tool passes on of it.
  const KEYS = [
    'name',
    'type',
    'runtime',
    'handler',
    'memorySize',
    'timeout',
    'installDependency',
    'vpc',
    'publicNetConfig',
    'envVariables',
    'triggers',
  ]

  test.each(cloudbaseConfig(['record', 'plan', 'timer', 'http']).functions)('of $name', (each) => {
    expect(Object.keys(each).filter((key) => !KEYS.includes(key))).toEqual([])
    expect([128, 256, 512, 1024, 2048]).toContain(each.memorySize)
    expect(each.timeout).toBeGreaterThan(0)
    expect(each.timeout).toBeLessThanOrEqual(60)
    expect(each.runtime).toBe('Nodejs20.19')
  })

  test('the timer has a trigger of seven fields, and nothing else has one', () => {
    const { functions } = cloudbaseConfig(['record', 'timer', 'http'])
    const triggers = functions.map(({ name, triggers = [] }) => [name, triggers.map(({ config }) => config)])
    expect(triggers).toEqual([
      ['record', []],
      ['timer', ['0 * * * * * *']],
      ['http', []],
    ])
  })

  test('the HTTP function is of the kind HTTP, and clients may call neither it nor the timer', () => {
    expect(cloudbaseConfig(['http', 'record']).functions.map(({ type }) => type)).toEqual(['HTTP', undefined])
    expect(FUNCTION_RULES).toEqual({
      '*': { invoke: true },
      timer: { invoke: false },
      http: { invoke: false },
    })
  })
})

describe('for one deployment', () => {
  const env = { DATABASE_URL: 'postgres://a:b@c/d', YOUJU_TOKEN_SECRET: 's', CONTENT_CHECK: '' }
  const one = (more: Record<string, string> = {}) =>
    configFor(cloudbaseConfig(['record']), { ...env, ...more }).functions[0]

  test('what is not set is left out: the tool would send it as an empty string', () => {
    expect(Object.keys(one()?.envVariables ?? {})).toEqual(['DATABASE_URL', 'YOUJU_TOKEN_SECRET'])
  })

  test('a private network stands in it when both its names are set, not one alone', () => {
    const both = { YOUJU_VPC_ID: 'vpc-1', YOUJU_SUBNET_ID: 'subnet-1' }
    expect(one(both)).toHaveProperty('vpc')
    expect(one({ YOUJU_VPC_ID: 'vpc-1' })).not.toHaveProperty('vpc')
  })

  test('still no value stands in it', () => {
    expect(asText(configFor(cloudbaseConfig(['record']), env))).not.toContain('postgres://')
  })
})

test('the file in the project names a function of every noun people call', () => {
  for (const name of ['session', 'record', 'standing', 'notice']) expect(named(name)).toBeDefined()
})
