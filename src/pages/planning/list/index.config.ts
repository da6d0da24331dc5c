export default definePageConfig({ navigationBarTitleText: '计划管理', enablePullDownRefresh: true })
