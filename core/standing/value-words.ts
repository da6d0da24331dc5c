import type { Rule } from '../plan/plan'
import { difference, inUnit } from './amount-words'
import type { Standing } from './standing'

/** One line on what is one value for the whole period: a rate, a number of the roster, points. */
export function valueInWords({ bound }: Rule, standing: Standing, unit: string): string {
  const { done, status } = standing
  const target = standing.target ?? 0
  const now = `目前 ${inUnit(done, unit)}${partsInWords(standing)}`
  const asked = inUnit(target, unit)
  if (status === 'met') return `已达到要求，${inUnit(done, unit)}${partsInWords(standing)}`
  if (bound.kind === 'atMost') {
    return status === 'onTrack'
      ? `${now}，没有超出上限 ${asked}`
      : `${now}，超出上限 ${over(done, target, unit)}`
  }
  if (status === 'onTrack') return done >= target ? `${now}，符合要求` : `${now}，进度正常，要求达到 ${asked}`
  if (bound.kind === 'range' && done > bound.most) return `${now}，比 ${inUnit(bound.most, unit)} 高出一些`
  if (bound.kind === 'about') return `${now}，与约定的 ${asked} 有些距离`
  return done > target ? `${now}，比要求的 ${asked} 多` : `${now}，还没有达到 ${asked}`
}

/** Per cent over a limit are not per cent of it. */
const over = (done: number, limit: number, unit: string) =>
  unit === '%' ? inUnit(limit, unit) : inUnit(difference(done, limit), unit)

function partsInWords({ rate }: Standing): string {
  return rate ? `（${rate.numerator} ÷ ${rate.denominator}）` : ''
}
