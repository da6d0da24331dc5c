import { conditionLabel } from './labels'
import { type BasicMeasure, MEASURE_FILTERS, MEASURES } from './measure'

/** A measure that is counted record by record, as a clerk writes it: 听课节数[含录播，学科=本人学科], 材料(期刊). */
export function basicMeasureLabel(measure: BasicMeasure): string {
  switch (measure.name) {
    case 'register':
      return measure.label
    case 'deliverable':
      return `材料(${measure.title})${measure.accepted ? '[已受理]' : ''}`
    case 'declared':
      return `填报(${measure.title})`
    default: {
      const { name, filters, where = [] } = measure
      const inBrackets = [
        ...filters.map((filter) => MEASURE_FILTERS[filter].label),
        ...where.map(conditionLabel),
      ]
      return MEASURES[name].label + (inBrackets.length > 0 ? `[${inBrackets.join('，')}]` : '')
    }
  }
}
