import type { CivilDate } from '#core/calendar/civil-date'
import type { UnitFacts } from '#core/org/person'
import type { Ids } from './ids'
import { instantAt } from './moment'
import type { Random } from './random'
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

export function foundUnits(ids: Ids, termStart: CivilDate, random: Random): Units {
  const id = () => ids.at(instantAt(termStart, '08:00'))
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
    ({ name, teams }): Unit => ({
      ...{ id: id(), name, kind: 'group', groupKind: 'subject', parentId: school.id },
      subject: teams.map((team) => team.subject).join('、'),
    }),
  )
  return counted({ district, school, grades, classes, groups }, termStart, random)
}

const SMALLEST_CLASS = 36
const LARGEST_CLASS = 47

/** With how many children and classes each has, from the first day of term on. */
function counted(
  { district, school, grades, classes, groups }: Omit<Units, 'all'>,
  from: CivilDate,
  random: Random,
): Units {
  const sized = classes.map((each) => {
    const amount = random.between(SMALLEST_CLASS, LARGEST_CLASS)
    return {
      ...each,
      amount,
      facts: [
        { fact: '班额', amount, from },
        { fact: '人数', amount, from },
      ],
    }
  })
  const withFacts = (unit: Unit, own: readonly (typeof sized)[number][]): Unit => {
    const children = own.reduce((sum, { amount }) => sum + amount, 0)
    return {
      ...unit,
      facts: [
        { fact: '人数', amount: children, from },
        { fact: '班数', amount: own.length, from },
      ],
    }
  }
  const units = {
    district,
    school: withFacts(school, sized),
    grades: grades.map((grade) =>
      withFacts(
        grade,
        sized.filter(({ parentId }) => parentId === grade.id),
      ),
    ),
    classes: sized.map(({ amount: _, ...unit }): Unit => unit),
    groups,
  }
  return { ...units, all: [district, units.school, ...units.grades, ...units.classes, ...groups] }
}
