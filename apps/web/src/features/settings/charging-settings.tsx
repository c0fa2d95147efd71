import { ViewSwitch } from '../../components/view-switch.tsx';
import { usePractice } from '../../lib/session.ts';
import { roundingExample } from './rounding-example.ts';
import { Setting } from './setting.tsx';
import { TextSetting } from './text-setting.tsx';
import { useSavePractice } from './use-save-practice.ts';

import css from './settings.module.css';

const roundings = [
  { value: 'up', label: 'Up' },
  { value: 'nearest', label: 'To the nearest' },
  { value: 'none', label: 'Not at all' },
] as const;

/** The charging unit and how time is rounded to it, with what that does. */
export function ChargingSettings() {
  const { timeIncrementMinutes, rounding } = usePractice();
  const increment = useSavePractice();
  const round = useSavePractice();
  return (
    <div className={css['fields']}>
      <TextSetting
        label="Charging unit, minutes"
        value={String(timeIncrementMinutes)}
        inputMode="numeric"
        width={90}
        state={increment}
        hint="6 is a tenth of an hour."
        onSave={(typed) => increment.save({ timeIncrementMinutes: Number(typed) || 0 })}
      />
      <Setting label="Rounded" state={round}>
        {() => (
          <span>
            <ViewSwitch
              label="Rounded"
              options={roundings}
              value={rounding}
              onChange={(value) => round.save({ rounding: value })}
            />
          </span>
        )}
      </Setting>
      <div className={css['example']} aria-live="polite">
        {roundingExample(timeIncrementMinutes, rounding).map((line) => (
          <div key={line} className="num">
            {line}
          </div>
        ))}
        <p className={css['hint']}>Time recorded before stays as it was charged.</p>
      </div>
    </div>
  );
}
