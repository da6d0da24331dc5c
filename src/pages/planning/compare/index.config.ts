export default definePageConfig({ navigationBarTitleText: '比较计划', enablePullDownRefresh: true })
