import { Button } from '@/components/button'
import { Banner } from '@/components/states/banner'
import { routes } from '@/frame/routes'
import { KeepersPage } from '../components/keepers-page'
import { Earlier } from './components/earlier'
import { Explained } from './components/explained'
import { Files } from './components/files'
import { Result } from './components/result'
import { Source } from './components/source'
import { Working } from './components/working'
import { useImport } from './hooks/import'

/** The whole roster in one go: looked at first, then done, and taken back if it was wrong. */
export default function RosterImport() {
  const roster = useImport()
  const { checked, done } = roster
  const changes = checked ? checked.added + checked.changed + checked.ended : 0
  const ready = checked !== null && !roster.stale && checked.faultCount === 0 && changes > 0
  return (
    <KeepersPage
      title="导入名册"
      subtitle="教职工、年级班级、组和课表"
      home={routes.roster()}
      banner={
        roster.fault && (
          <Banner
            tone="bad"
            action={
              roster.chosen &&
              !checked && (
                <Button compact icon="rotate-cw" onTap={roster.again}>
                  再试一次
                </Button>
              )
            }
          >
            {roster.fault.message}
          </Banner>
        )
      }
      footer={
        ready && (
          <Button look="primary" busy={roster.applying} onTap={() => void roster.apply()}>
            {roster.applying ? '正在导入' : `确认导入 ${changes} 处改动`}
          </Button>
        )
      }
    >
      <Source roster={roster} />
      {roster.working && <Working key={roster.working} words={roster.working} />}
      {checked && !roster.checking && (
        <Result checked={checked} stale={roster.stale} onAgain={roster.again} />
      )}
      {done && (
        <Banner tone="good">
          导入完成：新增 {done.added}，变更 {done.changed}，结束 {done.ended}。7
          天以内可以在「以前的导入」里整批撤销。
        </Banner>
      )}
      <Files />
      <Explained />
      <Earlier round={roster.round} />
    </KeepersPage>
  )
}
