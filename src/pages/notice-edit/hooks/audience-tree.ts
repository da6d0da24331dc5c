import type { Output } from '#core/contract/contract'

export type Audience = Output<'notice.audiences'>['units'][number]
/** One unit chosen, as the draft keeps it. */
export type Chosen = Pick<Audience, 'who' | 'unitId'>

export interface Branch {
  readonly grade: Audience
  readonly classes: readonly Audience[]
}

/** 全体教职工 and 全校家长, then grades with their classes; a class of no grade stands as a branch of its own. */
export interface AudienceTree {
  readonly whole: readonly Audience[]
  readonly branches: readonly Branch[]
}

/** `一年级1班` of `一年级1班家长`. */
export const shortLabel = ({ label }: Audience) => label.replace(/家长$/, '')

/** The list names classes after their grade (一年级, 一年级1班) and says no more about who belongs to whom. */
export function treeOf(units: readonly Audience[], schoolId: string): AudienceTree {
  const parts = units.filter((unit) => unit.unitId !== schoolId)
  const gradeOf = (unit: Audience) =>
    parts.find((other) => other !== unit && shortLabel(unit).startsWith(shortLabel(other)))
  return {
    whole: units.filter((unit) => unit.unitId === schoolId),
    branches: parts
      .filter((unit) => gradeOf(unit) === undefined)
      .map((grade) => ({ grade, classes: parts.filter((unit) => gradeOf(unit) === grade) })),
  }
}

export function isIn(chosen: readonly Chosen[], { who, unitId }: Chosen): boolean {
  return chosen.some((each) => each.who === who && each.unitId === unitId)
}

/** The choice after a tap. What a wider choice takes in is not listed beside it. */
export function toggled(chosen: readonly Chosen[], unit: Audience, tree: AudienceTree): Chosen[] {
  if (isIn(chosen, unit)) return chosen.filter((each) => !isIn([unit], each))
  const within = takenInBy(unit, tree)
  return [...chosen.filter((each) => !isIn(within, each)), { who: unit.who, unitId: unit.unitId }]
}

/** Whether a wider choice takes the unit in already. */
export function isCovered(chosen: readonly Chosen[], unit: Audience, tree: AudienceTree): boolean {
  const wider = [...tree.whole, ...tree.branches.map(({ grade }) => grade)]
  return wider.some((each) => isIn(chosen, each) && isIn(takenInBy(each, tree), unit))
}

function takenInBy(unit: Audience, { whole, branches }: AudienceTree): readonly Audience[] {
  if (isIn(whole, unit)) {
    return unit.who === 'staff' ? [] : branches.flatMap(({ grade, classes }) => [grade, ...classes])
  }
  return branches.find(({ grade }) => grade === unit)?.classes ?? []
}

/** `全体教职工、一年级家长`, in the order of the tree. */
export function audienceInWords(chosen: readonly Chosen[], { whole, branches }: AudienceTree): string {
  const all = [...whole, ...branches.flatMap(({ grade, classes }) => [grade, ...classes])]
  return all
    .filter((unit) => isIn(chosen, unit))
    .map(({ label }) => label)
    .join('、')
}
