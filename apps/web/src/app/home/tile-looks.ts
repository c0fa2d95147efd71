import { IconAlertTriangle, IconCheck, IconClock, IconHandStop, IconQuestionMark } from '@tabler/icons-react';

import type { StateLook } from '../../components/state-looks.ts';

export const fine: StateLook = { word: 'Fine', icon: IconCheck, colour: 'green', quiet: true };
export const waits: StateLook = { word: 'Waits', icon: IconClock, colour: 'gray', quiet: true };
export const lookAtIt: StateLook = {
  word: 'Look at it',
  icon: IconAlertTriangle,
  colour: 'amber',
  quiet: false,
};
export const needsYou: StateLook = { word: 'Needs you', icon: IconHandStop, colour: 'orange', quiet: false };
export const unknown: StateLook = { word: 'Unknown', icon: IconQuestionMark, colour: 'gray', quiet: true };
