import type { ComponentType } from 'react'
import type { Output } from '#core/contract/contract'
import type { RecordKind } from '#core/record/record'
import { factsOf } from '@/frame/facts/facts-of'
import { ClubFacts } from './club-facts'
import { Fact } from './fact'
import { ResearchFacts } from './research-facts'

interface FactsProps {
  record: Output<'record.show'>
}

/** What a record of each kind says, as cells of one group; `Plain` is every fact in words. */
const FACTS: Readonly<Record<RecordKind, ComponentType<FactsProps>>> = {
  observation: Plain,
  research: ResearchFacts,
  clubSession: ClubFacts,
  inspection: Plain,
  showcase: Plain,
  assessment: Plain,
  register: Plain,
  deliverable: Plain,
  declared: Plain,
}

export function Facts({ record }: FactsProps) {
  const Shown = FACTS[record.content.kind]
  return <Shown record={record} />
}

function Plain({ record: { content, names } }: FactsProps) {
  return factsOf(content, names).map(({ name, words }) => <Fact key={name} name={name} words={words} />)
}
