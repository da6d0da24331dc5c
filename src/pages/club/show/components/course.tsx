import { useState } from 'react'
import type { Output } from '#core/contract/contract'
import { Button } from '@/components/button'
import { CellGroup } from '@/components/cell/group'
import { type Line, linesOf } from '../hooks/lines'
import { SessionRow } from './session-row'

const SHOWN = 8

/** What was planned against what took place, the latest first. */
export function Course({ club }: { club: Output<'club.show'> }) {
  const [all, setAll] = useState(false)
  if (!club.course) return null
  const { next, past } = linesOf(club.course)
  const shown = all ? past : past.slice(0, SHOWN)
  const row = (line: Line) => (
    <SessionRow key={`${line.on} ${line.state}`} line={line} clubId={club.id} mayLog={club.may.log} />
  )
  return (
    <>
      {next && <CellGroup title="接下来">{row(next)}</CellGroup>}
      {past.length > 0 && <CellGroup title="计划与开展">{shown.map(row)}</CellGroup>}
      {past.length > shown.length && <Button onTap={() => setAll(true)}>看全部 {past.length} 次</Button>}
    </>
  )
}
