import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

import { describe, expect, expectTypeOf, it } from 'vitest';

import type { XpmJobTask } from './codec/job-task.ts';
import type { NewXpmTime, XpmTime } from './codec/time.ts';
import {
  jobNumber,
  jobTaskUuid,
  timeUuid,
  type InvoiceLineUuid,
  type JobTaskUuid,
  type TaskDefUuid,
} from './ids.ts';
import type { JobsResource } from './resources/jobs.ts';

describe('ids', () => {
  it('makes equal UUIDs of different case equal', () => {
    expect(timeUuid('D2C1B0A9-8F7E-4D6C-9B5A-4F3E2D1C0B9A')).toBe(
      timeUuid('d2c1b0a9-8f7e-4d6c-9b5a-4f3e2d1c0b9a'),
    );
  });

  it.each([
    '',
    'd2c1b0a9-8f7e-4d6c-9b5a-4f3e2d1c0b9',
    'd2c1b0a9-8f7e-4d6c-9b5a-4f3e2d1c0b9a0',
    ' d2c1b0a9-8f7e-4d6c-9b5a-4f3e2d1c0b9a',
    'd2c1b0a98f7e4d6c9b5a4f3e2d1c0b9a',
    'g2c1b0a9-8f7e-4d6c-9b5a-4f3e2d1c0b9a',
    'š2c1b0a9-8f7e-4d6c-9b5a-4f3e2d1c0b9a',
    'd2c1b0a9-8f7e-4d6c-9b5a-4f3e2d1c0b9a\n',
  ])('refuses %j as a UUID', (text) => expect(() => jobTaskUuid(text)).toThrow(RangeError));

  it('lets go of the reply a UUID was read from', () => {
    setFlagsFromString('--expose-gc');
    const collect: () => void = runInNewContext('gc');
    const megabytes = (): number => {
      collect();
      return process.memoryUsage().heapUsed / 2 ** 20;
    };
    const before = megabytes();
    const kept = Array.from({ length: 20 }, (_, index) => {
      const reply = `<UUID>d2c1b0a9-8f7e-4d6c-9b5a-4f3e2d1c0b${index + 10}</UUID>${'x'.repeat(2 ** 21)}`;
      return timeUuid(reply.slice(6, 42));
    });
    expect(megabytes() - before).toBeLessThan(10);
    expect(kept).toHaveLength(20);
  });

  it.each(['007', ' J1 ', 'A/7 b', '..', 'Ü?#'])('keeps the job number %j verbatim', (text) =>
    expect(jobNumber(text)).toBe(text),
  );

  it.each(['', '  ', 'J\u0000', 'J\uD800'])('refuses %j as a job number', (text) =>
    expect(() => jobNumber(text)).toThrow(RangeError),
  );

  it('keeps a task definition out of the place of a job task', () => {
    expectTypeOf<TaskDefUuid>().not.toExtend<JobTaskUuid>();
    expectTypeOf<JobTaskUuid>().not.toExtend<TaskDefUuid>();
    expectTypeOf<InvoiceLineUuid>().not.toExtend<JobTaskUuid>();
    expectTypeOf<string>().not.toExtend<JobTaskUuid>();
    expectTypeOf(jobTaskUuid).returns.toEqualTypeOf<JobTaskUuid>();
  });

  it('asks for the job task wherever XPM means the one on the job', () => {
    expectTypeOf<NewXpmTime['task']>().toEqualTypeOf<JobTaskUuid>();
    expectTypeOf<XpmTime['task']>().toEqualTypeOf<JobTaskUuid>();
    expectTypeOf<JobsResource['completeTask']>().parameter(0).toEqualTypeOf<JobTaskUuid>();
    expectTypeOf<JobsResource['reopenTask']>().parameter(0).toEqualTypeOf<JobTaskUuid>();
    expectTypeOf<JobsResource['updateTask']>().parameter(0).toEqualTypeOf<JobTaskUuid>();
    expectTypeOf<JobsResource['reorderTasks']>().parameter(1).toEqualTypeOf<readonly JobTaskUuid[]>();
    expectTypeOf<JobsResource['addTask']>().parameter(1).toEqualTypeOf<TaskDefUuid>();
    expectTypeOf<XpmJobTask['uuid']>().toEqualTypeOf<JobTaskUuid>();
    expectTypeOf<XpmJobTask['definition']>().toEqualTypeOf<TaskDefUuid | null>();
    expectTypeOf<XpmTime['invoiceLine']>().toEqualTypeOf<InvoiceLineUuid | null>();
  });
});
