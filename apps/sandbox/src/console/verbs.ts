import { fieldsOf } from '../control/act-fields.ts';
import { ResetRequest } from '../control/reset.ts';
import { startCourse } from '../course/follow-course.ts';
import { FaultRule } from '../transport/fault-rule.ts';
import { requestOf } from './act-form.ts';
import { clockVerbs, errorIn } from './clock-verbs.ts';
import { isRow, textOf } from './columns.ts';
import { counted } from './format.ts';
import { presets } from './presets.ts';
import { recordFrom } from './schema-form.ts';
import type { Said, Verb, VerbContext } from './verb.ts';
import { done, refused } from './verb.ts';

/** Everything a form of the console can do, by the name in its address. */
export const verbs: Readonly<Record<string, Verb>> = {
  ...clockVerbs,
  fault: ({ rules, form }) =>
    tried(() => {
      rules.add(recordFrom(FaultRule, form), null);
      return 'The rule is in force.';
    }),
  preset: ({ rules, form }) => {
    const preset = presets.find(({ id }) => id === form.get('preset'));
    if (!preset) return refused('There is no such trouble.');
    rules.add(preset.rule, preset.minutes);
    return done(preset.says);
  },
  'fault-end': ({ rules, form }) => {
    rules.end(Number(form.get('index')));
    return done('The rule is ended.');
  },
  'faults-clear': async ({ control }) => {
    await control('/faults', { rules: [] });
    return done('Every call is answered as it should be again.');
  },
  people: async ({ control, form, state }) => {
    const act = form.get('act') ?? '';
    const { ok, body } = await control('/people', requestOf({ act, fields: fieldsOf(act) }, form, state));
    if (!ok) return refused(errorIn(body));
    return done(isRow(body) ? textOf(body['sentence']) : 'Done.');
  },
  switch: (context) => {
    const id = context.form.get('id') ?? '';
    const value = context.form.get('value') ?? '';
    return setSwitches(context, { [id]: value }, `${id} is now “${value}”.`);
  },
  'switches-reset': (context) => {
    const set = context.state.switches.filter((row) => row.value !== row.default);
    const usual = Object.fromEntries(set.map((row) => [row.id, row.default]));
    return setSwitches(
      context,
      usual,
      `${counted(set.length, 'switch is', 'switches are')} back at the default.`,
    );
  },
  reset: ({ control, form }) => {
    if (form.get('sure') !== 'true') return refused('Tick “Replace everything” first; nothing was changed.');
    return tried(async () => {
      const request = recordFrom(ResetRequest, form);
      const { ok, body } = await control('/reset', request);
      if (!ok) throw new RangeError(errorIn(body));
      return `Started over with ${request.profile}, seed ${request.seed}.`;
    });
  },
  course: ({ world, form }) =>
    tried(() => {
      startCourse(world, form.get('traineeUuid') ?? '');
      world.commit();
      return 'The half hour begins.';
    }),
};

async function setSwitches(
  { control }: VerbContext,
  switches: Readonly<Record<string, string>>,
  sentence: string,
): Promise<Said> {
  const { ok, body } = await control('/switches', { switches });
  return ok ? done(sentence) : refused(errorIn(body));
}

/** A sentence, or the one in which something was refused. */
async function tried(act: () => string | Promise<string>): Promise<Said> {
  try {
    return done(await act());
  } catch (error) {
    if (error instanceof RangeError || error instanceof SyntaxError) return refused(error.message);
    throw error;
  }
}
