import type { World } from '../world/world.ts';
import type { Xml } from './xml-write.ts';

/** Content of an answer whose shape nobody has seen (U-02): nothing, or what the call touched. */
export function echo(world: World, touched: () => Xml): Xml {
  return world.switches.is('U-02', 'status-only') ? '' : touched();
}
