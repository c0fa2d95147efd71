export { createSandbox } from './create-sandbox.ts';
export type { Sandbox, SandboxControl, SandboxOptions } from './create-sandbox.ts';
export { startSandbox } from './start-sandbox.ts';
export type { RunningSandbox, StartOptions } from './start-sandbox.ts';
export type { SandboxState } from './control/state.ts';
export type { FaultKind, FaultRule } from './transport/fault-rule.ts';
export type { LoggedCall } from './transport/call-log.ts';
export type { ProfileName } from './profiles/sizes.ts';
