import { View } from '@tarojs/components'
import type { Status } from '#core/standing/judge'
import { Cell } from '@/components/cell'
import { CellGroup } from '@/components/cell/group'
import { routes } from '@/frame/routes'
import styles from './members.module.less'
import type { GroupProps } from './own-promises'

type Member = GroupProps['page']['members'][number]

/** Those in the group, in the order of the roster: what each may be helped with, never who is worst. */
export function Members({ page, seen }: GroupProps) {
  const { members } = page
  return (
    <CellGroup title={`成员 · ${members.length} 人`}>
      {members.length === 0 && <Cell title="组里还没有成员" />}
      {members.map((member) => (
        <Cell
          key={member.id}
          title={
            <View className={styles.who}>
              <View className={styles.name}>{member.name}</View>
              <View className={styles.posts}>{member.posts.join('、')}</View>
            </View>
          }
          note={<Words member={member} />}
          url={member.promises.length > 0 ? routes.heat({ person: member.id }, seen) : undefined}
        />
      ))}
    </CellGroup>
  )
}

const HELP: readonly Status[] = ['behind', 'missed']

function Words({ member: { promises } }: { member: Member }) {
  const owed = promises.filter(({ standing }) => standing.status !== 'logOnly')
  const behind = owed.filter(({ standing }) => HELP.includes(standing.status))
  if (owed.length === 0) return <View>没有要数的指标</View>
  if (behind.length === 0) return <View>{owed.length} 项都在进度上</View>
  return (
    <>
      {behind.map(({ planId, ruleId, ruleName, standing }) => (
        <View key={`${planId} ${ruleId}`}>
          {ruleName}：{standing.words}
        </View>
      ))}
      {owed.length > behind.length && <View>另外 {owed.length - behind.length} 项在进度上</View>}
    </>
  )
}
