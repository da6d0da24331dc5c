export default definePageConfig({ navigationBarTitleText: '怎么写计划', enablePullDownRefresh: true })
