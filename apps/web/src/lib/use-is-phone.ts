import { useMediaQuery } from '@mantine/hooks';

/** Whether the window is as narrow as a phone: lists and their details then take turns. */
export function useIsPhone(): boolean {
  return useMediaQuery('(max-width: 759px)', undefined, { getInitialValueInEffect: false }) ?? false;
}
