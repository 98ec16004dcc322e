import { Button as Base } from 'antd'
import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'

export interface ButtonProps {
  readonly children?: ReactNode
  readonly onClick?: (() => void) | undefined
  /** `primary`: the one thing to do here. `link`: inside text and tables. */
  readonly kind?: 'primary' | 'plain' | 'link' | 'danger' | 'quiet' | undefined
  readonly icon?: IconName | undefined
  /** The name for those who do not see the icon; needed when there are no children. */
  readonly label?: string | undefined
  readonly disabled?: boolean | undefined
  readonly busy?: boolean | undefined
  readonly submit?: boolean | undefined
  readonly small?: boolean | undefined
  readonly large?: boolean | undefined
  /** `aria-pressed` of a button that switches something. */
  readonly pressed?: boolean | undefined
  readonly autoFocus?: boolean | undefined
  /** Set by the menu that this button opens. */
  readonly menu?: { readonly open: boolean; readonly id: string } | undefined
}

/** A button with words, an icon, or both. */
export const Button = (props: ButtonProps) => {
  const kind = props.kind ?? 'plain'
  return (
    <Base
      type={kind === 'primary' ? 'primary' : kind === 'link' ? 'link' : kind === 'quiet' ? 'text' : 'default'}
      danger={kind === 'danger'}
      icon={props.icon ? <Icon name={props.icon} /> : undefined}
      htmlType={props.submit ? 'submit' : 'button'}
      disabled={props.disabled ?? false}
      loading={props.busy ?? false}
      size={props.small ? 'small' : props.large ? 'large' : 'middle'}
      onClick={() => props.onClick?.()}
      aria-label={props.label}
      title={props.children === undefined ? props.label : undefined}
      aria-pressed={props.pressed}
      aria-haspopup={props.menu ? 'menu' : undefined}
      aria-expanded={props.menu?.open}
      aria-controls={props.menu?.open ? props.menu.id : undefined}
      autoFocus={props.autoFocus ?? false}
    >
      {props.children}
    </Base>
  )
}
