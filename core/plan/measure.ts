import type { UnitKind } from '../org/person'
import type { RecordKind } from '../record/record'

/** What a plan can count so far: its word in a plan, the records it counts, whom it credits, its unit. */
export const MEASURES = {
  observationPeriods: { label: '听课节数', kind: 'observation', credits: 'person', unit: '节' },
  researchSessions: { label: '教研活动次数', kind: 'research', credits: 'group', unit: '次' },
  inspections: { label: '教学检查次数', kind: 'inspection', credits: 'school', unit: '次' },
  showcases: { label: '精品课例数', kind: 'showcase', credits: 'school', unit: '个' },
  assessments: { label: '质量检测次数', kind: 'assessment', credits: 'grade', unit: '次' },
} as const satisfies Record<string, MeasureEntry>

interface MeasureEntry {
  readonly label: string
  readonly kind: RecordKind
  readonly credits: 'person' | Extract<UnitKind, 'group' | 'grade' | 'school'>
  readonly unit: string
}

export type MeasureName = keyof typeof MEASURES

/** Filters a measure may carry in brackets, e.g. 教学检查次数[已反馈]. */
export const MEASURE_FILTERS = {
  feedback: { label: '已反馈', of: 'inspections' },
  withRecordings: { label: '含录播', of: 'observationPeriods' },
} as const satisfies Record<string, { label: string; of: MeasureName }>

export type MeasureFilter = keyof typeof MEASURE_FILTERS

export interface Measure {
  readonly name: MeasureName
  readonly filters: readonly MeasureFilter[]
}

/** The measure's name in tables of credits and tallies; the same measure in two rules shares one tally. */
export function measureKey(measure: Measure): string {
  return measure.filters.length === 0
    ? measure.name
    : `${measure.name}[${[...measure.filters].sort().join(',')}]`
}

/** The measure as a clerk writes it in a plan. */
export function measureLabel(measure: Measure): string {
  const filters = measure.filters.map((filter) => MEASURE_FILTERS[filter].label)
  return MEASURES[measure.name].label + (filters.length ? `[${filters.join('，')}]` : '')
}
