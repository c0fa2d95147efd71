import { spawnSync } from 'node:child_process';
import { readFileSync, readlinkSync } from 'node:fs';

import { errorCode } from './error-code.ts';

/** Whether any process has this id. */
export function isProcess(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}

/** Whether the process with this id is the PostgreSQL server of this cluster folder; a server lives in its folder. */
export function servesCluster(pid: number, clusterDir: string): boolean {
  return process.platform === 'linux' ? servesOnLinux(pid, clusterDir) : isPostgresByName(pid);
}

function servesOnLinux(pid: number, clusterDir: string): boolean {
  try {
    const name = readFileSync(`/proc/${pid}/comm`, 'utf8').trim();
    return name === 'postgres' && readlinkSync(`/proc/${pid}/cwd`) === clusterDir;
  } catch {
    return false;
  }
}

function isPostgresByName(pid: number): boolean {
  const answer = spawnSync('/bin/ps', ['-o', 'comm=', '-p', String(pid)], { encoding: 'utf8' });
  return answer.stdout.trim().endsWith('postgres');
}
