import { useState } from 'react'
import type { Below } from '#renderer/engine-trust.ts'
import { problemNotice } from '#renderer/engine-words.ts'
import { Button } from '#renderer/ui/button.tsx'
import { ChoicesInput } from '#renderer/ui/choice-input.tsx'
import { DataTable } from '#renderer/ui/data-table.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { Form } from '#renderer/ui/form.tsx'
import { Card, EmptyState } from '#renderer/ui/layout.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { useToast } from '#renderer/ui/toast.tsx'
import { wordsOf } from '#shared/i18n/words.ts'
import { sensitiveKinds, useBelow } from './trust-model.ts'

const useKindWord = () => {
  const messages = useMessages()
  const words = new Map(Object.entries(wordsOf(messages)).map(([name, { kind }]) => [name, kind]))
  return (kind: string): string => words.get(kind) ?? kind
}

const ScopeForm = (props: {
  readonly below: Below
  readonly onSave: (kinds: readonly string[]) => Promise<void>
  readonly onClose: () => void
}) => {
  const t = useMessages().storePage.below
  const word = useKindWord()
  const { scope } = props.below
  const [chosen, setChosen] = useState<readonly string[]>(scope)
  const [busy, setBusy] = useState(false)
  const save = async () => {
    setBusy(true)
    await props.onSave(chosen)
    setBusy(false)
  }
  return (
    <Form
      onSave={() => void save()}
      dirty={[...chosen].sort().join() !== [...scope].sort().join()}
      busy={busy}
      saveLabel={t.save}
      onCancel={props.onClose}
      label={t.dialog(props.below.name)}
    >
      <ChoicesInput
        label={t.scope}
        value={chosen}
        onChange={setChosen}
        options={sensitiveKinds.map((kind) => ({ value: kind, label: word(kind) }))}
      />
      <p className="xj-hint">{t.note}</p>
    </Form>
  )
}

/** 下级单位: who stands directly below, and the sensitive content each may send up. */
export const BelowCard = (props: {
  readonly scopeOf: string | null
  readonly onScope: (org: string | null) => void
}) => {
  const messages = useMessages()
  const t = messages.storePage.below
  const toast = useToast()
  const word = useKindWord()
  const { below, setScope } = useBelow()
  const open = below?.find(({ org }) => org === props.scopeOf)
  const close = () => props.onScope(null)
  const onSave = async (org: Below['org'], kinds: readonly string[]) => {
    const done = await setScope(org, kinds)
    if (done.ok || done.error.type === 'nothing-changed') {
      toast({ text: done.ok ? t.done : messages.exchange.problem['nothing-changed'] })
      close()
    } else toast(problemNotice(messages, done.error))
  }
  return (
    <Card title={t.title}>
      <p className="xj-note">{t.lead}</p>
      <DataTable
        label={t.title}
        rows={below}
        rowKey={(one) => one.org}
        empty={<EmptyState title={t.none} icon="branches" />}
        columns={[
          { key: 'name', title: t.name, value: (one) => one.name },
          { key: 'level', title: t.level, value: (one) => messages.app.level[one.level] },
          { key: 'fingerprint', title: t.fingerprint, value: (one) => one.fingerprint, sortable: false },
          {
            key: 'scope',
            title: t.scope,
            value: (one) =>
              one.scope.length === 0 ? t.nothing : messages.paper.list(one.scope.map((kind) => word(kind))),
          },
          {
            key: 'act',
            title: t.act,
            sortable: false,
            render: (one) => (
              <Button small onClick={() => props.onScope(one.org)}>
                {t.edit}
                <span className="xj-hidden"> {one.name}</span>
              </Button>
            ),
          },
        ]}
      />
      <Dialog open={open !== undefined} title={open ? t.dialog(open.name) : ''} onClose={close}>
        {open ? <ScopeForm below={open} onSave={(kinds) => onSave(open.org, kinds)} onClose={close} /> : null}
      </Dialog>
    </Card>
  )
}
