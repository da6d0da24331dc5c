import type { Kind } from '../kind'
import type { RecordKind } from '../record'
import { assessment } from './assessment'
import { clubSession } from './club-session'
import { declared } from './declared'
import { deliverable } from './deliverable'
import { inspection } from './inspection'
import { observation } from './observation'
import { register } from './register'
import { research } from './research'
import { showcase } from './showcase'

const KINDS: { readonly [K in RecordKind]: Kind<K> } = {
  observation,
  research,
  clubSession,
  inspection,
  showcase,
  assessment,
  register,
  deliverable,
  declared,
}

export function kindOf<K extends RecordKind>(kind: K): Kind<K> {
  return KINDS[kind]
}
