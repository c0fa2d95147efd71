import { NativeSelect } from '@mantine/core';
import { countryDefaults } from '@throughline/core/practice/country-defaults';
import { useMemo } from 'react';

import { Picker } from '../../components/picker.tsx';
import type { Country } from '../../lib/format.ts';
import { usePractice } from '../../lib/session.ts';
import { Setting } from './setting.tsx';
import { TextSetting } from './text-setting.tsx';
import { useSavePractice } from './use-save-practice.ts';
import { YearStart } from './year-start.tsx';

import css from './settings.module.css';

const countries = [
  { value: 'NZ', label: 'New Zealand' },
  { value: 'AU', label: 'Australia' },
  { value: 'UK', label: 'United Kingdom' },
] as const satisfies readonly { value: Country; label: string }[];

/** What the practice is called, where it is, when its year begins. */
export function PlaceSettings() {
  const practice = usePractice();
  const name = useSavePractice();
  const country = useSavePractice();
  const zone = useSavePractice();
  const zones = useMemo(
    () => Intl.supportedValuesOf('timeZone').map((id) => ({ id, label: id.replaceAll('_', ' ') })),
    [],
  );
  const chooseCountry = (value: string) => {
    const chosen = countries.find((each) => each.value === value);
    if (chosen) country.save({ country: chosen.value, ...countryDefaults[chosen.value] });
  };
  return (
    <div className={css['fields']}>
      <TextSetting
        label="Name"
        value={practice.name}
        state={name}
        onSave={(typed) => name.save({ name: typed })}
      />
      <Setting
        label="Country"
        state={country}
        hint="Decides currency, tax words and how years are named; sets time zone and year start with it."
      >
        {({ labelId, describedBy }) => (
          <NativeSelect
            aria-labelledby={labelId}
            aria-describedby={describedBy}
            w={240}
            value={practice.country}
            data={[...countries]}
            onChange={(event) => chooseCountry(event.currentTarget.value)}
          />
        )}
      </Setting>
      <Setting label="Time zone" state={zone} hint="Days begin at midnight there, whoever looks from where.">
        {() => (
          <Picker
            label="Time zone"
            options={zones}
            value={practice.timeZone}
            placeholder={practice.timeZone}
            onChoose={(id) => zone.save({ timeZone: id })}
          />
        )}
      </Setting>
      <YearStart />
    </div>
  );
}
