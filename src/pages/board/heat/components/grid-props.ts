import type { Heat, HeatRow } from '../heat-in-words'

export interface GridProps {
  heat: Heat
  /** Where a cell's number is proved. */
  urlOf: (row: HeatRow, week: number) => string
}

/** ` 节` of the promise shown; rows of different promises have units of their own, which only their proof tells. */
export const unitOf = ({ rule }: Heat) => (rule ? ` ${rule.unit}` : '')

/** `9/1` */
export const dayOf = (monday: string) => monday.slice(5).split('-').map(Number).join('/')
