import type { DeliveryOutcome } from '../../packages/core/src/sync/outcome.ts';
import { finalAnswers } from '../../packages/core/src/sync/resolve-bill.ts';
import type { BillMoves } from './bill-moves.ts';
import type { BillRequest, BillWorld } from './bill-world.ts';

const uncertain = (why: string): DeliveryOutcome => ({ kind: 'uncertain', why });

/** What Xero does with a request, and what people do in Xero. */
export function billNetwork(moves: BillMoves): void {
  for (const [at, request] of moves.world.requests.entries()) {
    const take = (label: string, serves: boolean, effect: (world: BillWorld) => DeliveryOutcome | null) =>
      moves.tell(label, serves, (world) => {
        world.requests.splice(at, 1);
        const outcome = effect(world);
        const { waiting } = request;
        if (!outcome || (waiting !== 0 && waiting !== 1)) return;
        world.workers[waiting].place = 'answered';
        world.workers[waiting].holds = moves.outcomes.numberOf(outcome);
      });
    take('Xero takes it', true, (world) => put(world, request, false));
    take('Xero takes it and answers 500', false, (world) => put(world, request, true));
    take('Xero takes it, the reply is lost', false, (world) => {
      put(world, request, false);
      return null;
    });
    take('Xero fails with 500', false, (world) => {
      if (request.isCurrent && world.memory === 0) world.memory = 2;
      return uncertain(finalAnswers.kept);
    });
    take('Xero says wait', false, () =>
      request.isRepeat ? uncertain('no_answer') : { kind: 'retry', why: 'throttled', afterMs: 1 },
    );
    take('it is lost', true, () => null);
  }
  people(moves);
}

function put(world: BillWorld, { isCurrent, isRepeat }: BillRequest, fails: boolean): DeliveryOutcome {
  const memory = isCurrent ? world.memory : 0;
  const made = world.invoices.findIndex(({ isOurs }) => isOurs);
  if (memory === 2) return uncertain(finalAnswers.kept);
  if (memory === 1) return delivered(made);
  if (world.invoices.some(({ hasNumber, isVoid }) => hasNumber && !isVoid)) {
    return uncertain(isRepeat ? finalAnswers.kept : finalAnswers.numberTaken);
  }
  world.invoices.push({ isOurs: true, isVoid: false, hasNumber: true });
  if (isCurrent) world.memory = fails ? 2 : 1;
  return fails ? uncertain(finalAnswers.kept) : delivered(world.invoices.length - 1);
}

function delivered(index: number): DeliveryOutcome {
  return { kind: 'delivered', remoteId: `i${index}`, hash: 'bill', concern: null };
}

function people(moves: BillMoves): void {
  const act = (budget: number, label: string, change: (world: BillWorld) => void) => {
    if ((moves.world.left[budget] ?? 0) === 0) return;
    moves.tell(label, false, (world) => {
      world.left[budget] = (world.left[budget] ?? 0) - 1;
      change(world);
    });
  };
  for (const [at, invoice] of moves.world.invoices.entries()) {
    if (!invoice.isOurs || invoice.isVoid) continue;
    act(1, 'a person renumbers it', (world) => {
      world.invoices[at] = { ...invoice, hasNumber: false };
    });
    act(2, 'a person voids it', (world) => {
      world.invoices[at] = { ...invoice, isVoid: true };
    });
  }
  if (moves.world.invoices.some(({ hasNumber }) => hasNumber)) return;
  act(3, 'a person gives the number to another document', (world) => {
    world.invoices.push({ isOurs: false, isVoid: false, hasNumber: true });
  });
}
