import type { UnitKind } from '../org/person'
import type { RecordContent, RecordKind } from '../record/record'

/** Whom a measure credits: a person, or a unit of the school. */
export type CreditLevel = 'person' | Extract<UnitKind, 'group' | 'grade' | 'class' | 'club' | 'school'>

interface MeasureEntry {
  readonly label: string
  readonly kind: RecordKind
  readonly credits: CreditLevel
  readonly unit: string
}

/** What a plan can count of the kinds that are built in: its word in a plan, the records it counts, whom it credits, its unit. */
export const MEASURES = {
  observationPeriods: { label: '听课节数', kind: 'observation', credits: 'person', unit: '节' },
  critiques: { label: '评课次数', kind: 'observation', credits: 'person', unit: '次' },
  periodsObserved: { label: '被听课节数', kind: 'observation', credits: 'person', unit: '节' },
  researchSessions: { label: '教研活动次数', kind: 'research', credits: 'group', unit: '次' },
  researchAttendance: { label: '参加教研次数', kind: 'research', credits: 'person', unit: '次' },
  clusterSessions: { label: '片区教研次数', kind: 'research', credits: 'school', unit: '次' },
  clubSessions: { label: '社团活动次数', kind: 'clubSession', credits: 'club', unit: '次' },
  clubParticipants: { label: '社团参加人次', kind: 'clubSession', credits: 'club', unit: '人次' },
  clubSessionsLed: { label: '指导社团次数', kind: 'clubSession', credits: 'person', unit: '次' },
  inspections: { label: '教学检查次数', kind: 'inspection', credits: 'school', unit: '次' },
  showcases: { label: '精品课例数', kind: 'showcase', credits: 'school', unit: '个' },
  assessments: { label: '质量检测次数', kind: 'assessment', credits: 'grade', unit: '次' },
} as const satisfies Record<string, MeasureEntry>

export type MeasureName = keyof typeof MEASURES

/** Filters a measure may carry in brackets, e.g. 教学检查次数[已反馈]. */
export const MEASURE_FILTERS = {
  feedback: { label: '已反馈', of: ['inspections'] },
  withRecordings: { label: '含录播', of: ['observationPeriods', 'critiques', 'periodsObserved'] },
} as const satisfies Record<string, { label: string; of: readonly MeasureName[] }>

export type MeasureFilter = keyof typeof MEASURE_FILTERS

export type Measure = BuiltInMeasure | FormMeasure

export interface BuiltInMeasure {
  readonly name: MeasureName
  readonly filters: readonly MeasureFilter[]
}

/** What entries of a plan's own form count for (计入), complete in itself. */
export interface FormMeasure {
  readonly name: 'register'
  /** None: its conditions say it. */
  readonly filters: readonly MeasureFilter[]
  /** Its word in the plan: 来访人次. */
  readonly label: string
  readonly form: string
  readonly unit: string
  readonly credits: CreditLevel
  /** The field that names the subject (参加者); null for the author, the entry's unit or the school. */
  readonly to: string | null
  /** The number field that is summed; null counts the entries. */
  readonly quantity: string | null
  /** Counted only when each of these fields holds one of the values. */
  readonly when: readonly Condition[]
}

export interface Condition {
  readonly key: string
  readonly is: readonly string[]
}

export function measureEntry(measure: Measure): MeasureEntry {
  return measure.name === 'register' ? { ...measure, kind: 'register' } : MEASURES[measure.name]
}

export function measureLooksAt(measure: Measure, content: RecordContent): boolean {
  if (measure.name !== 'register') return MEASURES[measure.name].kind === content.kind
  return content.kind === 'register' && content.payload.form === measure.form
}

/**
 * The measure's name in tables of credits and tallies; the same measure in two rules shares one tally. A form's measure
 * is named by all that defines it, so that a plan that counts otherwise never adds to what was counted before.
 */
export function measureKey(measure: Measure): string {
  if (measure.name === 'register') {
    const { form, quantity, credits, to, when } = measure
    const conditions = when.map(({ key, is }) => `${part(key)}=${is.map(part).sort().join('|')}`).sort()
    const counted = [part(quantity ?? ''), `${credits}${to === null ? '' : `:${part(to)}`}`, ...conditions]
    return `register/${part(form)}/${counted.join('/')}`
  }
  return measure.filters.length === 0
    ? measure.name
    : `${measure.name}[${[...measure.filters].sort().join(',')}]`
}

/** A name that a clerk made up, so that what joins the parts of a key cannot come from within one. */
const part = (name: string) => name.replace(/[\\/=|:]/g, '\\$&')

/** The measure as a clerk writes it in a plan. */
export function measureLabel(measure: Measure): string {
  if (measure.name === 'register') return measure.label
  const filters = measure.filters.map((filter) => MEASURE_FILTERS[filter].label)
  return MEASURES[measure.name].label + (filters.length ? `[${filters.join('，')}]` : '')
}
