import type { SandboxState } from '../control/state.ts';
import type { Course } from '../course/records.ts';
import type { LoggedCall } from '../transport/call-log.ts';

/** What every page is drawn from. */
export interface View {
  readonly state: SandboxState;
  /** Oldest first. */
  readonly calls: readonly LoggedCall[];
  /** Null while nobody takes it. */
  readonly course: Course | null;
  /** Query of the page. */
  readonly query: URLSearchParams;
  /** Address of Throughline, without a slash at the end. */
  readonly appUrl: string;
  /** Grows with everything that happens, so that the script knows when to look again. */
  readonly revision: string;
  /** Milliseconds by which the sandbox clock is ahead of the machine's. */
  readonly aheadMs: number;
  /** Answer to the last night that was run from here; null when none was. */
  readonly night: unknown;
}
