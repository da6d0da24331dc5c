import { View } from '@tarojs/components'
import { useState } from 'react'
import { cellsPasted } from '#core/plan/pasted'
import { Button } from '@/components/button'
import { CellGroup } from '@/components/cell/group'
import { ChoiceField } from '@/components/form/choice-field'
import { TextArea } from '@/components/form/text-area'
import { Sheet } from '@/components/sheet'
import { toast } from '@/components/toast/store'
import { guessSheet, nameOf, SHEETS, sheetsIn, withSheet } from '../../document'
import type { Writing } from '../hooks/writing'
import styles from './paste-sheet.module.less'

const MOST = 400_000

/** One table from a spreadsheet, in the place of the sheet of its name. */
export function PasteSheet({ writing, onClose }: { writing: Writing; onClose: () => void }) {
  const [text, setText] = useState('')
  const [chosen, choose] = useState<string>('')
  const rows = cellsPasted(text)
  const [header = []] = rows
  const name = chosen || guessSheet(header)
  const takesPlace = name !== '' && sheetsIn(writing.text).some((sheet) => nameOf(sheet) === name)
  const put = () => {
    writing.write(withSheet(writing.text, name, rows))
    toast(`「${name}」放进去了，保存后再检查`)
    onClose()
  }
  return (
    <Sheet
      open
      title="粘贴一张表"
      onClose={onClose}
      footer={
        <Button look="primary" disabled={name === '' || rows.length < 2} onTap={put}>
          {takesPlace ? `换掉原来的「${name}」` : '放进计划'}
        </Button>
      }
    >
      <CellGroup>
        <TextArea
          label="从 Excel 或 WPS 复制的表"
          hint="连同表头一起复制。"
          placeholder="粘贴到这里"
          value={text}
          onChange={setText}
          maxLength={MOST}
          keepsAll
          rows={4}
        />
        <ChoiceField
          label="这是哪张表"
          value={name}
          options={SHEETS.map((each) => ({ value: each as string, label: each }))}
          onChange={(value) => choose(value)}
        />
      </CellGroup>
      {rows.length > 0 && (
        <View className={styles.read} ariaLive="polite">
          读到 {Math.max(0, rows.length - 1)} 行，表头是：{header.join('、')}
        </View>
      )}
    </Sheet>
  )
}
