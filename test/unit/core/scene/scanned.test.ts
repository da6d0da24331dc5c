import { expect, test } from 'vitest'
import { sceneIn } from '#core/scene/scanned'

const invitation = { for: 'invitation', code: 'ABCDEFGHJKMN' }
const ofClass = { for: 'class', code: '4KD7M2XP' }

test.each([
  ['the link on a slip', 'https://s.test/#/pages/account/join/index?code=ABCD-EFGH-JKMN', invitation],
  ['the link of a class', 'https://s.test/#/pages/parents/join/index?code=4kd7m2xp', ofClass],
  ['what a mini-program without an address draws', 'youju:class?code=4KD7M2XP', ofClass],
  ['a mini-program code scanned on iOS', 'pages/parents/join/index?scene=c%3D4KD7M2XP', ofClass],
  ['a mini-program code scanned on Android', 'pages/account/join/index?scene=i=ABCDEFGHJKMN', invitation],
  [
    'a link as WeChat’s own scanner hands it over',
    encodeURIComponent('https://s.test/#/pages/parents/join/index?code=4KD7M2XP'),
    ofClass,
  ],
])('%s leads to where it was made for', (_, scanned, scene) => {
  expect(sceneIn(scanned)).toEqual(scene)
})

test.each([
  ['another page', 'https://s.test/#/pages/research/sign-in/index?code=4KD7M2XP'],
  ['a class’s page with an invitation', 'https://s.test/#/pages/parents/join/index?code=ABCDEFGHJKMN'],
  ['a code that is too short', 'https://s.test/#/pages/account/join/index?code=ABCD'],
  ['words', '4KD7M2XP'],
  ['a broken encoding', 'https%3A%2F%2Fs.test%ZZ'],
])('%s leads nowhere', (_, scanned) => {
  expect(sceneIn(scanned)).toBeUndefined()
})
