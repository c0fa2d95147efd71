import { createTheme, localStorageColorSchemeManager } from '@mantine/core';

import { colours } from './colours.ts';

const sans = "'Inter Variable', ui-sans-serif, system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif";

const buttonSize = {
  '--button-height': 'var(--tl-control)',
  '--button-fz': '13px',
  '--button-padding-x': '14px',
};

/** The product's look in Mantine's terms; colours that differ by theme are in `css-variables.ts`. */
export const theme = createTheme({
  colors: colours,
  primaryColor: 'iris',
  primaryShade: { light: 6, dark: 6 },
  white: '#FFFFFF',
  black: '#1C1D22',
  defaultRadius: 'sm',
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '12px', xl: '20px' },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '36px' },
  fontFamily: sans,
  fontFamilyMonospace: "ui-monospace, 'SF Mono', 'Cascadia Mono', Menlo, Consolas, monospace",
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  headings: {
    fontFamily: sans,
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '22px', lineHeight: '1.25' },
      h2: { fontSize: '17px', lineHeight: '1.35' },
      h3: { fontSize: '14px', lineHeight: '1.4' },
    },
  },
  shadows: {
    sm: '0 1px 2px rgb(20 21 26 / 0.06), 0 0 0 1px rgb(20 21 26 / 0.04)',
    md: '0 6px 20px -6px rgb(20 21 26 / 0.16), 0 0 0 1px rgb(20 21 26 / 0.06)',
    lg: '0 18px 48px -12px rgb(20 21 26 / 0.28)',
  },
  focusRing: 'auto',
  respectReducedMotion: true,
  cursorType: 'pointer',
  // Plain objects, so that naming a component here does not load it.
  components: {
    Button: {
      vars: (_theme: unknown, { size }: { readonly size?: string }) => ({
        root: size?.startsWith('compact') === true ? {} : buttonSize,
      }),
    },
    ActionIcon: {
      defaultProps: { variant: 'subtle', color: 'gray' },
      vars: () => ({ root: { '--ai-size': 'var(--tl-icon-control)' } }),
    },
    Input: { vars: () => ({ wrapper: { '--input-height': 'var(--tl-control)', '--input-fz': '13px' } }) },
    PasswordInput: { vars: () => ({ root: { '--psi-button-size': '26px' } }) },
    SegmentedControl: { defaultProps: { size: 'xs', radius: 'sm', withItemsBorders: false } },
    Modal: {
      defaultProps: {
        overlayProps: { backgroundOpacity: 0.35 },
        transitionProps: { duration: 120, transition: 'fade' },
      },
    },
  },
});

/** Remembers light, dark or "as the computer" under the key that `before-paint.js` reads. */
export const colourScheme = localStorageColorSchemeManager({ key: 'throughline.colour-scheme' });
