import {
  type BasicMeasure,
  type BuiltInMeasure,
  MEASURE_FILTERS,
  MEASURES,
  type MeasureName,
} from './basic-measure'
import { conditionLabel } from './labels'

/** A measure that is counted record by record, as a clerk writes it: 听课节数[含录播，学科=本人学科], 材料(期刊). */
export function basicMeasureLabel(measure: BasicMeasure): string {
  switch (measure.name) {
    case 'register':
      return measure.label
    case 'deliverable':
      return `材料(${measure.title})${measure.accepted ? '[已受理]' : ''}`
    case 'declared':
      return `填报(${measure.title})`
    default:
      return MEASURES[measure.name].label + inBrackets(measure)
  }
}

function inBrackets({ filters, where = [] }: BuiltInMeasure): string {
  const conditions = [...filters.map((filter) => MEASURE_FILTERS[filter].label), ...where.map(conditionLabel)]
  return conditions.length > 0 ? `[${conditions.join('，')}]` : ''
}

/** What one record of a built-in measure is called where something follows it: 每次听课后3天内. */
const OCCASIONS: Readonly<Record<MeasureName, string>> = {
  observationPeriods: '听课',
  critiques: '评课',
  periodsObserved: '被听课',
  researchSessions: '教研活动',
  researchAttendance: '参加教研',
  researchExpected: '教研应到',
  researchPresent: '教研实到',
  clusterSessions: '片区教研',
  clubSessions: '社团活动',
  clubParticipants: '社团参加人次',
  clubSessionsLed: '指导社团',
  inspections: '教学检查',
  showcases: '精品课例',
  assessments: '质量检测',
}

export function occasionLabel(measure: BasicMeasure): string {
  switch (measure.name) {
    case 'register':
    case 'deliverable':
    case 'declared':
      return basicMeasureLabel(measure)
    default:
      return OCCASIONS[measure.name] + inBrackets(measure)
  }
}
