import Taro from '@tarojs/taro'
import { uuidv7, V7Generator } from 'uuidv7'
import { read, write } from './storage'

/** A WeChat id takes three words. */
const WORDS_DRAWN = 256
const WORDS_LOW = 64
const SALT_KEY = 'youju.idSalt.1'

function weappIds(): () => string {
  let words: number[] = []
  let drawing = false
  let salt: number[] | undefined

  const draw = () => {
    if (drawing || typeof Taro.getRandomValues !== 'function') return
    drawing = true
    Taro.getRandomValues({
      length: WORDS_DRAWN * 4,
      success: ({ randomValues }) => {
        words = words.concat(Array.from(new Uint32Array(randomValues)))
      },
      complete: () => {
        drawing = false
      },
    })
  }

  let turn = 0
  const weakWord = () => {
    salt ??= deviceSalt()
    turn += 1
    return (Math.floor(Math.random() * 2 ** 32) ^ (salt[turn % salt.length] ?? 0)) >>> 0
  }

  const generator = new V7Generator({
    nextUint32: () => {
      if (words.length < WORDS_LOW) draw()
      return words.pop() ?? weakWord()
    },
  })
  draw()
  return () => generator.generate().toString()
}

function deviceSalt(): number[] {
  const kept = read<number[]>(SALT_KEY)
  if (kept) return kept
  const made = Array.from({ length: 8 }, () => (Math.floor(Math.random() * 2 ** 32) ^ Date.now()) >>> 0)
  write(SALT_KEY, made)
  return made
}

/**
 * The id of a record is made here, before anything is sent, so that sending twice is one record.
 *
 * Browsers have `crypto.getRandomValues` and the package uses it. WeChat's logic layer has no `crypto`: the package
 * would silently fall back on Math.random. WeChat's own source of randomness is asynchronous while a form needs its
 * id at once, so words are drawn ahead; only an id needed before the first draw has come (or on a WeChat older than
 * 2.15) takes Math.random, mixed with a salt of this device so that two phones with the same sequence still differ.
 */
export const newId: () => string = process.env.TARO_ENV === 'weapp' ? weappIds() : uuidv7
