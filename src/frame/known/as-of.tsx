import { View } from '@tarojs/components'
import { civilDateAt } from '#core/calendar/civil-date'
import { Tap } from '@/components/tap'
import { dateInWords, momentInWords } from '../in-words'
import { routes } from '../routes'
import styles from './as-of.module.less'
import { type AsOfNumbers, KnownChoice } from './known-choice'

interface AsOfProps {
  asOf: AsOfNumbers
  /** Shows the page as it was known at an instant, undefined for now; none where that cannot be asked. */
  onKnown?: ((known: string | undefined) => void) | undefined
}

/** The moment a number speaks of and the plans it is judged by: part of every number. */
export function AsOf({ asOf, onKnown }: AsOfProps) {
  const computedOn = civilDateAt(Date.parse(asOf.computedAt))
  return (
    <View className={styles.line}>
      <View>
        {asOf.date === computedOn
          ? `截至 ${momentInWords(asOf.computedAt)}`
          : `截至 ${dateInWords(asOf.date, computedOn)}，${momentInWords(asOf.computedAt)} 算出`}
      </View>
      {asOf.plans.map(({ id, title, version }) => (
        <Tap key={id} url={routes.plan()} className={styles.plan}>
          《{title}》第 {version} 版
        </Tap>
      ))}
      {onKnown && <KnownChoice asOf={asOf} onKnown={onKnown} />}
    </View>
  )
}
