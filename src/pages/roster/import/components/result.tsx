import { View } from '@tarojs/components'
import { Button } from '@/components/button'
import { CellGroup } from '@/components/cell/group'
import { Banner } from '@/components/states/banner'
import type { Checked } from '../hooks/import'
import { Changes } from './changes'
import { Faults } from './faults'
import styles from './result.module.less'

interface ResultProps {
  checked: Checked
  /** Asked otherwise since, or the roster is another by now. */
  stale: boolean
  onAgain: () => void
}

/** What a check found: everything that is wrong, or everything that would become otherwise. */
export function Result({ checked, stale, onAgain }: ResultProps) {
  const { faultCount, warnings, sheets, added, changed, ended, same } = checked
  const read = sheets.map(({ sheet, rows }) => `${sheet} ${rows} 行`).join('，')
  if (stale) {
    return (
      <Banner
        tone="warn"
        action={
          <Button compact icon="rotate-cw" onTap={onAgain}>
            再检查一次
          </Button>
        }
      >
        检查以后有改动，请再检查一次。
      </Banner>
    )
  }
  return (
    <>
      {faultCount > 0 ? (
        <Banner tone="bad">
          有 {faultCount} 处要改，改好以后再检查；现在的名册没有变。{read && `读到：${read}。`}
        </Banner>
      ) : (
        <Banner tone={added + changed + ended > 0 ? 'info' : 'good'}>
          {added + changed + ended > 0
            ? `没有错误。读到：${read}。请看过下面的改动再确认。`
            : `没有错误，也没有要改的：${read}，和现在的名册一样。`}
        </Banner>
      )}
      {warnings.length > 0 && (
        <CellGroup title={`提醒 · ${warnings.length} 条`}>
          {warnings.map((words) => (
            <View key={words} className={styles.warning}>
              {words}
            </View>
          ))}
        </CellGroup>
      )}
      {faultCount > 0 ? (
        <Faults checked={checked} />
      ) : (
        <>
          <View className={styles.counts}>
            <Count label="新增" count={added} />
            <Count label="变更" count={changed} />
            <Count label="结束" count={ended} />
            <Count label="不变" count={same} />
          </View>
          {added + changed + ended > 0 && <Changes id={checked.id} />}
        </>
      )}
    </>
  )
}

function Count({ label, count }: { label: string; count: number }) {
  return (
    <View className={styles.count}>
      <View className={styles.number}>{count}</View>
      <View className={styles.label}>{label}</View>
    </View>
  )
}
