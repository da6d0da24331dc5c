import { useState } from 'react'
import type { Output } from '#core/contract/contract'
import { Button } from '@/components/button'
import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import { Folded } from '@/components/folded'
import { routes } from '@/frame/routes'
import { LateRecords } from './late-records'

type Report = Output<'report.show'>

const SHOWN = 3

/** 已补录: numbers that would be others today, and the records that make them so. */
export function Later({ report }: { report: Report }) {
  const [open, setOpen] = useState(false)
  const { records, differences } = report.later
  if (records === 0 && differences.length === 0) {
    return (
      <CellGroup title="定稿以后">
        <Cell icon="circle-check" title="没有补录，数字和定稿时一样" />
      </CellGroup>
    )
  }
  return (
    <>
      <CellGroup
        title={`定稿以后 · ${differences.length} 个数字不同`}
        note="只在这里列出，不并进上报的数字。"
        action={
          records > 0 && (
            <Button compact look="text" onTap={() => setOpen(!open)}>
              {open ? '收起记录' : `看 ${records} 条补录的记录`}
            </Button>
          )
        }
      >
        {differences.length === 0 && <Cell title={`有 ${records} 条补录或更正，没有改变任何数字`} />}
        <Folded shown={SHOWN} moreInWords={(hidden) => `还有 ${hidden} 个`}>
          {differences.map((difference) => (
            <Cell
              key={`${difference.planId} ${difference.ruleId} ${difference.subjectId}`}
              title={`${difference.ruleName} · ${difference.subjectName}`}
              note={difference.words}
              url={routes.proof(difference.ruleId, difference.subjectId, {
                plan: difference.planId,
                week: report.week.number,
              })}
            />
          ))}
        </Folded>
      </CellGroup>
      {open && <LateRecords id={report.report.id} />}
    </>
  )
}
