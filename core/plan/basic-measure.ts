import type { CreditLevel } from '../record/credit-level'
import type { RecordContent, RecordKind } from '../record/record'

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
  researchExpected: { label: '教研应到人次', kind: 'research', credits: 'person', unit: '人次' },
  researchPresent: { label: '教研实到人次', kind: 'research', credits: 'person', unit: '人次' },
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

/** Counted record by record: what earns credits and has tallies. */
export type BasicMeasure = BuiltInMeasure | FormMeasure | DeliverableMeasure | DeclaredMeasure

export interface BuiltInMeasure {
  readonly name: MeasureName
  readonly filters: readonly MeasureFilter[]
  /** Counted only when each of these facts of the record holds one of the values: 听课节数[学科=本人学科]. */
  readonly where?: readonly Condition[] | undefined
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

/** 材料(名称)[已受理]: something handed in, counted on the day it was first handed in, once it is accepted where asked. */
export interface DeliverableMeasure {
  readonly name: 'deliverable'
  readonly title: string
  readonly accepted: boolean
  readonly credits: CreditLevel
  readonly unit: string
}

/** 填报(名称): a whole number that somebody declares with its source and its as-of date; the newest one holds. */
export interface DeclaredMeasure {
  readonly name: 'declared'
  readonly title: string
  readonly credits: CreditLevel
  readonly unit: string
}

export interface Condition {
  readonly key: string
  readonly is: readonly string[]
}

/** Whom a basic measure credits. */
export function creditLevelOf(measure: BasicMeasure): CreditLevel {
  return 'credits' in measure ? measure.credits : MEASURES[measure.name].credits
}

export function hasFilter(measure: BasicMeasure, filter: MeasureFilter): boolean {
  return 'filters' in measure && measure.filters.includes(filter)
}

export function recordKindOf(measure: BasicMeasure): RecordKind {
  switch (measure.name) {
    case 'register':
    case 'deliverable':
    case 'declared':
      return measure.name
    default:
      return MEASURES[measure.name].kind
  }
}

export function measureLooksAt(measure: BasicMeasure, content: RecordContent): boolean {
  if (recordKindOf(measure) !== content.kind) return false
  switch (measure.name) {
    case 'register':
      return content.kind === 'register' && content.payload.form === measure.form
    case 'deliverable':
    case 'declared':
      return (
        content.kind === measure.name &&
        content.payload.title === measure.title &&
        content.payload.level === measure.credits
      )
    default:
      return true
  }
}

/**
 * The measure's name in tables of credits and tallies; the same measure in two rules shares one tally. It is made of all
 * that defines the measure, so that a plan that counts otherwise never adds to what was counted before.
 */
export function measureKey(measure: BasicMeasure): string {
  let key = KEYS.get(measure)
  if (key === undefined) {
    key = madeKey(measure)
    KEYS.set(measure, key)
  }
  return key
}

/** Asked for with every record that is counted, and a plan's measures never change. */
const KEYS = new WeakMap<BasicMeasure, string>()

function madeKey(measure: BasicMeasure): string {
  switch (measure.name) {
    case 'register': {
      const { form, quantity, credits, to, when } = measure
      const counted = [part(quantity ?? ''), `${credits}${to === null ? '' : `:${part(to)}`}`, ...inKey(when)]
      return `register/${part(form)}/${counted.join('/')}`
    }
    case 'deliverable':
      return `deliverable/${part(measure.title)}/${measure.credits}${measure.accepted ? '/accepted' : ''}`
    case 'declared':
      return `declared/${part(measure.title)}/${measure.credits}`
    default: {
      const inBrackets = [...[...measure.filters].sort(), ...inKey(measure.where ?? [])]
      return inBrackets.length === 0 ? measure.name : `${measure.name}[${inBrackets.join(',')}]`
    }
  }
}

const inKey = (conditions: readonly Condition[]) =>
  conditions.map(({ key, is }) => `${part(key)}=${is.map(part).sort().join('|')}`).sort()

/** A name that a clerk made up, so that what joins the parts of a key cannot come from within one. */
const part = (name: string) => name.replace(/[\\/=|:#,[\]]/g, '\\$&')

/**
 * A basic measure as tallied for a plan; `by` splits it by the values of a field, one tally a value, for 去重 and for 覆盖
 * of a list.
 */
export interface Tallied {
  readonly measure: BasicMeasure
  readonly by: string | null
}

export function tallyKey({ measure, by }: Tallied, value = ''): string {
  return by === null ? measureKey(measure) : `${splitOf({ measure, by })}${part(value)}`
}

/** What the keys of a split measure begin with, up to the value. */
export function splitOf({ measure, by }: Tallied): string {
  return `${measureKey(measure)}#${part(by ?? '')}=`
}

/** A value as it was before `tallyKey` wrote it. */
export const valueIn = (written: string) => written.replace(/\\(.)/g, '$1')

/** Under this key a declared number is counted as given, for 0 is a number, too. */
export const givenKey = (measure: DeclaredMeasure): string => `${measureKey(measure)}#given`
