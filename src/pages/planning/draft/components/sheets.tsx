import { useState } from 'react'
import { Button } from '@/components/button'
import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import { Empty } from '@/components/states'
import { nameOf, sheetsIn, type TextSheet, withRowAfter } from '../../document'
import type { Finding } from '../../hooks/checked'
import type { Writing } from '../hooks/writing'
import { PasteSheet } from './paste-sheet'

interface SheetsProps {
  text: string
  faults: readonly Finding[]
  writing: Writing
  onOpen: (line: number) => void
}

/** On a phone the tables are read row by row, each row as a form. */
export function Sheets({ text, faults, writing, onOpen }: SheetsProps) {
  const [pasting, setPasting] = useState(false)
  const sheets = sheetsIn(text)
  const faulty = new Set(faults.map(({ line }) => line))
  return (
    <>
      {sheets.length === 0 && <Empty icon="file-text" title="还没有表" text="可以先粘贴一张表。" />}
      {sheets.map((sheet) => (
        <OneSheet
          key={`${nameOf(sheet)} ${sheet.heading}`}
          sheet={sheet}
          faulty={faulty}
          onOpen={onOpen}
          onAdd={(line) => {
            writing.write(withRowAfter(text, line, sheet.rows[0]?.cells.length ?? 0))
            onOpen(line + 1)
          }}
        />
      ))}
      <CellGroup>
        <Cell icon="plus" title="粘贴一张表" note="从 Excel 或 WPS 复制" onTap={() => setPasting(true)} />
      </CellGroup>
      {pasting && <PasteSheet writing={writing} onClose={() => setPasting(false)} />}
    </>
  )
}

const AT_ONCE = 20

interface OneSheetProps {
  sheet: TextSheet
  faulty: ReadonlySet<number | null>
  onOpen: (line: number) => void
  onAdd: (afterLine: number) => void
}

function OneSheet({ sheet, faulty, onOpen, onAdd }: OneSheetProps) {
  const [shown, show] = useState(0)
  const body = sheet.rows.slice(1)
  const wrong = body.filter(({ line }) => faulty.has(line)).length
  const open = shown > 0
  const last = sheet.rows.at(-1)
  return (
    <CellGroup
      title={`${nameOf(sheet)} · ${body.length} 行${wrong > 0 ? `，${wrong} 行要改` : ''}`}
      action={
        <Button look="text" compact onTap={() => show(open ? 0 : AT_ONCE)}>
          {open ? '收起' : '展开'}
        </Button>
      }
    >
      {open &&
        body.slice(0, shown).map(({ row, line, cells }) => {
          const [first = '', ...rest] = cells.filter((cell) => cell !== '')
          return (
            <Cell
              key={line}
              icon={faulty.has(line) ? 'circle-x' : undefined}
              title={first || `第 ${row} 行（空）`}
              note={rest.slice(0, 3).join(' · ').slice(0, 60)}
              onTap={() => onOpen(line)}
            />
          )
        })}
      {shown < body.length && open && (
        <Cell title={`还有 ${body.length - shown} 行`} onTap={() => show(shown + AT_ONCE)} />
      )}
      {open && shown >= body.length && last && (
        <Cell icon="plus" title="加一行" onTap={() => onAdd(last.line)} />
      )}
    </CellGroup>
  )
}
