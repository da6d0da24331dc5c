import { useWide } from '@/theme/use-wide'
import { LogOnly } from './log-only'
import { PromiseList, type PromisesProps } from './promise-list'
import { PromiseTable } from './promise-table'

/** The promises of a page: those with a number in sight, those without folded below. */
export function Promises(props: PromisesProps) {
  const Owed = useWide() ? PromiseTable : PromiseList
  return (
    <>
      <Owed {...props} />
      <LogOnly {...props} />
    </>
  )
}
