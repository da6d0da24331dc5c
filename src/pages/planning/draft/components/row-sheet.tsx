import { useState } from 'react'
import { Button } from '@/components/button'
import { CellGroup } from '@/components/cell/group'
import { Form } from '@/components/form/form'
import { TextArea } from '@/components/form/text-area'
import { TextField } from '@/components/form/text-field'
import { Sheet } from '@/components/sheet'
import { Empty } from '@/components/states'
import { cellOf, rowAt, withoutRow, withRow } from '../../document'
import type { Finding } from '../../hooks/checked'
import type { Writing } from '../hooks/writing'

interface RowSheetProps {
  writing: Writing
  line: number
  /** Why it was opened: said at its cell. */
  finding: Finding | null
  onClose: () => void
}

const LONGEST = 5_000
const ONE_LINE = 14

/** One row of a table as a form: what stands where a phone has no room for a table. */
export function RowSheet({ writing, line, finding, onClose }: RowSheetProps) {
  const [row] = useState(() => rowAt(writing.text, line))
  const [cells, setCells] = useState(row?.cells ?? [])
  const faulty = row && finding ? cellOf(row, finding) : -1
  if (!row) {
    return (
      <Sheet open title={finding?.sheet ?? '这一行'} onClose={onClose}>
        <Empty
          icon="file-text"
          title="这一处不在表格里"
          text={
            finding
              ? `${finding.fault}${finding.remedy}请在电脑上打开这份草稿来改。`
              : '请在电脑上打开这份草稿来改。'
          }
        />
      </Sheet>
    )
  }
  const isHeader = cells.every((cell, index) => cell === row.header[index])
  const change = (text: string) => {
    writing.write(text)
    onClose()
  }
  return (
    <Sheet
      open
      title={`${row.sheet} · ${cells.find((cell) => cell !== '') ?? '新的一行'}`}
      onClose={onClose}
      footer={
        <>
          {!isHeader && (
            <Button look="danger" onTap={() => change(withoutRow(writing.text, line))}>
              删去这一行
            </Button>
          )}
          <Button look="primary" onTap={() => change(withRow(writing.text, line, cells))}>
            改好
          </Button>
        </>
      }
    >
      <Form label={row.sheet} attention={faulty < 0 ? 0 : 1}>
        <CellGroup>
          {row.header.map((name, index) => {
            const field = {
              label: name || `第 ${index + 1} 列`,
              value: cells[index] ?? '',
              onChange: (value: string) =>
                setCells((before) => before.map((cell, i) => (i === index ? value : cell))),
              placeholder: ' ',
              maxLength: LONGEST,
              keepsAll: true,
              error: index === faulty && finding ? `${finding.fault}${finding.remedy}` : undefined,
            }
            // By what stood there at first: a field must not change its kind while one types.
            const long = (row.cells[index] ?? '').length > ONE_LINE
            // biome-ignore lint/suspicious/noArrayIndexKey: columns stay where they are
            return long ? <TextArea key={index} {...field} rows={2} /> : <TextField key={index} {...field} />
          })}
        </CellGroup>
      </Form>
    </Sheet>
  )
}
