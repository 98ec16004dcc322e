import { Button } from '#renderer/ui/button.tsx'
import { type Column, DataTable } from '#renderer/ui/data-table.tsx'
import { Dialog } from '#renderer/ui/dialog.tsx'
import { useFormat } from '#renderer/ui/format.ts'
import { EmptyState, FilterRow, Row, Stack, Tag } from '#renderer/ui/layout.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { dayOf, dayParts } from '#shared/base/day.ts'
import type { EntityId } from '#shared/base/id.ts'
import { type Fen, sumFen } from '#shared/base/money.ts'
import { unitsOf } from '#shared/domain/club-check.ts'
import { type ClubYear, clubYears } from '#shared/domain/club-year.ts'
import { judgeClubs } from '#shared/rules/club.ts'
import { clubRuleOn } from '#shared/rules/topic-packs.ts'
import { ClubDrawer } from './club-drawer.tsx'
import { ClubForm } from './club-form.tsx'
import { clubState, clubTable } from './club-tables.ts'
import { useActivityPlace } from './model.ts'
import { orgName } from './words.ts'
import { ExcelButton, YearBar, type YearPlace } from './year-bar.tsx'

const tones = { running: 'good', termOver: 'warn', short: 'warn', ended: 'neutral' } as const

/** 社团: every club with its year; each opens. */
export const ClubTab = (props: { readonly place: YearPlace }) => {
  const messages = useMessages()
  const t = messages.activityYear.club
  const format = useFormat()
  const here = useActivityPlace()
  const { place } = props
  const { data, year, branch, above, query, go } = place
  const { today } = here
  const totals = new Map<EntityId, Fen>(data.rows.map((row) => [row.id, row.total]))
  const members = new Map(data.members.map((one) => [one.id, one]))
  const memberOf = (id: EntityId | null | undefined) => (id ? members.get(id) : undefined)
  const clubs = clubYears(data, (id) => totals.get(id) ?? (0 as Fen), year, today).filter(
    ({ club }) => branch === null || club.home === branch,
  )
  // A year that is over is judged as it ended.
  const last = dayOf(year, 12, 31)
  const on = last !== null && last < today ? last : today
  const said = judgeClubs(clubRuleOn(data.packs, on)?.rule ?? null, data, on)
  const isShort = (id: EntityId): boolean => (said.get(id)?.length ?? 0) > 0
  const org = branch === null ? here.name : orgName(data, branch)
  const people = new Set(
    clubs.flatMap((one) => (one.runs ? one.members.flatMap(({ values }) => values.member ?? []) : [])),
  )
  const add = above ? null : (
    <Button kind="primary" icon="add" onClick={() => go({ dialog: 'club' })}>
      {t.add}
    </Button>
  )
  const count = (
    key: 'members' | 'activities' | 'people',
    of: (one: ClubYear) => number,
    summed: boolean,
  ): Column<ClubYear> => ({
    key,
    title: t.columns[key],
    end: true,
    value: of,
    ...(summed ? { total: (list: readonly ClubYear[]) => list.reduce((sum, one) => sum + of(one), 0) } : {}),
  })
  const columns: readonly Column<ClubYear>[] = [
    { key: 'name', title: t.columns.name, value: ({ club }) => club.values.name ?? '' },
    ...(above
      ? [
          {
            key: 'branch',
            title: messages.activityYear.branch,
            value: ({ club }: ClubYear) => orgName(data, club.home),
          },
        ]
      : []),
    {
      key: 'leader',
      title: t.columns.leader,
      value: ({ club }) => memberOf(club.values.leader)?.values.name,
    },
    count('members', (one) => one.members.length, false),
    { key: 'units', title: t.columns.units, end: true, value: (one) => unitsOf(one.members, memberOf) },
    count('activities', (one) => one.activities.length, true),
    count('people', (one) => one.attendances.length, true),
    {
      key: 'took',
      title: t.columns.took,
      end: true,
      value: ({ share }) => share,
      render: ({ share }) => (share === null ? null : format.percent(share)),
    },
    {
      key: 'spent',
      title: t.columns.spent,
      end: true,
      value: ({ spent }) => spent,
      render: ({ spent }) => format.money(spent),
      total: (list) => format.money(sumFen(list.map(({ spent }) => spent))),
    },
    {
      key: 'state',
      title: t.columns.state,
      value: (one) => t[clubState(one, today, isShort)],
      render: (one) => (
        <Tag tone={tones[clubState(one, today, isShort)]}>{t[clubState(one, today, isShort)]}</Tag>
      ),
    },
  ]
  const open = query.open
  return (
    <Stack>
      <Row spread>
        <FilterRow>
          <YearBar
            place={place}
            years={[
              dayParts(today).year,
              ...data.activities.flatMap(({ values }) =>
                values.startsOn && values.startsOn <= today ? [dayParts(values.startsOn).year] : [],
              ),
            ]}
          />
        </FilterRow>
        <Row gap="small">
          <ExcelButton
            disabled={clubs.length === 0}
            name={t.file(org, year)}
            tables={() => [clubTable(clubs, memberOf, org, year, today, isShort, messages)]}
          />
          {clubs.length > 0 ? add : null}
        </Row>
      </Row>
      <DataTable
        label={t.label(year)}
        rows={clubs}
        rowKey={({ club }) => club.id}
        columns={columns}
        openKey={open ?? null}
        onOpen={({ club }) => go({ open: club.id, tab: null })}
        tone={({ runs }) => (runs ? undefined : 'quiet')}
        count={t.note(clubs.filter(({ runs }) => runs).length, people.size)}
        empty={<EmptyState title={t.empty} icon="person" action={add} />}
      />
      {query.dialog === 'club' && !above ? (
        <Dialog open title={t.create} width={680} onClose={() => go({ dialog: null }, true)}>
          <ClubForm
            record={null}
            data={data}
            onSaved={(club) => go({ dialog: null, open: club, tab: 'members' }, true)}
          />
        </Dialog>
      ) : null}
      {open ? (
        <ClubDrawer
          key={open}
          year={clubs.find(({ club }) => club.id === open)}
          data={data}
          tab={query.tab}
          onTab={(tab) => go({ tab }, true)}
          onClose={() => go({ open: null, tab: null }, true)}
        />
      ) : null}
    </Stack>
  )
}
