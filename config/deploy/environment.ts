import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parseEnv } from 'node:util'
import type { Environment } from '../../cloudfunctions/_shared/cloud/variables'
import { secretNames } from './variables'

/** Kept out of git; CloudBase's tool reads the same file. */
export const SETTINGS_FILE = '.env.local'

/** The shell's environment, and below it what stands in the settings file. */
export function deployEnvironment(root: string, shell: Environment): Environment {
  const file = path.join(root, SETTINGS_FILE)
  const kept = existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {}
  return { ...kept, ...shell }
}

/**
 * Takes the secrets out of what a tool wrote, before anybody sees it: as they stand in the environment, and the passwords
 * of addresses on their own too, which errors like to repeat.
 */
export function withoutSecrets(text: string, env: Environment): string {
  const hidden = secretNames().flatMap((name) => {
    const value = env[name]
    if (!value) return []
    const password = /^[a-z]+:\/\/[^/@]*?:([^/@]*)@/.exec(value)?.[1]
    return [value, ...(password ? [password, decoded(password)] : [])].map((secret) => ({ name, secret }))
  })
  // Longer ones first: a password stands within its address.
  return hidden
    .filter(({ secret }) => secret.length >= 4)
    .sort((a, b) => b.secret.length - a.secret.length)
    .reduce((left, { name, secret }) => left.replaceAll(secret, `‹${name}›`), text)
}

function decoded(password: string): string {
  try {
    return decodeURIComponent(password)
  } catch (error) {
    if (error instanceof URIError) return password
    throw error
  }
}
