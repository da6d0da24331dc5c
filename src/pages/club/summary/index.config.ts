export default definePageConfig({ navigationBarTitleText: '社团学期小结', enablePullDownRefresh: true })
