import { useMemo } from 'react'
import { FilterChips, optionsOf } from '#renderer/ui/choice-input.tsx'
import { type Column, DataTable } from '#renderer/ui/data-table.tsx'
import { useFormat } from '#renderer/ui/format.ts'
import { hashOf } from '#renderer/ui/hash.ts'
import { EmptyState, FilterRow, Grid, Row, Stack, Stat } from '#renderer/ui/layout.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { dayParts } from '#shared/base/day.ts'
import {
  ageBandOf,
  type CoverageGroup,
  coverageOf,
  type MemberShare,
} from '#shared/domain/activity-coverage.ts'
import { useActivityPlace } from './model.ts'
import { ShareDrawer } from './share-drawer.tsx'
import {
  groupWord,
  heldYears,
  lastOf,
  listKey,
  meanOf,
  readList,
  type ShareFigure,
  shareTables,
} from './share-rows.ts'
import { nameOfMember, orgName } from './words.ts'
import { ExcelButton, YearBar, type YearPlace } from './year-bar.tsx'

/** 参与情况: which sorts of members were reached, and what each took part in; every figure opens its records. */
export const ShareTab = (props: { readonly place: YearPlace }) => {
  const messages = useMessages()
  const t = messages.activityYear.share
  const format = useFormat()
  const here = useActivityPlace()
  const { place } = props
  const { data, year, branch, query, go } = place
  const coverage = useMemo(() => {
    const own = <V extends { readonly home: string }>(list: readonly V[]) =>
      branch === null ? list : list.filter(({ home }) => home === branch)
    const { events, participants } = data
    return coverageOf(
      { events, participants, members: own(data.members), activities: own(data.activities) },
      year,
      here.today,
      (home) => home,
    )
  }, [data, year, branch, here.today])
  const members = useMemo(() => new Map(data.members.map((one) => [one.id, one])), [data.members])
  const hrefOf = (list: string) => hashOf('/activity', { ...query, list })
  const { whole } = coverage
  const org = branch === null ? here.name : orgName(data, branch)
  const word = (group: CoverageGroup) => groupWord(messages, group, (id) => orgName(data, id))
  const mean = (group: CoverageGroup): string => (meanOf(group) ?? 0).toFixed(1)
  const link = (key: ShareFigure, of: (group: CoverageGroup) => number): Column<CoverageGroup> => ({
    key,
    title: t.columns[key],
    end: true,
    value: of,
    render: (group) => <a href={hrefOf(listKey(group, key))}>{format.number(of(group))}</a>,
  })
  const groupColumns: readonly Column<CoverageGroup>[] = [
    { key: 'group', title: t.columns.group, value: word },
    { key: 'by', title: t.columns.by, value: ({ by }) => t.by[by] },
    link('members', (group) => group.members.length),
    link('took', (group) => group.took.length),
    link('missed', (group) => group.missed.length),
    {
      key: 'share',
      title: t.columns.share,
      end: true,
      value: ({ share }) => share,
      render: ({ share }) => (share === null ? null : format.percent(share)),
    },
    link('times', (group) => group.attendances.length),
    { key: 'mean', title: t.columns.mean, end: true, value: meanOf, render: mean },
  ]
  const { sex, employment } = messages.member.choices
  const peopleColumns: readonly Column<MemberShare>[] = [
    {
      key: 'name',
      title: t.columns.name,
      value: ({ member }) => nameOfMember(data, messages.activityPage, member),
    },
    { key: 'unit', title: t.columns.unit, value: ({ member }) => members.get(member)?.values.unit },
    {
      key: 'sex',
      title: t.columns.sex,
      value: ({ member }) => {
        const held = members.get(member)?.values.sex
        return held ? sex[held] : null
      },
    },
    {
      key: 'age',
      title: t.columns.age,
      value: ({ member }) => t.ages[ageBandOf(members.get(member)?.values.birthday, coverage.on)],
    },
    {
      key: 'employment',
      title: t.columns.employment,
      value: ({ member }) => {
        const held = members.get(member)?.values.employment
        return held ? employment[held] : null
      },
    },
    {
      key: 'count',
      title: t.columns.count,
      end: true,
      value: ({ attendances }) => attendances.length,
      total: (list) => list.reduce((sum, { attendances }) => sum + attendances.length, 0),
    },
    { key: 'last', title: t.columns.last, value: ({ attendances }) => lastOf(attendances) },
  ]
  const shown = query.show === 'people' ? 'people' : 'groups'
  const list = readList(coverage, query.list)
  const empty = <EmptyState title={t.empty} icon="member" />
  return (
    <Stack>
      <Row spread>
        <FilterRow>
          <YearBar place={place} years={[dayParts(here.today).year, ...heldYears(data.activities)]} />
          <FilterChips
            label={t.views}
            single
            options={optionsOf(['groups', 'people'] as const, t)}
            value={[shown]}
            onChange={([show]) => go({ show: show === 'people' ? 'people' : null }, true)}
          />
        </FilterRow>
        <ExcelButton
          disabled={whole.members.length === 0}
          name={t.file(org, year)}
          tables={() => shareTables(coverage, members, org, (id) => orgName(data, id), messages)}
        />
      </Row>
      <Grid min={160}>
        <Stat
          label={t.members}
          value={t.persons(whole.members.length)}
          note={t.membersNote(format.day(coverage.on))}
          href={hrefOf(listKey(whole, 'members'))}
        />
        <Stat
          label={t.took}
          value={t.persons(whole.took.length)}
          note={whole.share === null ? null : t.tookNote(format.percent(whole.share))}
          href={hrefOf(listKey(whole, 'took'))}
        />
        <Stat
          label={t.missed}
          value={t.persons(whole.missed.length)}
          note={t.missedNote}
          href={hrefOf(listKey(whole, 'missed'))}
        />
        <Stat
          label={t.times}
          value={t.personTimes(whole.attendances.length)}
          note={t.timesNote(mean(whole))}
          href={hrefOf(listKey(whole, 'times'))}
        />
        {coverage.others.length > 0 ? (
          <Stat
            label={t.others}
            value={t.persons(coverage.others.length)}
            note={t.othersNote}
            href={hrefOf('others')}
          />
        ) : null}
      </Grid>
      {shown === 'groups' ? (
        <DataTable
          label={t.groupsLabel(year)}
          rows={coverage.groups}
          rowKey={({ by, key }) => `${by} ${key}`}
          columns={groupColumns}
          empty={empty}
        />
      ) : (
        <DataTable
          label={t.peopleLabel(year)}
          rows={coverage.people}
          rowKey={({ member }) => member}
          columns={peopleColumns}
          onOpen={({ member }) => go({ list: `person~${member}` })}
          tone={({ attendances }) => (attendances.length === 0 ? 'quiet' : undefined)}
          empty={empty}
        />
      )}
      {list ? (
        <ShareDrawer
          list={list}
          coverage={coverage}
          data={data}
          onList={(next) => go({ list: next })}
          onClose={() => go({ list: null }, true)}
        />
      ) : null}
    </Stack>
  )
}
