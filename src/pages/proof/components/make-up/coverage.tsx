import { View } from '@tarojs/components'
import { CellGroup } from '@/components/cell/group'
import type { MakeUpOf } from '../../proof'
import styles from './make-up.module.less'

type CoverageOf = MakeUpOf<'coverage'>

interface CoverageProps {
  makeUp: CoverageOf
  unit: string
}

/** Who or what is covered and who is not, by name. */
export function Coverage({ makeUp: { atLeast, covered, missing }, unit }: CoverageProps) {
  const all = covered.length + missing.length
  return (
    <CellGroup
      title={`覆盖了 ${covered.length}/${all} 个`}
      note={atLeast > 1 ? `每个至少 ${atLeast} ${unit}才算覆盖。` : undefined}
    >
      <Names title={`还没有覆盖 · ${missing.length} 个`} names={missing} atLeast={atLeast} unit={unit} />
      <Names title={`已经覆盖 · ${covered.length} 个`} names={covered} atLeast={atLeast} unit={unit} />
    </CellGroup>
  )
}

interface NamesProps {
  title: string
  names: CoverageOf['covered']
  atLeast: number
  unit: string
}

/** One text, however many they are; how often is said where once is not enough. */
function Names({ title, names, atLeast, unit }: NamesProps) {
  const words = names.map(({ name, done }) => (atLeast > 1 ? `${name}（${done} ${unit}）` : name)).join('、')
  return (
    <View className={styles.names}>
      <View className={styles.source}>{title}</View>
      <View>{words || '没有'}</View>
    </View>
  )
}
