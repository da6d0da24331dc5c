import { View } from '@tarojs/components'
import type { ComponentType, PropsWithChildren } from 'react'
import type { Window } from '../long-list/use-window'

type PartProps = PropsWithChildren<{
  id?: string | undefined
  className?: string | undefined
  scope?: 'col' | 'row' | undefined
  'aria-rowcount'?: number | undefined
  'aria-rowindex'?: number | undefined
}>

const onHtml = process.env.TARO_ENV === 'h5'

const part = (tag: string) => (onHtml ? tag : View) as unknown as ComponentType<PartProps>

export const TableBox = part('table')
export const TableCaption = part('caption')
export const TableHead = part('thead')
export const TableBody = part('tbody')
export const TableRow = part('tr')
export const HeadCell = part('th')
export const DataCell = part('td')

/** Where not all rows are in the document, screen readers are told how many there are, and which is which. */
export const rowCount = ({ whole }: Window, rows: number) =>
  onHtml && !whole ? { 'aria-rowcount': rows } : {}
export const rowIndex = (index: number) => (onHtml ? { 'aria-rowindex': index } : {})

/** As high as the rows that are not drawn. */
export function Gap({ id, height }: { id: string; height: number }) {
  const style = { height: `${height}px` }
  if (!onHtml) return <View id={id} style={style} />
  return (
    <tbody id={id} aria-hidden>
      <tr style={style} />
    </tbody>
  )
}
