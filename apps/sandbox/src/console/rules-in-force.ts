import type { FaultRule } from '../transport/fault-rule.ts';
import type { ActiveFault } from '../transport/faults.ts';
import type { World } from '../world/world.ts';

/** Adds and ends fault rules one by one. */
export interface RulesInForce {
  /** Puts a rule before those in force; `minutes` of the sandbox clock later it ends by itself. Throws like `Faults.set`. */
  add: (rule: FaultRule, minutes: number | null) => void;
  /** Ends the rule at a place among those in force. */
  end: (index: number) => void;
  /** Ends every rule whose time is over. To be called before a call is played. */
  expire: () => void;
  /** Sandbox instant, in milliseconds, at which a rule in force ends; null when it has no such end. */
  endOf: (rule: FaultRule) => number | null;
}

/**
 * Makes them on a world. The rules are set anew each time, so the calls that a rule with `skip` has let pass are counted
 * from the start again.
 */
export function createRulesInForce(world: World): RulesInForce {
  const ends = new WeakMap<FaultRule, number>();
  const now = (): number => world.clock.now().getTime();

  const left = ({ rule, left: calls }: ActiveFault): FaultRule => {
    if (calls === null || calls === rule.count) return rule;
    const remaining = { ...rule, count: calls };
    const end = ends.get(rule);
    if (end !== undefined) ends.set(remaining, end);
    return remaining;
  };

  return {
    add: (rule, minutes) => {
      const fresh = { ...rule };
      world.faults.set([fresh, ...world.faults.active().map(left)]);
      if (minutes !== null) ends.set(fresh, now() + minutes * 60_000);
    },
    end: (index) => {
      world.faults.set(
        world.faults
          .active()
          .filter((_, place) => place !== index)
          .map(left),
      );
    },
    expire: () => {
      const active = world.faults.active();
      const going = active.filter(({ rule }) => (ends.get(rule) ?? Number.POSITIVE_INFINITY) > now());
      if (going.length < active.length) world.faults.set(going.map(left));
    },
    endOf: (rule) => ends.get(rule) ?? null,
  };
}
