import { useState } from 'react'
import { problemNotice } from '#renderer/engine-words.ts'
import { Button } from '#renderer/ui/button.tsx'
import { DataTable } from '#renderer/ui/data-table.tsx'
import { hashOf } from '#renderer/ui/hash.ts'
import { EmptyState, Row, Stack } from '#renderer/ui/layout.tsx'
import { useMessages } from '#renderer/ui/messages.tsx'
import { PersonPicker } from '#renderer/ui/person-picker.tsx'
import { TextInput } from '#renderer/ui/text-input.tsx'
import { useToast } from '#renderer/ui/toast.tsx'
import { VerdictStrip } from '#renderer/ui/verdict-strip.tsx'
import type { EntityId } from '#shared/base/id.ts'
import { type ClubMember, clubMember } from '#shared/domain/club.ts'
import { checkClubMember, clubMembersOn, unitsOf } from '#shared/domain/club-check.ts'
import type { ClubYear } from '#shared/domain/club-year.ts'
import type { Rec } from '#shared/domain/field.ts'
import { problemText, sentenceOf } from '#shared/i18n/sentence.ts'
import { judgeClubs } from '#shared/rules/club.ts'
import { sourceLine } from '#shared/rules/read.ts'
import { clubRuleOn } from '#shared/rules/topic-packs.ts'
import { useClubDeeds } from './club-model.ts'
import { clubRoster } from './club-tables.ts'
import { type ActivityData, useActivityPlace } from './model.ts'
import { memberOptions, nameOfMember } from './words.ts'
import { ExcelButton } from './year-bar.tsx'

/** The post of somebody in the club; a click makes it a field, saved when that is left. */
const Post = (props: {
  readonly place: Rec<ClubMember>
  readonly name: string
  readonly onSave: (post: string | null) => void
}) => {
  const t = useMessages().activityYear.club
  const [typed, setTyped] = useState<string | null | undefined>(undefined)
  const held = props.place.values.post ?? null
  if (typed === undefined)
    return (
      <Button kind="link" small label={t.postOf(props.name)} onClick={() => setTyped(held)}>
        {held ?? t.writePost}
      </Button>
    )
  const done = () => {
    if (typed !== held) props.onSave(typed)
    setTyped(undefined)
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        done()
      }}
      onBlur={done}
    >
      <TextInput
        label={t.postOf(props.name)}
        labelHidden
        autoFocus
        max={clubMember.fields.post.is.max}
        value={typed}
        onChange={setTyped}
      />
    </form>
  )
}

/** Who is in the club today: joins by typing letters, leaves, is exported as the club's roster. */
export const ClubMembers = (props: { readonly year: ClubYear; readonly data: ActivityData }) => {
  const messages = useMessages()
  const t = messages.activityYear.club
  const toast = useToast()
  const deeds = useClubDeeds()
  const { today } = useActivityPlace()
  const { data } = props
  const { club } = props.year
  const members = clubMembersOn(club.id, data.places, today)
  const pack = clubRuleOn(data.packs, today)
  const said = judgeClubs(pack?.rule ?? null, data, today).get(club.id) ?? []
  const shown = { club, members }
  const memberOf = (id: EntityId | null | undefined) => data.members.find((one) => one.id === id)
  const nameOf = (one: Rec<ClubMember>): string =>
    nameOfMember(data, messages.activityPage, one.values.member)
  const report = (done: Awaited<ReturnType<typeof deeds.saveMember>>, text?: string) => {
    if (!done.ok) toast(problemNotice(messages, done.error))
    else if (text) toast({ text })
  }
  const onAdd = async (member: EntityId | null) => {
    if (!member) return
    const draft: ClubMember = { club: club.id, member, joinedOn: today }
    const checked = checkClubMember(draft, data.places, {
      today,
      on: today,
      status: data.statusOn(member, today),
    })
    const [first] = checked.ok ? [] : checked.error
    if (first)
      toast({ text: problemText(messages, 'club-member', messages.club.problems, first), tone: 'bad' })
    else report(await deeds.addMember(draft), t.joined(nameOfMember(data, messages.activityPage, member)))
  }
  /** The other clubs somebody is in today. */
  const alsoIn = (member: EntityId | null | undefined): string =>
    data.clubs
      .filter(
        ({ id }) =>
          id !== club.id &&
          clubMembersOn(id, data.places, today).some(({ values }) => values.member === member),
      )
      .map(({ values }) => values.name)
      .join(messages.activityPage.join)
  return (
    <Stack>
      {pack && said.length > 0 ? (
        <VerdictStrip state="warn" source={messages.condolence.basis(sourceLine(pack, pack.rule.clause))}>
          {said.map((one) => sentenceOf(messages.club.sentences, one)).join(' ')}
        </VerdictStrip>
      ) : null}
      <Row spread>
        <PersonPicker
          label={t.person}
          hint={t.personHint}
          people={memberOptions(data, club.home, today, messages)}
          value={null}
          onChange={(id) => void onAdd(id)}
        />
        <ExcelButton
          label={t.roster}
          disabled={members.length === 0}
          name={t.rosterFile(club.values.name ?? '')}
          tables={() => [clubRoster(shown, memberOf, today, messages)]}
        />
      </Row>
      <DataTable
        label={t.tabs.members}
        rows={members}
        rowKey={(one) => one.id}
        count={t.membersCount(members.length, unitsOf(members, memberOf))}
        empty={<EmptyState title={t.noMembers} icon="person" />}
        columns={[
          {
            key: 'name',
            title: t.memberColumns.name,
            value: nameOf,
            render: (one) => <a href={hashOf('/member', { open: one.values.member })}>{nameOf(one)}</a>,
          },
          {
            key: 'unit',
            title: t.memberColumns.unit,
            value: (one) => memberOf(one.values.member)?.values.unit,
          },
          {
            key: 'post',
            title: t.memberColumns.post,
            width: 150,
            value: (one) => one.values.post,
            render: (one) =>
              one.values.member === club.values.leader ? (
                messages.club.fields.leader
              ) : (
                <Post
                  place={one}
                  name={nameOf(one)}
                  onSave={(post) => void deeds.saveMember(one.id, { post }).then((done) => report(done))}
                />
              ),
          },
          { key: 'joined', title: t.memberColumns.joined, value: (one) => one.values.joinedOn },
          { key: 'also', title: t.memberColumns.also, value: (one) => alsoIn(one.values.member) },
          {
            key: 'do',
            title: t.memberColumns.doing,
            sortable: false,
            end: true,
            render: (one) => (
              <>
                <Button
                  kind="link"
                  small
                  label={t.leaveOf(nameOf(one))}
                  onClick={() =>
                    void deeds
                      .saveMember(one.id, { leftOn: today })
                      .then((done) => report(done, t.left(nameOf(one))))
                  }
                >
                  {t.leave}
                </Button>
                <Button
                  kind="quiet"
                  small
                  icon="close"
                  label={t.takeOutOf(nameOf(one))}
                  onClick={() =>
                    void deeds
                      .voidMember(one.id, t.takeOutOf(nameOf(one)))
                      .then((done) => report(done, t.takenOut(nameOf(one))))
                  }
                />
              </>
            ),
          },
        ]}
      />
    </Stack>
  )
}
