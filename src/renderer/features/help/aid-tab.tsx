import { Button } from '#renderer/ui/button.tsx'
import { FilterChips } from '#renderer/ui/choice-input.tsx'
import { type Column, DataTable } from '#renderer/ui/data-table.tsx'
import { useFormat } from '#renderer/ui/format.ts'
import { EmptyState, Grid, Stack, Stat, Tag } from '#renderer/ui/layout.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { sumFen } from '#shared/base/money.ts'
import type { Rec } from '#shared/domain/field.ts'
import { headcount } from '#shared/domain/membership.ts'
import type { MutualAid, MutualAidClaim } from '#shared/domain/mutual-aid.ts'
import {
  aidProducts,
  claimDueIn,
  claimState,
  claimsByAid,
  isClaimOver,
} from '#shared/domain/mutual-aid-check.ts'
import { countingDay } from '#shared/domain/mutual-aid-school.ts'
import type { HelpData } from './model.ts'
import type { Here } from './page.tsx'
import { claimAhead } from './rows.ts'

/** The enrolment a claim is on. */
export const aidOf = (data: HelpData, claim: MutualAidClaim): Rec<MutualAid> | null =>
  data.aids.find(({ id }) => id === claim.aid) ?? null

/** 互助保障 of a year: who is in which product, and the claims with what comes next. */
export const AidTab = ({ here }: { readonly here: Here }) => {
  const messages = useMessages()
  const t = messages.helpPage.aid
  const format = useFormat()
  const { data, query, go, year } = here
  const own = data.aids.filter(({ values }) => values.year === year)
  const products = aidProducts(own)
  const heads = headcount(data.members, data.memberEvents, countingDay(year, data.today)).count
  const openClaims = data.claims.filter(({ values }) => !isClaimOver(values))
  const part = query.part === 'claim' ? 'claim' : 'enrolment'
  const chosen = products.some(({ product }) => product === query.product) ? query.product : null
  const chips = (
    <FilterChips
      single
      label={t.parts}
      options={[
        { value: 'enrolment', label: t.enrolments, count: own.length },
        { value: 'claim', label: t.claims, count: data.claims.length },
      ]}
      value={[part]}
      onChange={([next]) => go({ part: next ?? null, open: null }, true)}
    />
  )
  return (
    <Stack>
      {products.length > 0 ? (
        <Grid min={240}>
          {products.map(({ product, people, fees }) => (
            <Stat
              key={product}
              label={product}
              value={t.people(people)}
              note={t.coverage(format.percent(heads > 0 ? people / heads : 0), format.money(fees))}
              href={hrefOf(here, product)}
            />
          ))}
          <Stat
            label={t.openClaims}
            value={String(openClaims.length)}
            note={t.paidOut(format.money(sumFen(data.claims.flatMap(({ values }) => values.paid ?? []))))}
            href={hrefOf(here, null)}
          />
        </Grid>
      ) : null}
      {part === 'enrolment' ? (
        <Enrolments
          here={here}
          rows={chosen ? own.filter(({ values }) => values.product?.trim() === chosen) : own}
          filters={
            <>
              {chips}
              {chosen ? (
                <FilterChips
                  label={t.product}
                  options={[{ value: chosen, label: chosen }]}
                  value={[chosen]}
                  onChange={() => go({ product: null }, true)}
                />
              ) : null}
            </>
          }
        />
      ) : (
        <Claims here={here} rows={data.claims} filters={chips} />
      )}
    </Stack>
  )
}

const hrefOf = ({ query }: Here, product: string | null): string => {
  const search = new URLSearchParams({ ...query, view: 'aid' })
  search.delete('open')
  if (product === null) search.set('part', 'claim')
  else {
    search.set('part', 'enrolment')
    search.set('product', product)
  }
  return `#/help?${search}`
}

/** Enrolments, each opening. */
export const Enrolments = (props: {
  readonly here: Here
  readonly rows: readonly Rec<MutualAid>[]
  readonly filters: React.ReactNode
}) => {
  const messages = useMessages()
  const t = messages.helpPage.aid
  const w = messages.mutualAid
  const format = useFormat()
  const { data, query, go } = props.here
  const claims = claimsByAid(data.claims)
  const columns: readonly Column<Rec<MutualAid>>[] = [
    {
      key: 'member',
      title: w.fields.member,
      value: ({ values }) => data.nameOf(values.member) ?? messages.helpPage.file.unknown,
    },
    data.above
      ? { key: 'branch', title: messages.helpPage.ledger.branch, value: ({ home }) => data.branchOf(home) }
      : {
          key: 'unit',
          title: messages.member.fields.unit,
          value: ({ values }) => data.memberOf(values.member)?.values.unit,
        },
    { key: 'product', title: w.fields.product, value: ({ values }) => values.product },
    { key: 'type', title: w.fields.type, value: ({ values }) => values.type && w.choices.type[values.type] },
    { key: 'from', title: w.fields.enrolledOn, width: 112, value: ({ values }) => values.enrolledOn },
    { key: 'until', title: w.fields.until, width: 112, value: ({ values }) => values.until },
    {
      key: 'fee',
      title: t.fee,
      end: true,
      value: ({ values }) => values.fee?.amount,
      render: ({ values }) => (values.fee?.amount == null ? null : format.money(values.fee.amount)),
      total: (rows) => format.money(sumFen(rows.flatMap(({ values }) => values.fee?.amount ?? []))),
    },
    // Above, a branch without claims and one that keeps them to itself look alike.
    ...(data.above
      ? []
      : ([
          { key: 'claims', title: t.claims, end: true, value: ({ id }) => claims.get(id)?.length ?? 0 },
        ] satisfies readonly Column<Rec<MutualAid>>[])),
  ]
  return (
    <DataTable
      label={t.enrolments}
      rows={props.rows}
      rowKey={({ id }) => id}
      columns={columns}
      openKey={query.open ?? null}
      onOpen={({ id }) => go({ open: id })}
      filters={props.filters}
      empty={
        <EmptyState
          icon="help"
          title={data.above ? t.emptyAbove : t.empty}
          action={
            data.above ? null : (
              <Button kind="primary" icon="add" onClick={() => go({ dialog: 'aid-new' })}>
                {t.add}
              </Button>
            )
          }
        />
      }
    />
  )
}

/** Claims, what is due next first; each opens. */
export const Claims = (props: {
  readonly here: Here
  readonly rows: readonly Rec<MutualAidClaim>[]
  readonly filters: React.ReactNode
}) => {
  const messages = useMessages()
  const t = messages.helpPage.claim
  const w = messages.mutualAid
  const format = useFormat()
  const { data, query, go } = props.here
  const sorted = [...props.rows].sort(
    (a, b) =>
      (claimDueIn(a.values, data.today) ?? 1e6) - (claimDueIn(b.values, data.today) ?? 1e6) ||
      ((a.values.happenedOn ?? '') < (b.values.happenedOn ?? '') ? 1 : -1),
  )
  const columns: readonly Column<Rec<MutualAidClaim>>[] = [
    {
      key: 'member',
      title: w.fields.member,
      value: ({ values }) =>
        data.nameOf(aidOf(data, values)?.values.member) ?? messages.helpPage.file.unknown,
    },
    ...(data.above
      ? ([
          {
            key: 'branch',
            title: messages.helpPage.ledger.branch,
            value: ({ home }) => data.branchOf(home),
          },
        ] satisfies readonly Column<Rec<MutualAidClaim>>[])
      : []),
    { key: 'product', title: w.fields.product, value: ({ values }) => aidOf(data, values)?.values.product },
    {
      key: 'happened',
      title: w.claim.fields.happenedOn,
      width: 112,
      value: ({ values }) => values.happenedOn,
    },
    {
      key: 'state',
      title: t.state,
      value: ({ values }) => w.states[claimState(values)],
      render: ({ values }) => (
        <Tag tone={claimState(values) === 'paid' ? 'good' : isClaimOver(values) ? 'neutral' : 'info'}>
          {w.states[claimState(values)]}
        </Tag>
      ),
    },
    {
      key: 'next',
      title: w.claim.fields.next,
      value: ({ values }) => (isClaimOver(values) ? null : values.next?.dueOn),
      render: ({ values }) => {
        const days = claimDueIn(values, data.today)
        if (isClaimOver(values) || !values.next?.step) return null
        return (
          <>
            {w.claim.choices.step[values.next.step]} {values.next.dueOn}{' '}
            {days === null ? null : days < 0 ? (
              <Tag tone="bad">{messages.helpPage.file.late(-days)}</Tag>
            ) : days <= claimAhead ? (
              <Tag tone="warn">{messages.helpPage.file.soon(days)}</Tag>
            ) : null}
          </>
        )
      },
    },
    {
      key: 'claimed',
      title: t.claimed,
      end: true,
      value: ({ values }) => values.claimed,
      render: ({ values }) => (values.claimed == null ? null : format.money(values.claimed)),
      total: (rows) => format.money(sumFen(rows.flatMap(({ values }) => values.claimed ?? []))),
    },
    {
      key: 'paid',
      title: t.paid,
      end: true,
      value: ({ values }) => values.paid,
      render: ({ values }) => (values.paid == null ? null : format.money(values.paid)),
      total: (rows) => format.money(sumFen(rows.flatMap(({ values }) => values.paid ?? []))),
    },
  ]
  return (
    <DataTable
      label={messages.helpPage.aid.claims}
      rows={sorted}
      rowKey={({ id }) => id}
      columns={columns}
      openKey={query.open ?? null}
      onOpen={({ id }) => go({ open: id })}
      filters={props.filters}
      empty={<EmptyState icon="help" title={t.empty} />}
    />
  )
}
