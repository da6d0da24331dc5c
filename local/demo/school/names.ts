import type { Random } from './random'

const SURNAMES = [
  ...'赵钱孙李周吴郑王冯陈蒋沈韩杨朱秦许何吕施张曹严金魏陶姜谢邹章苏潘葛范彭鲁',
  ...'马苗方俞任袁唐薛贺汤罗郝常于傅齐康余顾黄尹姚邵汪戴宋熊祝董梁杜季江郭林钟徐邱高夏蔡田胡丁邓石崔龚程',
]

const GIVEN_NAMES = [
  '婉清 若宁 语桐 静姝 佩玲 雪莹 丽娟 春燕 秀兰 晓芸 美珍 玉洁 红霞 淑芬 素云 月华 巧玲 雅楠 梦洁 诗雨',
  '书瑶 可馨 念慈 采薇 映雪 怀瑾 知夏 令仪 晓帆 佳音 冬青 书宁 志远 国栋 明辉 清和 书恒 少峰 子墨 承泽',
  '松岩 宏毅 正阳 家骏 宗翰 景行 修远 柏然 时雨 乐山 长林 惠民 以安 远山 清源 云起 景明 若谷 嘉禾 向阳',
].flatMap((line) => line.split(' '))

/** Invented names, no two alike: common surnames with ordinary given names. */
export function inventNames(random: Random, count: number): string[] {
  const surnames = random.shuffled(SURNAMES)
  const givenNames = random.shuffled(GIVEN_NAMES)
  const names: string[] = []
  for (let round = 0; names.length < count; round += 1) {
    if (round === givenNames.length) throw new Error(`only ${names.length} different names`)
    for (const [place, surname] of surnames.entries()) {
      names.push(`${surname}${givenNames[(place + round) % givenNames.length]}`)
    }
  }
  return names.slice(0, count)
}
