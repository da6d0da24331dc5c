export default definePageConfig({ navigationBarTitleText: '教研活动', enablePullDownRefresh: true })
