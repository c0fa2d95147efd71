import type { MantineColorsTuple } from '@mantine/core';

/** Ten shades each, light to dark; `dark` is Mantine's ground scale for the dark theme. */
export const colours = {
  iris: tuple('#EEF0FF #DEE2FE #BDC5FC #99A4F8 #7884F2 #606CEA #4A54DC #3E46C2 #333A9E #272C78'),
  gray: tuple('#FAFAF8 #F3F3F0 #E9E8E4 #DCDBD6 #C2C1BC #9C9C99 #74757A #5A5C63 #3A3C42 #1C1D22'),
  dark: tuple('#ECEDEF #C9CBD1 #9EA1AA #7B7E88 #4A4D56 #33363E #26282F #1A1B20 #121317 #0C0D10'),
  green: tuple('#E7F5ED #D2ECDD #A5D9BC #74C498 #4BB17A #2C9F65 #158A53 #0F6F43 #0B5735 #073D25'),
  amber: tuple('#FDF3DF #FAE6BF #F4CE84 #EDB54A #E0A02A #C98512 #A96B05 #875302 #694002 #4A2D02'),
  orange: tuple('#FDEEE4 #FBDCC8 #F6B993 #F0965F #E97A3A #D8601D #B84C10 #983D0C #752F0A #522107'),
  red: tuple('#FDECEC #FAD5D5 #F3AAAA #EA7D7D #E05757 #D33B3B #BE2A2A #9C2020 #781919 #541212'),
  blue: tuple('#E9F1FC #D2E3F9 #A4C6F2 #75A8EA #4C8DE2 #2F76D6 #1F60B8 #184C94 #123A71 #0C284E'),
};

function tuple(shades: string): MantineColorsTuple {
  const at = (shade: number) => shades.split(' ')[shade] ?? '';
  return [at(0), at(1), at(2), at(3), at(4), at(5), at(6), at(7), at(8), at(9)];
}
