import regular from '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf?url'
import bold from '@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf?url'

/** Where the printing fonts lie in this build: the only place that decides it. Vite ships the two files. */
export const fontUrls = { regular, bold }
