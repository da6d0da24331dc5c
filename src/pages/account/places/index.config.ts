export default definePageConfig({ navigationBarTitleText: '换学校', enablePullDownRefresh: true })
