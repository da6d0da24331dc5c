import type { Description, Names } from './kind'
import { kindOf } from './kinds/kinds'
import type { RecordKind } from './record'

/** A record as it is kept, or as it is submitted: fields at their defaults may be missing. */
export interface Told {
  readonly kind: RecordKind
  readonly payload: object
}

const UNKNOWN: Names = { unit: '', teacher: '' }

/** A record in two lines of a list. Names are those kept in the record or looked up by the caller. */
export function describe({ kind, payload }: Told, names: Names = UNKNOWN): Description {
  const { defaults, describe: inWords } = kindOf(kind)
  return inWords({ ...defaults, ...payload } as never, names)
}
