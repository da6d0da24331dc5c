import { View } from '@tarojs/components'
import type { ComponentType, PropsWithChildren } from 'react'

type PartProps = PropsWithChildren<{ className?: string | undefined; scope?: 'col' | 'row' | undefined }>

const part = (tag: string) =>
  (process.env.TARO_ENV === 'h5' ? tag : View) as unknown as ComponentType<PartProps>

export const TableBox = part('table')
export const TableCaption = part('caption')
export const TableHead = part('thead')
export const TableBody = part('tbody')
export const TableRow = part('tr')
export const HeadCell = part('th')
export const DataCell = part('td')
