import { type Form, HOW_OFTEN, type HowOften } from '#core/form/form'

export interface GroupOfForms {
  readonly title: string
  readonly forms: readonly Form[]
}

const TITLES: Readonly<Record<HowOften, string>> = {
  each: '随时登记',
  day: '每天一次',
  week: '每周一次',
  month: '每月一次',
  term: '每学期一次',
}

/** By how often they are kept; within a group the last used first, then as the plan has them. */
export function grouped(forms: readonly Form[], used: readonly string[]): GroupOfForms[] {
  const rank = ({ name }: Form) => (used.includes(name) ? used.indexOf(name) : used.length)
  const sorted = [...forms].sort((a, b) => rank(a) - rank(b))
  return (Object.keys(HOW_OFTEN) as HowOften[]).flatMap((often) => {
    const some = sorted.filter((form) => form.often === often)
    return some.length === 0 ? [] : [{ title: TITLES[often], forms: some }]
  })
}

/** By a part of the name, of the hint or of a field's label. */
export function found(forms: readonly Form[], wanted: string): Form[] {
  const words = wanted.trim().split(/\s+/)
  return forms.filter(({ name, hint, fields }) => {
    const texts = [name, hint, ...fields.map(({ label }) => label)]
    return words.every((word) => texts.some((text) => text.includes(word)))
  })
}
