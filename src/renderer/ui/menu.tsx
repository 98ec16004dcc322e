import { Dropdown } from 'antd'
import type { ReactNode } from 'react'
import { Button } from './button.tsx'
import { Icon, type IconName } from './icon.tsx'

export interface MenuItem {
  readonly key: string
  readonly label: ReactNode
  readonly icon?: IconName
  readonly onClick: () => void
  readonly danger?: boolean
  readonly disabled?: boolean
}

/** A button that opens a short list of things to do. */
export const MenuButton = (props: {
  readonly label: string
  readonly items: readonly MenuItem[]
  readonly icon?: IconName
  readonly kind?: 'plain' | 'quiet'
  /** Only the icon is to be seen. */
  readonly iconOnly?: boolean
}) => (
  <Dropdown
    trigger={['click']}
    transitionName=""
    autoFocus
    menu={{
      items: props.items.map((item) => ({
        key: item.key,
        label: item.label,
        icon: item.icon ? <Icon name={item.icon} /> : undefined,
        danger: item.danger ?? false,
        disabled: item.disabled ?? false,
        onClick: item.onClick,
      })),
    }}
  >
    <span className="xj-menu">
      {props.iconOnly ? (
        <Button kind={props.kind} icon={props.icon} label={props.label} />
      ) : (
        <Button kind={props.kind} icon={props.icon}>
          {props.label} <Icon name="down" />
        </Button>
      )}
    </span>
  </Dropdown>
)
