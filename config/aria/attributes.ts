// Taro's weapp templates render only the attributes they know, and know none of these.
// The empty string is the template's default: an attribute nobody set.
const aria = {
  'aria-role': '',
  'aria-label': '',
  'aria-hidden': '',
  'aria-checked': '',
  'aria-selected': '',
  'aria-disabled': '',
  'aria-expanded': '',
  'aria-live': '',
}

export const ariaComponents = {
  View: aria,
  Text: aria,
  Button: aria,
  Image: aria,
  Input: aria,
  Textarea: aria,
  ScrollView: aria,
  Picker: aria,
  Switch: aria,
}
