import type { UnitFacts } from '#core/org/person'
import type { Ids } from './ids'
import { GROUPS } from './staffing'

export interface Unit extends UnitFacts {
  readonly parentId: string | null
  /** 1 to 6 for a grade and its classes. */
  readonly grade?: number
}

export interface Units {
  /** In the order of lists: district, school, grades, classes by grade, groups. */
  readonly all: readonly Unit[]
  readonly district: Unit
  readonly school: Unit
  readonly grades: readonly Unit[]
  readonly classes: readonly Unit[]
  readonly groups: readonly Unit[]
}

export const DISTRICT_NAME = '望溪区'
export const SCHOOL_NAME = '青禾小学'

const GRADES = ['一年级', '二年级', '三年级', '四年级', '五年级', '六年级']
const CLASSES_A_GRADE = 6

export function foundUnits(ids: Ids, instant: number): Units {
  const id = () => ids.at(instant)
  const district: Unit = { id: id(), name: DISTRICT_NAME, kind: 'district', parentId: null }
  const school: Unit = { id: id(), name: SCHOOL_NAME, kind: 'school', parentId: district.id }
  const grades = GRADES.map(
    (name, index): Unit => ({ id: id(), name, kind: 'grade', parentId: school.id, grade: index + 1 }),
  )
  const classes = grades.flatMap((grade) =>
    Array.from(
      { length: CLASSES_A_GRADE },
      (_, index): Unit => ({
        ...grade,
        id: id(),
        name: `${grade.name}${index + 1}班`,
        kind: 'class',
        parentId: grade.id,
      }),
    ),
  )
  const groups = GROUPS.map(
    ({ name }): Unit => ({ id: id(), name, kind: 'group', groupKind: 'subject', parentId: school.id }),
  )
  return {
    all: [district, school, ...grades, ...classes, ...groups],
    district,
    school,
    grades,
    classes,
    groups,
  }
}
