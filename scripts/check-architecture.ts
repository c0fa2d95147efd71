import { repositoryRoot } from './repository-root.ts';
import { cruiseRepository } from './verify/cruise-repository.ts';

const { modules, violations } = cruiseRepository(repositoryRoot);
for (const violation of violations) process.stdout.write(`${violation}\n`);
process.stdout.write(`${modules} modules, ${violations.length} violations\n`);
process.exitCode = modules > 0 && violations.length === 0 ? 0 : 1;
