import { Button } from '#renderer/ui/button.tsx'
import { Card, Row } from '#renderer/ui/layout.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { VerdictStrip } from '#renderer/ui/verdict-strip.tsx'
import { useKeys } from './trust-model.ts'

/** 密钥: who can open the data, and what helps when the PC is gone. */
export const KeysCard = (props: { readonly onDialog: (name: string) => void }) => {
  const { keys: t, sound } = useMessages().storePage
  const { protection } = useKeys()
  if (!protection) return <Card title={t.title} />
  const { sealed, passPhrase, recovery } = protection
  const mark = (good: boolean) =>
    good ? ({ state: 'ok', word: sound } as const) : ({ state: 'warn' } as const)
  return (
    <Card title={t.title}>
      <p className="xj-note">{t.lead}</p>
      <VerdictStrip {...mark(sealed || passPhrase)}>
        {sealed ? t.sealed : passPhrase ? t.phrase : t.open}
      </VerdictStrip>
      <VerdictStrip {...mark(recovery)}>{recovery ? t.recoveryMade : t.recoveryNone}</VerdictStrip>
      <Row>
        <Button kind={recovery ? 'plain' : 'primary'} icon="print" onClick={() => props.onDialog('recovery')}>
          {recovery ? t.remakeRecovery : t.makeRecovery}
        </Button>
        {sealed ? null : (
          <Button onClick={() => props.onDialog('phrase')}>
            {passPhrase ? t.changePhrase : t.setPhrase}
          </Button>
        )}
      </Row>
    </Card>
  )
}
