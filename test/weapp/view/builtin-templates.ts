/** The inner templates of the built-in components, compiled together with the app's own. */

const SLOT = '<slot />'
const PLAIN_TAGS = [
  ...['view', 'text', 'cover-view', 'scroll-view', 'swiper', 'swiper-item', 'movable-area', 'movable-view'],
  ...[
    'button',
    'form',
    'label',
    'picker',
    'picker-view',
    'picker-view-column',
    'radio-group',
    'checkbox-group',
  ],
  ...[
    'radio',
    'checkbox',
    'navigator',
    'page-meta',
    'navigation-bar',
    'root-portal',
    'match-media',
    'page-container',
  ],
]

export const BUILTIN_TEMPLATES: Record<string, string> = {
  ...Object.fromEntries(PLAIN_TAGS.map((tag) => [tag, SLOT])),
  input: '<native-input />',
  textarea: '<native-textarea></native-textarea>',
  image: '<native-img alt="" />',
  'rich-text': '<native-div></native-div>',
  switch: '<native-span></native-span>',
  icon: '',
  progress: '',
  slider: '<native-input />',
}
