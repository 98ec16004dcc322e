/** The language in which the system's own windows speak: Chinese where the system does, else English. */
export const languageOf = (locale: string): 'zh' | 'en' =>
  locale.toLowerCase().startsWith('zh') ? 'zh' : 'en'
