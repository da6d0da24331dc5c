import { View } from '@tarojs/components'
import { useWindow } from '@/components/long-list/use-window'
import { StatusChip } from '@/components/status'
import { Gap, rowCount } from '@/components/table/elements'
import {
  amountOf,
  type SchoolValue,
  type Shown,
  type ShownRule,
  sumInWords,
  withheldInWords,
} from '../narrowed'
import styles from './district.module.less'

/** Of cells: what is drawn together of a long table, and up to how many all are. */
const A_PIECE = 200
const MANY = 1_200

/** On a wide screen and on paper: a promise a row, a school a column, in the order of their names. */
export function SchoolTable({ shown: { schools, rules, sumName } }: { shown: Shown }) {
  const rowsOf = (cells: number) => Math.max(1, Math.floor(cells / (schools.length + 1)))
  const piece = rowsOf(A_PIECE)
  const window = useWindow(rules.length, { piece, many: rowsOf(MANY) })
  const { id, whole, above, below } = window
  return (
    // A scrolling box has to be reached by keyboard.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: axe asks for it
    <section className={styles.scroll} aria-label="各校情况表" tabIndex={0}>
      <table id={id} className={styles.table} {...rowCount(window, rules.length + 1)}>
        <caption className={styles.spoken}>各项承诺，按学校并排</caption>
        <thead>
          <tr>
            <th scope="col" className={styles.promise}>
              承诺
            </th>
            {schools.map(({ id: school, name }) => (
              <th key={school} scope="col">
                {name}
              </th>
            ))}
            <th scope="col">{sumName}</th>
          </tr>
        </thead>
        {above > 0 && <Gap id={`${id}-above`} height={above} />}
        {whole && <tbody>{rules.map((each, place) => rowOf(each, place))}</tbody>}
        {!whole &&
          window.shown.map((number) => (
            <tbody key={number} id={`${id}-${number}`}>
              {rules
                .slice(number * piece, (number + 1) * piece)
                .map((each, index) => rowOf(each, number * piece + index))}
            </tbody>
          ))}
        {below > 0 && <Gap id={`${id}-below`} height={below} />}
      </table>
    </section>
  )
}

const rowOf = ({ rule, values, sum, clusters }: ShownRule, place: number) => (
  <tr key={rule.id} aria-rowindex={place + 2}>
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
)

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
