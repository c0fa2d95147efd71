import type { CSSVariablesResolver } from '@mantine/core';

type Pair = readonly [light: string, dark: string];

const surfaces: Readonly<Record<string, Pair>> = {
  '--mantine-color-body': ['#F7F7F5', '#0F1013'],
  '--mantine-color-text': ['#1C1D22', '#E8E9EC'],
  '--mantine-color-dimmed': ['#5F6168', '#9EA1AA'],
  '--mantine-color-placeholder': ['#6B6D74', '#8D909A'],
  '--mantine-color-default': ['#FFFFFF', '#26282F'],
  '--mantine-color-default-hover': ['#F3F3F0', '#2D2F37'],
  '--mantine-color-default-color': ['#1C1D22', '#E8E9EC'],
  '--mantine-color-default-border': ['#D6D5CF', '#363941'],
  '--mantine-color-anchor': ['#333A9E', '#BDC5FC'],
  '--mantine-color-error': ['#9C2020', '#F39A9A'],
  '--mantine-color-disabled': ['#E9E8E4', '#26282F'],
  '--mantine-color-disabled-color': ['#74757A', '#7B7E88'],
  '--tl-surface': ['#FFFFFF', '#16171B'],
  '--tl-raised': ['#FFFFFF', '#1D1F24'],
  '--tl-sunken': ['#F1F1EE', '#121317'],
  '--tl-band': ['#F1F1EE', '#1B1C21'],
  '--tl-line': ['#E7E6E2', '#25272D'],
  '--tl-line-strong': ['#D6D5CF', '#363941'],
  '--tl-input-border': ['#8E8F8B', '#63666F'],
  '--tl-hover': ['rgb(28 29 34 / 0.035)', 'rgb(255 255 255 / 0.04)'],
  '--tl-select': ['#EEF0FF', '#23274A'],
  '--tl-focus': ['#4A54DC', '#7884F2'],
  '--tl-accent-text': ['#3E46C2', '#99A4F8'],
  '--tl-live-bg': ['#1C1D22', '#23274A'],
  '--tl-live-fg': ['#FFFFFF', '#FFFFFF'],
  '--tl-live-ok': ['#8CE0B4', '#8CE0B4'],
  '--tl-live-ask': ['#EDB54A', '#EDB54A'],
};

/** Text on background of a chip; each pair measured at 5.5:1 or more. */
const states: Readonly<Record<string, { readonly fg: Pair; readonly bg: Pair; readonly icon: Pair }>> = {
  green: { fg: ['#0F6F43', '#74C498'], bg: ['#E7F5ED', '#12291D'], icon: ['#0F6F43', '#4BB17A'] },
  amber: { fg: ['#875302', '#EDB54A'], bg: ['#FDF3DF', '#2E2410'], icon: ['#875302', '#E0A02A'] },
  orange: { fg: ['#983D0C', '#F6A670'], bg: ['#FDEEE4', '#321E11'], icon: ['#983D0C', '#E97A3A'] },
  red: { fg: ['#9C2020', '#F39A9A'], bg: ['#FDECEC', '#331718'], icon: ['#9C2020', '#E05757'] },
  blue: { fg: ['#184C94', '#8FBAF3'], bg: ['#E9F1FC', '#14243A'], icon: ['#184C94', '#4C8DE2'] },
  gray: { fg: ['#5A5C63', '#A9ACB5'], bg: ['#F0EFEB', '#24262C'], icon: ['#5A5C63', '#A9ACB5'] },
  iris: { fg: ['#333A9E', '#BDC5FC'], bg: ['#EEF0FF', '#23274A'], icon: ['#3E46C2', '#7884F2'] },
};

/** Client hues, for recognition only; `lib/client-hue.ts` chooses by the client's id. */
const hues: Readonly<Record<string, { readonly bg: Pair; readonly fg: Pair }>> = {
  indigo: { bg: ['#DEE2F7', '#141E52'], fg: ['#212F83', '#A5AFE9'] },
  teal: { bg: ['#E1F4EE', '#1C4A3B'], fg: ['#2D765E', '#AEE0CF'] },
  clay: { bg: ['#F7EADE', '#523114'], fg: ['#834E21', '#E9C5A5'] },
  rose: { bg: ['#F4E1E7', '#4B1B2B'], fg: ['#792A45', '#E2ACBE'] },
  sky: { bg: ['#DFF0F6', '#17404F'], fg: ['#25677E', '#A8D5E6'] },
  plum: { bg: ['#EAE1F4', '#311C4A'], fg: ['#4F2D76', '#C5AEE0'] },
  ochre: { bg: ['#F7F2DE', '#524514'], fg: ['#6F5C17', '#E9DBA5'] },
  moss: { bg: ['#E8F2E3', '#2D4521'], fg: ['#486E35', '#C0DBB3'] },
};

const pairs: Readonly<Record<string, Pair>> = { ...surfaces, ...fromStates(), ...fromHues() };

/** Every colour of the product as a CSS variable, for both themes; components name variables, never shades. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: { '--mantine-line-height': '1.45' },
  light: side(0),
  dark: side(1),
});

function side(index: 0 | 1): Record<string, string> {
  return Object.fromEntries(Object.entries(pairs).map(([name, pair]) => [name, pair[index]]));
}

function fromStates(): Record<string, Pair> {
  const named = Object.entries(states).flatMap(([name, { fg, bg, icon }]) => [
    [`--tl-state-${name}-fg`, fg] as const,
    [`--tl-state-${name}-bg`, bg] as const,
    [`--tl-state-${name}-icon`, icon] as const,
  ]);
  return Object.fromEntries(named);
}

function fromHues(): Record<string, Pair> {
  const named = Object.entries(hues).flatMap(([name, { bg, fg }]) => [
    [`--tl-hue-${name}-bg`, bg] as const,
    [`--tl-hue-${name}-fg`, fg] as const,
  ]);
  return Object.fromEntries(named);
}
