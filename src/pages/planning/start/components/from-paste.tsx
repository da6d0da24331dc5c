import { View } from '@tarojs/components'
import { useState } from 'react'
import { cellsPasted, looksPasted } from '#core/plan/pasted'
import { Button } from '@/components/button'
import { CellGroup } from '@/components/cell/group'
import { TextArea } from '@/components/form/text-area'
import { guessSheet, withSheet } from '../../document'
import { fromText, type useBegin } from '../../hooks/begin'
import styles from './from.module.less'

const MOST = 400_000
const UNNAMED = '# 新的工作计划\n'

/** The whole plan as text, or one table copied from a spreadsheet; the others are put in beside it later. */
export function FromPaste({ begin }: { begin: ReturnType<typeof useBegin> }) {
  const [text, setText] = useState('')
  const [missing, setMissing] = useState(false)
  const start = () => {
    setMissing(text.trim() === '')
    if (text.trim() !== '' && text.length <= MOST) void begin.run(fromText(nameIn(text), documentOf(text)))
  }
  return (
    <CellGroup title="粘贴">
      <TextArea
        label="计划的内容"
        hint="可以是整份文本，也可以是从 Excel 或 WPS 里复制的一张表（连同表头）。"
        placeholder="粘贴到这里"
        value={text}
        onChange={setText}
        maxLength={MOST}
        keepsAll
        rows={3}
        error={missing ? '请先粘贴计划的内容' : undefined}
      />
      <View className={styles.inside}>
        <Button busy={begin.busy} onTap={start}>
          {begin.busy ? '正在检查' : '成为草稿并检查'}
        </Button>
      </View>
    </CellGroup>
  )
}

function documentOf(text: string): string {
  if (!looksPasted(text) || text.trimStart().startsWith('#')) return text
  const rows = cellsPasted(text)
  return withSheet(UNNAMED, guessSheet(rows[0] ?? []) || '指标', rows)
}

function nameIn(text: string): string {
  const [, title] = text.match(/^\s*#\s+(.+)$/m) ?? []
  return title?.trim().slice(0, 100) || '粘贴的计划'
}
