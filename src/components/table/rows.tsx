import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { cx } from '../class-names'
import { PIECE } from '../long-list/pieces'
import type { Window } from '../long-list/use-window'
import { Tap } from '../tap'
import type { TableProps } from './columns'
import { DataCell, Gap, HeadCell, rowIndex, TableBody, TableRow } from './elements'
import styles from './index.module.less'

/** All rows, or of a long table the pieces around the screen, each a body of its own. */
export function Rows<Row>(props: TableProps<Row> & { window: Window }) {
  const { rows, window } = props
  const { id, whole, shown, above, below } = window
  if (whole) return <TableBody className={styles.body}>{rows.map((row) => rowOf(props, row))}</TableBody>
  return (
    <>
      {above > 0 && <Gap id={`${id}-above`} height={above} />}
      {shown.map((piece) => (
        <TableBody key={piece} id={`${id}-${piece}`} className={styles.body}>
          {rows
            .slice(piece * PIECE, (piece + 1) * PIECE)
            .map((row, index) => rowOf(props, row, piece * PIECE + index))}
        </TableBody>
      ))}
      {below > 0 && <Gap id={`${id}-below`} height={below} />}
    </>
  )
}

/** Of a table of which only some rows are drawn, a row says which of them it is. */
function rowOf<Row>({ keyOf, columns, urlOf }: TableProps<Row>, row: Row, place?: number) {
  const [name, ...rest] = columns
  const url = urlOf?.(row)
  return (
    <TableRow
      key={keyOf(row)}
      className={cx(styles.row, url && styles.tappable)}
      {...(place !== undefined && rowIndex(place + 2))}
    >
      <HeadCell scope="row" className={styles.name}>
        <Name url={url}>{name.render(row)}</Name>
      </HeadCell>
      {rest.map((column) => (
        <DataCell key={column.key} className={cx(styles.td, column.numeric && styles.numeric)}>
          <View className={styles.term} ariaHidden>
            {column.title}
          </View>
          <View className={styles.datum}>{column.render(row)}</View>
        </DataCell>
      ))}
    </TableRow>
  )
}

function Name({ url, children }: { url: string | undefined; children: ReactNode }) {
  if (!url) return <View>{children}</View>
  return (
    <Tap url={url} plain className={styles.link}>
      {children}
    </Tap>
  )
}
