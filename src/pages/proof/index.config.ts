export default definePageConfig({ navigationBarTitleText: '数字的来历', enablePullDownRefresh: true })
