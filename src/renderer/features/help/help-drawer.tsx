import { Button } from '#renderer/ui/button.tsx'
import { Covered } from '#renderer/ui/covered.tsx'
import { RecordDrawer } from '#renderer/ui/drawer.tsx'
import { useFormat } from '#renderer/ui/format.ts'
import { hashOf } from '#renderer/ui/hash.ts'
import { EmptyState, Facts, Row, Stack } from '#renderer/ui/layout.tsx'
import { MenuButton } from '#renderer/ui/menu.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { RecordHistory } from '#renderer/ui/record-history.tsx'
import { useRecordText } from '#renderer/ui/record-text.ts'
import { VerdictStrip } from '#renderer/ui/verdict-strip.tsx'
import { voidItem } from '#renderer/ui/void-dialog.tsx'
import type { Rec } from '#shared/domain/field.ts'
import type { Help } from '#shared/domain/help.ts'
import { helpWouldDiffer, parseHelpVerdict } from '#shared/domain/help-verdict.ts'
import { sentenceOf } from '#shared/i18n/sentence.ts'
import { StateTag } from './file-tab.tsx'
import { noteOf } from './help-form.tsx'
import { useHistory, useNames } from './model.ts'
import type { Here } from './page.tsx'
import { useHelpRules } from './rule.ts'
import { Verdict } from './verdict.tsx'

/** One help beside the ledger, with the file of the person and the entry it was paid from. */
export const HelpDrawer = (props: {
  readonly here: Here
  readonly id: string
  readonly onClose: () => void
}) => {
  const t = useMessages().helpPage
  const rec = props.here.data.helps.find(({ id }) => id === props.id)
  return rec ? (
    <Open {...props} rec={rec} />
  ) : (
    <RecordDrawer open title={t.title} onClose={props.onClose}>
      <EmptyState title={t.help.missing} icon="help" />
    </RecordDrawer>
  )
}

const Open = (props: { readonly here: Here; readonly rec: Rec<Help>; readonly onClose: () => void }) => {
  const messages = useMessages()
  const t = messages.helpPage.help
  const format = useFormat()
  const show = useRecordText(useNames())
  const { here, rec } = props
  const { data, go, query } = here
  const { values } = rec
  const note = noteOf(data, rec.id)
  const file = data.files.find((row) => row.values.member === values.member)
  const facts = Object.entries(values).flatMap(([field, value]) => {
    if (field === 'member' || field === 'entry' || field === 'verdict') return []
    const parts = show.parts('help', field, value)
    if (parts) return parts.map(({ label, text }) => ({ label, value: text }))
    const text = show.value('help', field, value)
    return text === '' ? [] : [{ label: show.field('help', field), value: text }]
  })
  const history = useHistory(rec)
  const stored = parseHelpVerdict(values.verdict)
  const { verdict: now = null, known } = useHelpRules(data.lines)?.(values, rec.id) ?? {}
  return (
    <RecordDrawer
      open
      width={640}
      title={t.of(data.nameOf(values.member) ?? messages.helpPage.file.unknown)}
      note={[
        values.day,
        values.aid?.amount == null ? null : messages.app.record.money(format.money(values.aid.amount)),
      ]
        .filter(Boolean)
        .join(' · ')}
      onClose={props.onClose}
      tab={query.tab}
      onTab={(tab) => go({ tab }, true)}
      actions={
        data.above ? null : (
          <>
            <Button icon="edit" onClick={() => go({ dialog: 'help-edit' })}>
              {messages.app.edit}
            </Button>
            <MenuButton
              label={messages.app.more}
              icon="down"
              iconOnly
              items={[voidItem(t.void, () => go({ dialog: 'help-void' }))]}
            />
          </>
        )
      }
      tabs={[
        {
          key: 'record',
          label: messages.app.drawer.record,
          content: (
            <Stack>
              {rec.conflicts.length > 0 ? (
                <VerdictStrip state="warn">
                  {messages.helpPage.file.conflict} <a href="#/conflict">{messages.todayPage.toConflicts}</a>
                </VerdictStrip>
              ) : null}
              {stored ? <Verdict verdict={stored} /> : null}
              {stored && now && known && helpWouldDiffer(stored, now) ? (
                <p className="xj-hint">
                  {messages.condolence.later(
                    [known.pack.title, known.pack.year].filter(Boolean).join(' '),
                    messages.condolencePage.judged[now.state],
                    now.sentences.map((one) => sentenceOf(messages.help.sentences, one)).join(' '),
                  )}
                </p>
              ) : null}
              <Facts
                items={[
                  ...facts,
                  ...(note?.values.reason
                    ? [
                        {
                          label: messages.help.note.fields.reason,
                          value: <Covered text={note.values.reason} />,
                        },
                      ]
                    : []),
                  ...(note?.values.measures
                    ? [
                        {
                          label: messages.help.note.fields.measures,
                          value: <Covered text={note.values.measures} />,
                        },
                      ]
                    : []),
                  ...(values.entry
                    ? [
                        {
                          label: messages.help.fields.entry,
                          value: (
                            <a href={hashOf('/fund', { open: values.entry })}>
                              {show.value('help', 'entry', values.entry)}
                            </a>
                          ),
                        },
                      ]
                    : []),
                ]}
              />
              {file && !data.above ? (
                <Row gap="small">
                  <a href={hashOf('/help', { view: 'file', open: file.id })}>{t.toFile}</a>
                  <StateTag state={file.state} />
                </Row>
              ) : null}
            </Stack>
          ),
        },
        {
          key: 'history',
          label: messages.app.drawer.history,
          content: <RecordHistory entries={history} kind="help" recordOf={useNames()} />,
        },
      ]}
    />
  )
}
