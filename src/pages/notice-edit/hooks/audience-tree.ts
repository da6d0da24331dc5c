import type { Input, Output } from '#core/contract/contract'

export type Audience = Output<'notice.audiences'>['units'][number]
/** One target chosen, as the draft keeps it. */
export type Chosen = Input<'notice.publish'>['audience'][number]

type Target = Pick<Audience, 'who' | 'unitId' | 'post'>

export interface Branch {
  readonly grade: Audience
  readonly classes: readonly Audience[]
}

export interface AudienceTree {
  /** 全体教职工 and 全校家长. */
  readonly whole: readonly Audience[]
  /** Parents by grade and class; a class of no grade stands as a branch of its own. */
  readonly branches: readonly Branch[]
  /** The staff of groups and grades. */
  readonly groups: readonly Audience[]
  /** Who holds a post, in the school or a grade. */
  readonly posts: readonly Audience[]
}

/** `一年级1班` of `一年级1班家长`. */
export const shortLabel = ({ label }: Audience) => label.replace(/(家长|教师)$/, '')

/** The list names classes after their grade (一年级, 一年级1班) and says no more about who belongs to whom. */
export function treeOf(units: readonly Audience[], schoolId: string): AudienceTree {
  const ofUnits = units.filter(({ post }) => post === undefined)
  const parts = ofUnits.filter(({ unitId }) => unitId !== schoolId)
  const parents = parts.filter(({ who }) => who === 'parents')
  const gradeOf = (unit: Audience) =>
    parents.find((other) => other !== unit && shortLabel(unit).startsWith(shortLabel(other)))
  return {
    whole: ofUnits.filter(({ unitId }) => unitId === schoolId),
    branches: parents
      .filter((unit) => gradeOf(unit) === undefined)
      .map((grade) => ({ grade, classes: parents.filter((unit) => gradeOf(unit) === grade) })),
    groups: parts.filter(({ who }) => who === 'staff'),
    posts: units.filter(({ post }) => post !== undefined),
  }
}

export const sameTarget = (one: Target, other: Target) =>
  one.who === other.who && one.unitId === other.unitId && one.post === other.post

export function isIn(chosen: readonly Target[], target: Target): boolean {
  return chosen.some((each) => sameTarget(each, target))
}

/** The choice after a tap. What a wider choice takes in is not listed beside it. */
export function toggled(chosen: readonly Chosen[], unit: Audience, tree: AudienceTree): Chosen[] {
  if (isIn(chosen, unit)) return chosen.filter((each) => !sameTarget(each, unit))
  const within = takenInBy(unit, tree)
  return [...chosen.filter((each) => !isIn(within, each)), chosenOf(unit)]
}

export function chosenOf({ who, unitId, post }: Audience): Chosen {
  return post === undefined ? { who, unitId } : { who: 'staff', unitId, post }
}

/** Whether a wider choice takes the unit in already. */
export function isCovered(chosen: readonly Chosen[], unit: Audience, tree: AudienceTree): boolean {
  const wider = [...tree.whole, ...tree.branches.map(({ grade }) => grade)]
  return wider.some((each) => isIn(chosen, each) && isIn(takenInBy(each, tree), unit))
}

function takenInBy(unit: Audience, { whole, branches, groups, posts }: AudienceTree): readonly Audience[] {
  if (isIn(whole, unit)) {
    return unit.who === 'staff'
      ? [...groups, ...posts]
      : branches.flatMap(({ grade, classes }) => [grade, ...classes])
  }
  return branches.find(({ grade }) => grade === unit)?.classes ?? []
}

/** What is chosen, in the order of the tree. */
export function chosenIn({ whole, branches, groups, posts }: AudienceTree, chosen: readonly Chosen[]) {
  const all = [
    ...whole,
    ...branches.flatMap(({ grade, classes }) => [grade, ...classes]),
    ...groups,
    ...posts,
  ]
  return all.filter((unit) => isIn(chosen, unit))
}

/** `全体教职工、一年级家长`. */
export function audienceInWords(chosen: readonly Chosen[], tree: AudienceTree): string {
  return chosenIn(tree, chosen)
    .map(({ label }) => label)
    .join('、')
}

/** How many people that is today; somebody in two of the targets is one person, so several are at most so many. */
export function reachInWords(chosen: readonly Chosen[], tree: AudienceTree): string {
  const units = chosenIn(tree, chosen)
  const people = units.reduce((sum, unit) => sum + unit.people, 0)
  if (units.length === 0) return ''
  if (people === 0) return '现在还没有人在这个范围里'
  return units.length === 1 ? `${people} 人` : `最多 ${people} 人`
}
