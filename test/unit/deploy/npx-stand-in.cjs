// Stands in for `npx -y @cloudbase/cli@…`: writes down how it was called, and says what the tool says, in its words.
const { appendFileSync, readFileSync } = require('node:fs')
const { STAND_IN_CALLS, STAND_IN_SAYS } = process.env
const [, , ...args] = process.argv
const config = args.includes('--config-file')
  ? readFileSync(args[args.indexOf('--config-file') + 1], 'utf8')
  : ''
appendFileSync(STAND_IN_CALLS, `${JSON.stringify({ args, config, owner: process.env.DATABASE_OWNER_URL })}\n`)

const ready = (name) => `│ id │ ${name} │ Nodejs20.19 │ │ 2026-11-23 11:00:00 │ 部署完成 │`
const [group, verb, name] = args.slice(2)
const said = {
  'env list': '│ 有据 │ youju-3g5h │ 按量计费 │ 正常 │',
  'fn deploy': `✔ [${name}] 云函数部署成功！`,
  'fn list': ['record', 'session', 'timer', 'http'].map(ready).join('\n'),
  'storage get-acl': '当前权限【仅管理员可读写】',
  ...JSON.parse(STAND_IN_SAYS || '{}'),
}
const words = said[`${group} ${verb} ${name}`] ?? said[`${group} ${verb}`] ?? ''
console.log(words.text ?? words)
process.exitCode = words.code ?? 0
