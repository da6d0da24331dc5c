import { View } from '@tarojs/components'
import { useState } from 'react'
import { addDays } from '#core/calendar/civil-date'
import { MOST_CELLS } from '#core/roster/limits'
import { Button } from '@/components/button'
import { CellGroup } from '@/components/cell/group'
import { DateField } from '@/components/form/date-field'
import { SwitchField } from '@/components/form/switch-field'
import { TextArea } from '@/components/form/text-area'
import { ChooseFile } from '@/frame/choose-file'
import { schoolToday } from '@/services/session'
import type { Importing } from '../hooks/import'
import { contentOf, EXTENSIONS } from '../hooks/read-file'
import styles from './source.module.less'

const pasted = (cells: string) => ({ name: '粘贴的名册', content: { cells } })

/** From when on, and from where: a workbook with all sheets, or cells copied from one of them. */
export function Source({ roster }: { roster: Importing }) {
  const [text, setText] = useState('')
  const [missing, setMissing] = useState(false)
  const today = schoolToday()
  const write = (value: string) => {
    setText(value)
    roster.setChosen(pasted(value))
  }
  const check = () => {
    setMissing(text.trim() === '')
    if (text.trim() === '' || text.length > MOST_CELLS) return
    void roster.check(pasted(text))
  }
  return (
    <>
      <CellGroup title="从哪一天起">
        <DateField
          label="生效日"
          hint="任职从这一天开始或结束，以前的不变。第一次导入请选本学期的第一天。"
          value={roster.from}
          min={addDays(today, -366)}
          max={addDays(today, 366)}
          onChange={(day) => day !== '' && roster.setFrom(day)}
        />
        <SwitchField
          label="名单里没有的视为结束"
          hint="只在导入全校完整的名单时打开：表里没有的人、班、组和课从生效日起结束。家长不受影响。"
          value={roster.endMissing}
          onChange={roster.setEndMissing}
        />
      </CellGroup>
      <CellGroup title="选择文件" note="四张表放在一个 .xlsx 里一起导入，也可以只有其中几张。最大 3 MB。">
        <View className={styles.inside}>
          <ChooseFile
            words="选择 .xlsx 文件并检查"
            working="正在检查"
            extensions={EXTENSIONS}
            busy={roster.busy}
            read={contentOf}
            onChosen={(chosen) => void roster.check(chosen)}
          />
        </View>
      </CellGroup>
      <CellGroup title="或者粘贴一张表">
        <TextArea
          label="名册的格子"
          hint="在 Excel 或 WPS 里连同表头一起复制，粘贴到这里；哪里不对可以直接改。"
          placeholder="粘贴到这里"
          value={text}
          onChange={write}
          maxLength={MOST_CELLS}
          keepsAll
          rows={4}
          error={missing ? '请先粘贴表格' : undefined}
        />
        <View className={styles.inside}>
          <Button busy={roster.checking} disabled={roster.applying} onTap={check}>
            {roster.checking ? '正在检查' : '检查粘贴的内容'}
          </Button>
        </View>
      </CellGroup>
    </>
  )
}
