import { Button } from '#renderer/ui/button.tsx'
import { goTo, hashOf } from '#renderer/ui/hash.ts'
import { MenuButton } from '#renderer/ui/menu.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import type { HelpLine } from '#shared/domain/help-line.ts'
import { useOut } from './out.tsx'
import type { Here } from './page.tsx'

/** What can be done on each tab: the ledger leaves as a paper or a workbook, and what is new is entered. */
export const Actions = (props: { readonly here: Here; readonly lines: readonly HelpLine[] }) => {
  const t = useMessages().helpPage
  const { here, lines } = props
  const { data, go, query, year } = here
  const out = useOut()
  const view = query.view ?? (data.above ? 'ledger' : 'file')
  if (view === 'return') {
    return (
      <>
        <Button icon="download" onClick={() => void out((files) => files.returnExcel(data, year))}>
          {t.yearly.excel}
        </Button>
        <Button kind="primary" icon="print" onClick={() => void out((files) => files.returnPdf(data, year))}>
          {t.yearly.pdf}
        </Button>
      </>
    )
  }
  if (view === 'aid') {
    return (
      <>
        <Button
          icon="download"
          disabled={data.aids.length === 0}
          onClick={() => void out((files) => files.aidExcel(data, year))}
        >
          {t.aid.excel}
        </Button>
        {data.above ? null : (
          <>
            <Button disabled={data.aids.length === 0} onClick={() => go({ dialog: 'claim-new' })}>
              {t.claim.add}
            </Button>
            <Button kind="primary" icon="add" onClick={() => go({ dialog: 'aid-new' })}>
              {t.aid.add}
            </Button>
          </>
        )}
      </>
    )
  }
  if (view === 'ledger') {
    return (
      <>
        <MenuButton
          label={t.export}
          icon="download"
          items={[
            {
              key: 'pdf',
              label: t.ledger.pdf,
              icon: 'print',
              disabled: lines.length === 0,
              onClick: () => void out((files) => files.ledgerPdf(data, lines, year)),
            },
            {
              key: 'excel',
              label: t.ledger.excel,
              icon: 'download',
              disabled: lines.length === 0,
              onClick: () => void out((files) => files.ledgerExcel(data, lines, year)),
            },
          ]}
        />
        {data.above ? null : (
          <>
            <MenuButton
              label={t.batch.menu}
              items={[
                {
                  key: 'warmth',
                  label: t.batch.inCondolence,
                  icon: 'condolence',
                  onClick: () => goTo(hashOf('/condolence', { dialog: 'batch' })),
                },
                {
                  key: 'other',
                  label: t.batch.here,
                  icon: 'add',
                  onClick: () => go({ dialog: 'batch' }),
                },
              ]}
            />
            <Button kind="primary" icon="add" onClick={() => go({ dialog: 'help-new' })}>
              {t.help.add}
            </Button>
          </>
        )}
      </>
    )
  }
  return (
    <>
      <Button
        icon="download"
        disabled={data.files.length === 0}
        onClick={() => void out((files) => files.fileExcel(data))}
      >
        {t.file.excel}
      </Button>
      <Button kind="primary" icon="add" onClick={() => go({ dialog: 'file-new' })}>
        {t.file.add}
      </Button>
    </>
  )
}
