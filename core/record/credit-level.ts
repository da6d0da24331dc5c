import type { UnitKind } from '../org/person'

/** Whom a measure credits: a person, or a unit of the school. */
export type CreditLevel = 'person' | Extract<UnitKind, 'group' | 'grade' | 'class' | 'club' | 'school'>
