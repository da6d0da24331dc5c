export default definePageConfig({ navigationBarTitleText: '计划草稿', enablePullDownRefresh: true })
