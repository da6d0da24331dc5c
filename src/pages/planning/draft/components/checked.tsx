import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { Banner } from '@/components/states/banner'
import { toast } from '@/components/toast/store'
import { ChoosePlan } from '../../components/choose-plan'
import { Findings } from '../../components/findings'
import { Summary } from '../../components/summary'
import { Warnings } from '../../components/warnings'
import { mended } from '../../document'
import { useAccepted } from '../../hooks/accepted'
import { checkInWords, type DraftShown, type Finding } from '../../hooks/checked'
import type { Writing } from '../hooks/writing'
import styles from './checked.module.less'

interface CheckedProps {
  answer: DraftShown
  writing: Writing
  onGo: ((finding: Finding) => void) | undefined
  wide: boolean
}

/** What the last check said: everything that is wrong at once, then what is doubtful, then what was read. */
export function Checked({ answer, writing, onGo }: CheckedProps) {
  const { faults, warnings, misfits, markdown, meta } = answer
  const accepted = useAccepted(meta.id, warnings)
  const mend = (finding: Finding, word: string) => {
    const text = mended(writing.text, finding, word)
    if (text === undefined) return toast('那一格已经改过了，请保存并检查', 'info')
    writing.write(text)
    toast(`改成「${word}」了，保存后再检查`)
  }
  if (meta.publishedAs !== null) return <Summary draft={answer} />
  return (
    <>
      <Banner tone={faults.length > 0 ? 'bad' : warnings.length > 0 ? 'warn' : 'good'}>
        {checkInWords({ faults: faults.length, warnings: warnings.length })}
        {writing.dirty && '。检查以后又改过，请保存并再检查'}
      </Banner>
      {markdown === null && (
        <View className={styles.again}>
          <View className={styles.words}>这个文件还读不成计划，请在 Excel 或 WPS 里改好，再选一次。</View>
          <ChoosePlan
            words="重新选择文件"
            busy={writing.busy}
            onChosen={({ content }) => void writing.replace(content)}
          />
        </View>
      )}
      {misfits.map((misfit) => (
        <Banner key={misfit} tone="warn">
          {misfit}
        </Banner>
      ))}
      <Findings
        findings={faults}
        tone="bad"
        onGo={onGo}
        actions={(finding) => {
          const { nearest } = finding
          return (
            nearest !== null &&
            markdown !== null && (
              <Button look="text" compact onTap={() => mend(finding, nearest)}>
                改成「{nearest}」
              </Button>
            )
          )
        }}
      />
      <Warnings warnings={warnings} accepted={accepted} onGo={onGo} />
      <Summary draft={answer} />
    </>
  )
}
