import type { Output } from '#core/contract/contract'
import { Cell } from '@/components/cell'
import { factsOf } from '@/frame/facts/facts-of'
import { routes } from '@/frame/routes'
import { Fact } from './fact'

/** A club's session: heads counted, names only where the club keeps a roll and the reader may see it. */
export function ClubFacts({ record: { content, names } }: { record: Output<'record.show'> }) {
  if (content.kind !== 'clubSession') return null
  const { clubId, clubName, instructors, roll } = content.payload
  return (
    <>
      <Cell icon="users" title={clubName || names.unit} note="看这个社团" url={routes.club(clubId)} />
      {factsOf(content, names).map(({ name, words }) => (
        <Fact key={name} name={name} words={words} />
      ))}
      <Fact name="指导教师" words={instructors.map(({ name }) => name).join('、')} />
      <Fact name="名单" words={roll.join('、')} />
    </>
  )
}
