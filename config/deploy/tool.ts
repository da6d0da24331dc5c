import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Environment } from '../../cloudfunctions/_shared/cloud/variables'

/**
 * CloudBase's own command line tool, fetched by npx when it is needed: 34 MB that nobody else who works on the project
 * wants. It is held to one version, because what is relied on here is no promise of its authors and was read and tried in
 * that one: how it fills `{{env.X}}` in (plain replacement in the JSON text), and in what words it says what it did.
 */
export const CLOUDBASE_CLI = '@cloudbase/cli@2.12.10'

const LONGEST_MS = 10 * 60_000

export interface Told {
  readonly code: number
  readonly text: string
}

/** Runs the tool with nobody to answer its questions. */
export type Tool = (args: readonly string[]) => Promise<Told>

export const commandOf = (args: readonly string[]): string =>
  ['npx', '-y', CLOUDBASE_CLI, ...args].map((arg) => (/^[\w@./:=-]+$/.test(arg) ? arg : `'${arg}'`)).join(' ')

export function toolIn(root: string, env: Environment): Tool {
  return async (args) => {
    const child = spawn('npx', ['-y', CLOUDBASE_CLI, ...args], {
      cwd: root,
      env: { ...env } as NodeJS.ProcessEnv,
      stdio: ['ignore', 'pipe', 'pipe'],
      // On Windows npx is a script of the shell; no argument of ours holds anything the shell would read.
      shell: process.platform === 'win32',
      timeout: LONGEST_MS,
    })
    const chunks: Buffer[] = []
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
    const [code] = (await once(child, 'close')) as [number | null]
    return { code: code ?? 1, text: Buffer.concat(chunks).toString('utf8') }
  }
}

/** The tool ends with 0 also when a function was not deployed, or its trigger not made: only its own words count. */
export function isDeployed(name: string, { code, text }: Told): boolean {
  const said = text
    .split('\n')
    .some(
      (line) =>
        line.includes(`[${name}]`) &&
        /云函数(部署|更新)成功|function (deployed|updated) successfully/i.test(line),
    )
  return code === 0 && said && !/失败|\bfailed\b/i.test(text)
}

/** Without a login it says that signing in succeeded, and then fails; an environment of another account is not listed. */
export const knowsEnvironment = (envId: string, { code, text }: Told): boolean =>
  code === 0 && text.split(/[^\w-]+/).includes(envId)

export const isAdminOnly = ({ text }: Told): boolean =>
  /仅管理员可读写|Only admin can read and write/.test(text)

/** Names of the list's functions that are ready. */
export function readyIn({ text }: Told): string[] {
  return text
    .split('\n')
    .filter((line) => /部署完成|Deployment completed/.test(line))
    .flatMap((line) => line.split(/[^\w-]+/))
}
