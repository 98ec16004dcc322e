import type { KnownPc } from '#renderer/engine-trust.ts'
import { problemNotice } from '#renderer/engine-words.ts'
import { Button } from '#renderer/ui/button.tsx'
import { useConfirm } from '#renderer/ui/confirm.tsx'
import { DataTable } from '#renderer/ui/data-table.tsx'
import { useFormat } from '#renderer/ui/format.ts'
import { Card, Row, Tag } from '#renderer/ui/layout.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { useToast } from '#renderer/ui/toast.tsx'
import { usePcs } from './trust-model.ts'

/** 电脑: which PCs write for this organisation and those below, and the end of one. */
export const PcsCard = (props: { readonly onJoin: () => void }) => {
  const messages = useMessages()
  const t = messages.storePage.pcs
  const format = useFormat()
  const toast = useToast()
  const confirm = useConfirm()
  const { pcs, retire, admit } = usePcs()
  const onRetire = async (pc: KnownPc) => {
    const title = t.retireTitle(pc.name)
    if (!(await confirm({ title, body: <p>{t.retireBody}</p>, action: t.retire, danger: true }))) return
    const done = await retire(pc.device)
    if (done.ok) toast({ text: t.retireDone(pc.name) })
    else toast(problemNotice(messages, done.error))
  }
  const onAdmit = async (pc: KnownPc) => {
    const body = <p>{t.admitBody(pc.afterwards)}</p>
    if (!(await confirm({ title: t.admitTitle(pc.name), body, action: t.admit }))) return
    const done = await admit(pc.device)
    if (done.ok) toast({ text: t.admitDone })
    else toast(problemNotice(messages, done.error))
  }
  return (
    <Card title={t.title}>
      <p className="xj-note">{t.lead}</p>
      <DataTable
        label={t.title}
        rows={pcs}
        rowKey={(pc) => pc.device}
        tone={(pc) => (pc.afterwards > 0 ? 'warn' : pc.state === 'retired' ? 'quiet' : undefined)}
        columns={[
          {
            key: 'name',
            title: t.name,
            value: (pc) => pc.name,
            render: (pc) => (
              <>
                {pc.name} {pc.isThis ? <Tag tone="info">{t.thisOne}</Tag> : null}
              </>
            ),
          },
          { key: 'org', title: t.org, value: (pc) => pc.orgName },
          {
            key: 'last',
            title: t.last,
            value: (pc) => pc.lastAt,
            render: (pc) => (pc.lastAt === null ? t.never : format.time(pc.lastAt)),
          },
          {
            key: 'state',
            title: t.state,
            value: (pc) => t[pc.state],
            render: (pc) => (
              <>
                {t[pc.state]}
                {pc.afterwards > 0 ? <div className="xj-hint">{t.afterwards(pc.afterwards)}</div> : null}
              </>
            ),
          },
          {
            key: 'act',
            title: t.act,
            sortable: false,
            render: (pc) =>
              pc.afterwards > 0 ? (
                <Button small onClick={() => void onAdmit(pc)}>
                  {t.admit}
                  <span className="xj-hidden"> {pc.name}</span>
                </Button>
              ) : pc.isThis || pc.state === 'retired' ? null : (
                <Button small onClick={() => void onRetire(pc)}>
                  {t.retire}
                  <span className="xj-hidden"> {pc.name}</span>
                </Button>
              ),
          },
        ]}
      />
      <p className="xj-note">{messages.setting.join.lead}</p>
      <Row>
        <Button icon="member" onClick={props.onJoin}>
          {messages.setting.join.make}
        </Button>
      </Row>
    </Card>
  )
}
