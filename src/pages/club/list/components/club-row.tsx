import { View } from '@tarojs/components'
import { shareInWords } from '#core/club/participation'
import { Button } from '@/components/button'
import { Cell } from '@/components/cell'
import { routes } from '@/frame/routes'
import type { ListedClub } from '../hooks/clubs'
import styles from './club-row.module.less'
import { Marks } from './marks'

/** A club in a line; to those who instruct it, with what is to be done today. */
export function ClubRow({ club }: { club: ListedClub }) {
  const { id, name, category, meets, place, mine, today, runs } = club
  return (
    <View className={styles.club}>
      <Cell
        title={
          <View className={styles.title}>
            <View>{name}</View>
            <Marks club={club} />
          </View>
        }
        note={
          <>
            <View>{[category, meets, place].filter(Boolean).join(' · ')}</View>
            <View>{[club.instructors.join('、'), `${club.enrolled} 人`].filter(Boolean).join(' · ')}</View>
            <Numbers club={club} />
          </>
        }
        url={routes.club(id)}
      />
      {mine && runs && today !== 'done' && (
        <View className={styles.action}>
          <Button
            compact
            look={today === 'open' ? 'primary' : 'default'}
            icon="pen-line"
            label={`给${name}记一次`}
            url={routes.clubSession({ club: id })}
          >
            记一次
          </Button>
        </View>
      )}
    </View>
  )
}

function Numbers({ club: { numbers } }: { club: ListedClub }) {
  if (!numbers) return null
  const { progress, participation } = numbers
  const held = progress.held + progress.moved + progress.extra
  return (
    <View>
      {[
        `本学期 ${held} 次`,
        progress.missed > 0 && `${progress.missed} 次没有记录`,
        participation.expected > 0 && `参与率 ${shareInWords(participation)}`,
      ]
        .filter(Boolean)
        .join(' · ')}
    </View>
  )
}
