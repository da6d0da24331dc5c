import { current } from '@/services/session'
import { read, write } from '@/services/storage'

const keyOf = () => `youju.formsUsed.1.${current()?.person.id ?? 'nobody'}`
const MOST = 20

/** The forms the person has written entries of on this device, the last used first. */
export function lastUsed(): readonly string[] {
  return read<string[]>(keyOf()) ?? []
}

export function rememberUse(form: string): void {
  write(keyOf(), [form, ...lastUsed().filter((each) => each !== form)].slice(0, MOST))
}
