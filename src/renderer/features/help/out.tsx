import { problemSentence } from '#renderer/engine-words.ts'
import { useMessages } from '#renderer/ui/messages.tsx'
import { useToast } from '#renderer/ui/toast.tsx'
import { useHelpFiles } from './files.ts'

type Files = ReturnType<typeof useHelpFiles>

/** Makes a file and says what became of it. */
export const useOut = () => {
  const messages = useMessages()
  const toast = useToast()
  const files = useHelpFiles()
  return async (make: (all: Files) => ReturnType<Files['ledgerPdf']> | ReturnType<Files['ledgerExcel']>) => {
    const made = await make(files)
    if (made.ok) {
      if (made.value) toast({ text: messages.helpPage.papers.made(made.value) })
      return
    }
    toast({
      tone: 'bad',
      text:
        made.error.type === 'missing-glyphs'
          ? messages.paper.problems.missingGlyphs(made.error.characters)
          : problemSentence(messages, made.error),
    })
  }
}
