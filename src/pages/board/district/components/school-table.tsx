import { View } from '@tarojs/components'
import { StatusChip } from '@/components/status'
import { amountOf, type SchoolValue, type Shown, sumInWords, withheldInWords } from '../narrowed'
import styles from './district.module.less'

/** On a wide screen and on paper: a promise a row, a school a column, in the order of their names. */
export function SchoolTable({ shown: { schools, rules, sumName } }: { shown: Shown }) {
  return (
    // A scrolling box has to be reached by keyboard.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: axe asks for it
    <section className={styles.scroll} aria-label="各校情况表" tabIndex={0}>
      <table className={styles.table}>
        <caption className={styles.spoken}>各项承诺，按学校并排</caption>
        <thead>
          <tr>
            <th scope="col" className={styles.promise}>
              承诺
            </th>
            {schools.map(({ id, name }) => (
              <th key={id} scope="col">
                {name}
              </th>
            ))}
            <th scope="col">{sumName}</th>
          </tr>
        </thead>
        <tbody>
          {rules.map(({ rule, values, sum, clusters }) => (
            <tr key={rule.id}>
              <th scope="row" className={styles.promise}>
                <View>{rule.name}</View>
                <View className={styles.note}>{rule.demand}</View>
              </th>
              {values.map((value) => (
                <td key={value.schoolId}>
                  <Value value={value} unit={rule.unit} />
                </td>
              ))}
              <td>
                <View>{sumInWords(sum)}</View>
                {clusters.map(({ name, value }) => (
                  <View key={name} className={styles.note}>
                    {name}：{sumInWords(value)}
                  </View>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Value({ value, unit }: { value: SchoolValue; unit: string }) {
  if (!value.value) return <View className={styles.note}>{withheldInWords(value)}</View>
  return (
    <>
      <View className={styles.amount}>{amountOf(value.value, unit)}</View>
      <StatusChip status={value.value.status} />
      <View className={styles.note}>{value.value.words}</View>
    </>
  )
}
