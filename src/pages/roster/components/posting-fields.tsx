import type { Input, Output } from '#core/contract/contract'
import { POSTS } from '#core/org/post'
import { UNITS_OF_POST } from '#core/org/post-words'
import { ChoiceField } from '@/components/form/choice-field'

type Posting = Input<'roster.addPerson'>['posts'][number]
export type HeldPost = Posting['post']
export type Unit = Output<'roster.structure'>['units'][number]

export interface Place {
  readonly id: string
  readonly name: string
  readonly kind: 'school' | 'district' | Unit['kind']
}

/** A club's instructors are kept with the club. */
const CHOICES = (Object.keys(UNITS_OF_POST) as HeldPost[]).filter((post) => post !== 'instructor')

/** Where a post may be held: the school itself first, then grades, classes and groups. */
export function placesFor(post: HeldPost | '', places: readonly Place[]): readonly Place[] {
  if (post === '') return []
  const kinds: readonly string[] = UNITS_OF_POST[post]
  return places.filter(({ kind }) => kinds.includes(kind))
}

interface PostingFieldsProps {
  places: readonly Place[]
  post: HeldPost | ''
  unitId: string
  onChange: (post: HeldPost | '', unitId: string) => void
}

/** Which post, and where; where there is one place only, it is taken. */
export function PostingFields({ places, post, unitId, onChange }: PostingFieldsProps) {
  const open = CHOICES.filter((each) => placesFor(each, places).length > 0)
  const where = placesFor(post, places)
  const choose = (next: HeldPost | '') => {
    const only = placesFor(next, places)
    onChange(next, only[0]?.kind === 'school' || only.length === 1 ? (only[0]?.id ?? '') : '')
  }
  return (
    <>
      <ChoiceField
        label="任职"
        value={post}
        options={open.map((value) => ({ value, label: value === 'member' ? '组员' : POSTS[value] }))}
        onChange={choose}
      />
      {where.length > 1 && (
        <ChoiceField
          label="在哪里"
          value={unitId}
          options={where.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(next) => onChange(post, next)}
        />
      )}
    </>
  )
}
