import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { DECLARED_INTERFACES } from '#core/privacy/text'
import { VARIABLES } from '../../../cloudfunctions/_shared/cloud/variables'
import { withTables } from '../../../config/deploy/document'
import { CLOUDBASE_CLI } from '../../../config/deploy/tool'
import { DEPLOY_VARIABLES } from '../../../config/deploy/variables'

const ROOT = path.resolve(import.meta.dirname, '../../..')
const read = (file: string) => readFileSync(path.join(ROOT, file), 'utf8')
const document = read('docs/DEPLOY.md')
const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }

/** What stands in the first group, wherever the words are found. */
const foundIn = (text: string, words: RegExp) => [...text.matchAll(words)].map(([, found = '']) => found)

describe('docs/DEPLOY.md', () => {
  test('has the tables of variables as the lists say; npm run deploy:config writes them', () => {
    expect(withTables(document)).toBe(document)
  })

  test('names no variable that nothing reads', () => {
    const known = [...Object.keys(VARIABLES), ...Object.keys(DEPLOY_VARIABLES)]
    const ofCommands = {
      YOUJU_SMOKE_LOGIN: 'local/cli/commands/smoke.ts',
      YOUJU_SMOKE_PASSWORD: 'local/cli/commands/smoke.ts',
      YOUJU_COUNTY_URL: 'local/cli/commands/county.ts',
    }
    for (const [name, file] of Object.entries(ofCommands)) expect(read(file)).toContain(name)
    const named = foundIn(document, /\b((?:YOUJU|WECHAT|DATABASE)_[A-Z_]+)\b/g)
    expect(named.filter((name) => ![...known, ...Object.keys(ofCommands)].includes(name))).toEqual([])
  })

  test('declares to WeChat what the privacy text declares, in its words', () => {
    const rows = foundIn(document, /^\| (`\w+` \| .+) \|$/gm).filter((row) =>
      /^`[a-z]\w+` \| \S+：/.test(row),
    )
    const declared = Object.entries(DECLARED_INTERFACES).map(([name, words]) => `\`${name}\` | ${words}`)
    expect(rows).toEqual(declared)
  })

  test('gives the fields of templates that hold where nothing is set', () => {
    for (const name of ['WECHAT_TEMPLATE_DIGEST_FIELDS', 'WECHAT_TEMPLATE_DUE_FIELDS'] as const)
      expect(document).toContain(`\`${VARIABLES[name].fallback}\``)
  })

  test('has people run what there is, at the version that is pinned', () => {
    const known = Object.keys(scripts)
    expect(foundIn(document, /npm run ([\w:]+)/g).filter((name) => !known.includes(name))).toEqual([])
    const tools = foundIn(document, /(@cloudbase\/cli@[\d.]+)/g)
    expect(new Set(tools)).toEqual(new Set([CLOUDBASE_CLI]))
    const commands = foundIn(read('local/cli/main.ts'), /\.\/commands\/([\w-]+)'/g)
    const told = [...foundIn(document, /youju -- ([\w-]+)/g), ...foundIn(document, /`youju ([\w-]+)/g)]
    expect(told.filter((name) => !commands.includes(name))).toEqual([])
  })

  test('points at files that are there', () => {
    const links = foundIn(document, /\]\(([\w-]+\.md)\)/g).map((file) => `docs/${file}`)
    const files = foundIn(document, /`(deploy\/[\w.-]+)/g)
    expect([...links, ...files].filter((file) => !existsSync(path.join(ROOT, file)))).toEqual([])
  })
})

describe('deploy/', () => {
  const service = read('deploy/youju.service')
  const backup = read('deploy/youju-backup.service')
  const caddy = read('deploy/Caddyfile')
  const nginx = read('deploy/nginx.conf')

  test('every unit is named in the document, and the timer has its service', () => {
    for (const file of readdirSync(path.join(ROOT, 'deploy'))) expect(document).toContain(file)
    expect(existsSync(path.join(ROOT, 'deploy/youju-backup.service'))).toBe(true)
    expect(read('deploy/youju-backup.timer')).toMatch(/OnCalendar=.* Asia\/Shanghai\n[\s\S]*Persistent=true/)
  })

  test('the units start what there is, with options that it takes', () => {
    for (const file of foundIn(service + backup, /((?:local|docs)\/[\w./-]+)/g))
      expect(existsSync(path.join(ROOT, file))).toBe(true)
    const tasks = foundIn(service + backup, /launch\.mjs (\w+)/g)
    const launcher = read('local/start/launcher.mjs')
    for (const task of tasks) expect(launcher).toMatch(new RegExp(`^  ${task}: `, 'm'))
    // `--no-demo`, `--verify`: read where they are parsed.
    expect(service).toContain('start --no-demo')
    expect(read('local/start/main.ts')).toMatch(/demo: \{ type: 'boolean'[\s\S]*allowNegative: true/)
    expect(backup).toMatch(/youju backup "\$\$to"; .*youju backup --verify "\$\$to"'$/m)
    expect(read('local/cli/commands/backup.ts')).toMatch(
      /const verify = \{ type: 'boolean'[\s\S]*options: \{ verify \}/,
    )
  })

  test('a demo is never served by the unit', () => {
    const starts = foundIn(service, /ExecStart=(.*)/g)
    expect(starts).toHaveLength(1)
    expect(starts[0]).toContain('--no-demo')
  })

  test('the units set variables that are known, and only those', () => {
    const set = foundIn(service + backup, /\b([A-Z_]{4,})=/g).filter((name) => name !== 'NODE_ENV')
    expect(set.filter((name) => !Object.keys(VARIABLES).includes(name))).toEqual([])
  })

  test('old backups go only when the new one is whole, and only theirs', () => {
    const [first, second, ...more] = foundIn(backup, /ExecStart=(.*)/g)
    // The shell stops at the first of its commands that fails, and systemd at the first of its steps.
    expect(first).toMatch(/^\/bin\/sh -ec .*--verify/)
    expect(second).toMatch(
      /^\/usr\/bin\/find .* -mindepth 1 -maxdepth 1 -type d -name '20\?\?-\?\?-\?\?-\?\?\?\?' -mtime/,
    )
    expect(more).toEqual([])
  })

  test('both proxies lead to where the unit listens, and to this machine only', () => {
    const [port] = foundIn(service, /\bPORT=(\d+)/g)
    expect(service).toMatch(/HOST=127\.0\.0\.1\b/)
    expect(foundIn(caddy, /reverse_proxy (\S+)/g)).toEqual([`127.0.0.1:${port}`])
    expect(foundIn(nginx, /proxy_pass +http:\/\/(\S+);/g)).toEqual([`127.0.0.1:${port}`])
  })

  test('both keep figures to themselves and tell browsers to stay with https', () => {
    for (const proxy of [caddy, nginx]) {
      expect(proxy).toContain('/metrics')
      expect(proxy).toContain('404')
      expect(proxy).toMatch(/Strict-Transport-Security "max-age=\d{8}"/)
    }
  })

  test('both let through the largest request that the host takes', () => {
    const limits = foundIn(read('cloudfunctions/_shared/http/api.ts'), /_LIMIT_BYTES = ([\d_ *]+)/g)
    const largest = Math.max(
      ...limits.map((text) =>
        text
          .replaceAll('_', '')
          .split('*')
          .reduce((product, part) => product * Number(part), 1),
      ),
    )
    const megabytes = (text: string, words: RegExp) => Number(foundIn(text, words)[0]) * 1024 * 1024
    expect(largest).toBeGreaterThan(0)
    expect(megabytes(caddy, /max_size (\d+)MB/g)).toBeGreaterThan(largest)
    expect(megabytes(nginx, /client_max_body_size (\d+)m;/g)).toBeGreaterThan(largest)
  })
})
