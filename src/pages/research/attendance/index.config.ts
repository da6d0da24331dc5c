export default definePageConfig({ navigationBarTitleText: '我的教研出勤', enablePullDownRefresh: true })
