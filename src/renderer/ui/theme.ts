import { type ThemeConfig, theme } from 'antd'

export type Scheme = 'light' | 'dark'
export type TypeSize = 'normal' | 'large'

/** The parts of the component library the product uses; their CSS is made at build time. */
export const usedParts = ['Button', 'Drawer', 'Modal']

/** The fonts of the PC first; the shipped one has every name. */
export const fontFamily =
  '"Microsoft YaHei UI", "Microsoft YaHei", "PingFang SC", "HarmonyOS Sans SC", "Noto Sans CJK SC", "Source Han Sans SC", "Xiaojia Sans", sans-serif'

/** Checked for contrast (WCAG AA) on the backgrounds they stand on. */
const colours: Readonly<Record<Scheme, NonNullable<ThemeConfig['token']>>> = {
  light: {
    colorPrimary: '#0958d9',
    colorPrimaryHover: '#0a4cb8',
    colorPrimaryActive: '#083d94',
    colorLinkHover: '#0a4cb8',
    colorErrorHover: '#a8171b',
    colorLink: '#0958d9',
    colorError: '#c41d1d',
    colorTextPlaceholder: '#6b6b6b',
    colorTextQuaternary: '#6b6b6b',
    colorTextDisabled: '#6b6b6b',
    colorTextTertiary: '#595959',
    colorBgLayout: '#f4f5f7',
  },
  dark: {
    colorPrimary: '#1668dc',
    colorPrimaryHover: '#1d5cb0',
    colorPrimaryActive: '#154a90',
    colorLinkHover: '#a8ceff',
    colorErrorHover: '#ffb3b0',
    colorLink: '#79b2ff',
    colorError: '#ff7875',
    colorTextPlaceholder: '#a0a0a0',
    colorTextQuaternary: '#a0a0a0',
    colorTextDisabled: '#a0a0a0',
    colorTextTertiary: '#b3b3b3',
    colorBgLayout: '#101113',
    colorBgContainer: '#1a1b1e',
    colorBgElevated: '#222327',
  },
}

const sizes: Readonly<Record<TypeSize, NonNullable<ThemeConfig['token']>>> = {
  normal: { fontSize: 14, controlHeight: 32 },
  large: { fontSize: 18, controlHeight: 42, sizeUnit: 5 },
}

/** The one place where colours, sizes and fonts are decided; the static CSS is made from it. */
export const themeOf = (scheme: Scheme, size: TypeSize): ThemeConfig => ({
  algorithm: scheme === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm,
  token: {
    ...colours[scheme],
    ...sizes[size],
    fontFamily,
    borderRadius: 4,
    motionDurationMid: '0.12s',
    motionDurationSlow: '0.16s',
  },
  components: {
    Button:
      scheme === 'dark'
        ? {
            defaultHoverColor: '#a8ceff',
            defaultHoverBorderColor: '#a8ceff',
            defaultActiveColor: '#cfe4ff',
            defaultActiveBorderColor: '#cfe4ff',
          }
        : {},
  },
  cssVar: { key: 'xj' },
  hashed: false,
  zeroRuntime: true,
})
