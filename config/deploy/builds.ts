import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Environment } from '../../cloudfunctions/_shared/cloud/variables'
import { runScript } from '../../local/start/run-script'
import { hashOfSources } from '../../local/start/source-hash'

export interface Build {
  readonly name: 'weapp' | 'functions'
  readonly title: string
  readonly script: string
  readonly folder: string
  /** There once it is complete. */
  readonly last: string
  readonly sources: readonly string[]
  /** What of the environment goes into it. */
  readonly variables: readonly string[]
}

export const BUILDS: readonly Build[] = [
  {
    name: 'weapp',
    title: '小程序',
    script: 'build:weapp',
    folder: 'dist/weapp',
    last: 'app.json',
    sources: [
      'src',
      'core',
      'config',
      'package.json',
      'package-lock.json',
      'babel.config.js',
      'project.config.json',
    ],
    variables: ['YOUJU_API_BASE', 'YOUJU_CLOUD_ENV'],
  },
  {
    name: 'functions',
    title: '云函数',
    script: 'build:functions',
    folder: 'dist/functions',
    last: 'session/package.json',
    sources: ['cloudfunctions', 'core', 'plans', 'docs', 'config', 'package.json', 'package-lock.json'],
    variables: [],
  },
]

export class BuildFailed extends Error {
  override readonly name = 'BuildFailed'
}

/** Whether what lies in dist was built from the sources and the settings as they are now. */
export async function isFresh(root: string, build: Build, env: Environment): Promise<boolean> {
  const stamp = stampOf(root, build)
  if (!existsSync(stamp) || !existsSync(path.join(root, build.folder, build.last))) return false
  return (await readFile(stamp, 'utf8')) === (await fingerprint(root, build, env))
}

/** Builds where it is needed, under a stamp beside what is uploaded. */
export async function ensureBuilt(root: string, build: Build, env: Environment): Promise<'built' | 'fresh'> {
  if (await isFresh(root, build, env)) return 'fresh'
  const before = await fingerprint(root, build, env)
  const logFile = path.join(root, 'dist', `build-${build.name}.log`)
  await mkdir(path.dirname(logFile), { recursive: true })
  const given = Object.fromEntries(build.variables.map((name) => [name, env[name] ?? '']))
  const code = await runScript({
    root,
    script: build.script,
    env: { NODE_ENV: 'production', ...given },
    logFile,
    signal: new AbortController().signal,
  })
  if (code !== 0 || !existsSync(path.join(root, build.folder, build.last)))
    throw new BuildFailed(`${build.title}没有构建成功，完整输出在 ${path.relative(root, logFile)}。`)
  await writeFile(stampOf(root, build), before)
  return 'built'
}

const stampOf = (root: string, { name }: Build) => path.join(root, 'dist', `.built-${name}`)

async function fingerprint(root: string, { sources, variables }: Build, env: Environment): Promise<string> {
  const hash = createHash('sha256').update(await hashOfSources(root, sources))
  for (const name of variables) hash.update(`\0${name}=${env[name] ?? ''}`)
  return hash.digest('hex')
}
