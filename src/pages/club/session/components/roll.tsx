import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '@/components/button'
import { ChecksField } from '@/components/form/checks-field'
import { TextField } from '@/components/form/text-field'
import type { ClubSessionEntry } from '../hooks/club-session'
import styles from './roll.module.less'

const LONGEST_NAME = 40

/** The names of the latest rolls to be ticked off; a name that is new is added once. */
export function Roll({
  entry: { query, faults, set },
  roll,
}: {
  entry: ClubSessionEntry
  roll: readonly string[]
}) {
  const [name, setName] = useState('')
  const known = query.data?.names ?? []
  const wanted = name.trim()
  const add = () => {
    if (wanted !== '' && !roll.includes(wanted)) set({ roll: [...roll, wanted] })
    setName('')
  }
  return (
    <>
      <ChecksField
        label={`到场 ${roll.length} 人`}
        options={known}
        value={roll}
        onChange={(names) => set({ roll: names })}
        error={faults.roll}
      />
      <TextField
        label="添加"
        optional
        value={name}
        onChange={setName}
        placeholder="姓名"
        maxLength={LONGEST_NAME}
        onEnter={add}
      />
      <View className={styles.all}>
        <View className={styles.words}>以前记过的名字不用再写</View>
        <Button compact disabled={wanted === ''} onTap={add}>
          加到名单
        </Button>
      </View>
    </>
  )
}
