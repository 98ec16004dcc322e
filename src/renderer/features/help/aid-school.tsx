import { useMemo } from 'react'
import { FilterChips } from '#renderer/ui/choice-input.tsx'
import { type Column, DataTable } from '#renderer/ui/data-table.tsx'
import { useFormat } from '#renderer/ui/format.ts'
import { hashOf } from '#renderer/ui/hash.ts'
import { EmptyState, Stack } from '#renderer/ui/layout.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import type { Fen } from '#shared/base/money.ts'
import { whileSame } from '#shared/base/once.ts'
import { aidProducts } from '#shared/domain/mutual-aid-check.ts'
import {
  type AidBranchLine,
  type AidSums,
  aidTotals,
  type ClaimOutcome,
  claimOutcome,
  claimOutcomes,
} from '#shared/domain/mutual-aid-school.ts'
import { Claims, Enrolments } from './aid-tab.tsx'
import { type AidYear, aidYear } from './aid-year.ts'
import type { HelpData } from './model.ts'
import type { Here } from './page.tsx'

const wholeYear = whileSame((data: HelpData, year: number) => aidYear(data, year, null))

/** Products offered as filters. */
const most = 6

/** 互助保障 at a school: a line for each branch, each figure opening the records behind it. */
export const AidSchool = ({ here }: { readonly here: Here }) => {
  const messages = useMessages()
  const t = messages.helpPage.aid
  const { data, go, query, year } = here
  const all = useMemo(() => wholeYear(data, year), [data, year])
  const products = aidProducts(all.aids).toSorted((a, b) => b.people - a.people)
  const product = products.find((one) => one.product === query.product)?.product ?? null
  const shown = useMemo(
    () => (product === null ? all : aidYear(data, year, product)),
    [all, data, year, product],
  )
  const part = query.part === 'enrolment' || query.part === 'claim' ? query.part : 'branch'
  const branch = all.lines.find((one) => one.branch.id === query.branch)?.branch ?? null
  const ofBranch = <T extends { readonly home: string }>(records: readonly T[]): readonly T[] =>
    branch ? records.filter(({ home }) => data.countedWith(home).id === branch.id) : records
  const claims = ofBranch(shown.claims)
  const outcome = claimOutcomes.find((one) => one === query.state) ?? null
  const chips = (
    <>
      <FilterChips
        single
        label={t.parts}
        options={[
          { value: 'branch', label: t.byBranch },
          { value: 'enrolment', label: t.enrolments, count: ofBranch(shown.aids).length },
          // Without any here, nobody knows whether there are none.
          ...(all.claims.length > 0 ? [{ value: 'claim', label: t.claims, count: claims.length }] : []),
        ]}
        value={[part]}
        onChange={([next]) => go({ part: next ?? null, branch: null, state: null, open: null }, true)}
      />
      {products.length > 1 ? (
        <FilterChips
          single
          label={t.product}
          options={products.slice(0, most).map((one) => ({ value: one.product, label: one.product }))}
          value={product ? [product] : []}
          onChange={([next]) => go({ product: next ?? null, open: null }, true)}
        />
      ) : null}
      {part !== 'branch' && branch ? (
        <FilterChips
          label={messages.helpPage.ledger.branch}
          options={[{ value: branch.id, label: branch.name }]}
          value={[branch.id]}
          onChange={() => go({ branch: null, open: null }, true)}
        />
      ) : null}
    </>
  )
  return (
    <Stack>
      {part === 'enrolment' ? (
        <Enrolments here={here} rows={ofBranch(shown.aids)} filters={chips} />
      ) : part === 'claim' ? (
        <Claims
          here={here}
          rows={outcome ? claims.filter(({ values }) => claimOutcome(values) === outcome) : claims}
          filters={
            <>
              {chips}
              <FilterChips
                single
                label={messages.helpPage.claim.state}
                options={claimOutcomes.map((one) => ({
                  value: one,
                  label: t.outcomes[one],
                  count: claims.filter(({ values }) => claimOutcome(values) === one).length,
                }))}
                value={outcome ? [outcome] : []}
                onChange={([next]) => go({ state: next ?? null, open: null }, true)}
              />
            </>
          }
        />
      ) : (
        <Branches here={here} shown={shown} filters={chips} />
      )}
      {part === 'branch' && all.claims.length === 0 && all.aids.length > 0 ? (
        <p className="xj-hint">{t.claimsStay}</p>
      ) : null}
    </Stack>
  )
}

const Branches = (props: {
  readonly here: Here
  readonly shown: AidYear
  readonly filters: React.ReactNode
}) => {
  const messages = useMessages()
  const t = messages.helpPage.aid
  const format = useFormat()
  const { go, query } = props.here
  const { lines, claims } = props.shown
  const to = (branch: string, next: Readonly<Record<string, string>>, text: string) => (
    <a href={hashOf('/help', { ...query, view: 'aid', branch, ...next })}>{text}</a>
  )
  const money = (
    key: string,
    title: string,
    of: (row: AidSums) => Fen,
    next: Readonly<Record<string, string>>,
  ): Column<AidBranchLine> => ({
    key,
    title,
    end: true,
    value: of,
    render: (row) => (of(row) === 0 ? null : to(row.branch.id, next, format.money(of(row)))),
    total: (rows) => format.money(of(aidTotals(rows))),
  })
  const count = (outcome: ClaimOutcome): Column<AidBranchLine> => ({
    key: outcome,
    title: t.cases(t.outcomes[outcome]),
    end: true,
    value: (row) => row.claims[outcome],
    render: (row) =>
      row.claims[outcome] === 0
        ? null
        : to(row.branch.id, { part: 'claim', state: outcome }, String(row.claims[outcome])),
    total: (rows) => aidTotals(rows).claims[outcome],
  })
  const percent = ({ share }: AidSums) => (share === null ? null : format.percent(share))
  const columns: readonly Column<AidBranchLine>[] = [
    { key: 'branch', title: messages.helpPage.ledger.branch, value: ({ branch }) => branch.name },
    {
      key: 'heads',
      title: t.heads,
      end: true,
      value: ({ heads }) => heads,
      total: (rows) => aidTotals(rows).heads,
    },
    {
      key: 'people',
      title: t.enrolled,
      end: true,
      value: ({ people }) => people,
      render: ({ branch, people }) =>
        people === 0 ? 0 : to(branch.id, { part: 'enrolment' }, String(people)),
      total: (rows) => aidTotals(rows).people,
    },
    {
      key: 'share',
      title: t.share,
      end: true,
      value: ({ share }) => share,
      render: percent,
      total: (rows) => percent(aidTotals(rows)),
    },
    money('fees', t.fee, ({ fees }) => fees, { part: 'enrolment' }),
    ...(claims.length > 0
      ? [
          ...claimOutcomes.map(count),
          money('claimed', messages.helpPage.claim.claimed, ({ claimed }) => claimed, { part: 'claim' }),
          money('paid', messages.helpPage.claim.paid, ({ paid }) => paid, { part: 'claim', state: 'paid' }),
        ]
      : []),
  ]
  return (
    <DataTable
      label={t.byBranch}
      rows={lines}
      rowKey={({ branch }) => branch.id}
      columns={columns}
      pageSize={100}
      onOpen={({ branch }) => go({ part: 'enrolment', branch: branch.id, open: null })}
      filters={props.filters}
      empty={<EmptyState title={t.emptyAbove} icon="help" />}
    />
  )
}
