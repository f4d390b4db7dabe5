import { CommanderError, Command } from 'commander';
import { exitCodes, reportFailure } from './exit.ts';
import type { MapFlags } from './map/map-options.ts';
import type { RunFlags } from './options.ts';
import type { ValidateFlags } from './validate/options.ts';
import { manifest } from './version.ts';

/** commander ends the process by itself on a wrong word; here every end goes through one door. */
function exitCodeOf(error: unknown): number {
  if (!(error instanceof CommanderError)) return reportFailure(error);
  return error.exitCode === 0 ? exitCodes.accepted : exitCodes.badInput;
}

/** commander's complaint and its guess at what was meant, in one line with the way out. */
function oneLine(text: string): string {
  const words = text
    .trim()
    .replace(/^error: /, 'squall: ')
    .replaceAll(/\s*\n\s*/g, ' ');
  return `${words} (see squall --help)\n`;
}

/** An option that may be given again. */
const another = (value: string, before: readonly string[] = []): readonly string[] => [
  ...before,
  value,
];

function createProgram(end: (code: number) => void): Command {
  const program = new Command('squall')
    .description('A cluster emulator for reconnect storms.')
    .version(manifest.version)
    .exitOverride()
    .configureOutput({ outputError: (text, write) => write(oneLine(text)) });
  program
    .command('run')
    .description('run an experiment, judge its claims and write a report')
    .argument('<experiment>', 'a name from `squall list`, or the path of an experiment of your own')
    .option('--profile <name>', 'how large and how often; default: quick, or by population')
    .option('--seed <n>', 'one seed is one history', '2015')
    .option('--replications <n>', 'of every variant, instead of the numbers of the profile')
    .option('--clients <n>', 'population, instead of that of the profile')
    .option('--horizon <duration>', 'emulated time, e.g. 15min')
    .option('--variants <names>', 'only these, with commas')
    .option('--set <name=value>', 'a parameter of a published table; may be repeated', another)
    .option('--engine <kind>', 'interpreted (real actors) or flyweight; default: by population')
    .option('--twins <n>', 'also run so many clients as real actors, and compare every step')
    .option('--least-shedding', 'search the least load shedding that brings back what stays down')
    .option('--workers <n>', 'threads; default: one per core')
    .option('--out <folder>', 'where results go; default: results/<experiment>')
    .option('--resume', 'go on with a run that was interrupted')
    .option('--json', 'the summary as JSON on stdout')
    .option('--inspect <addresses>', 'watch actors, e.g. client:3,client:5@13h,service:signIn')
    .option('--inspect-url <url>', 'the viewer; default: the stock viewer of Stately')
    .option('--pace <n>', 'virtual seconds per second while watching, or max; default: 20')
    .action(async (experiment: string, flags: RunFlags) => {
      const { run } = await import('./commands/run.ts');
      end(await run(experiment, flags));
    });
  program
    .command('validate')
    .description('run every published table again and write one page about it')
    .option('--profile <name>', 'full, quick or reduced; default: full')
    .option('--seed <n>', 'one seed is one history', '2015')
    .option('--tables <names>', 'only these, with commas')
    .option('--workers <n>', 'threads; default: one per core')
    .option('--out <folder>', 'where the page goes; default: results/validation')
    .option('--json', 'all of it as JSON on stdout')
    .action(async (flags: ValidateFlags) => {
      const { validate } = await import('./commands/validate.ts');
      end(await validate(flags));
    });
  program
    .command('map')
    .description('offered load against the size of the trigger: where does it stay down?')
    .argument('<experiment>', 'one with a map, by name or path')
    .option('--load <range>', 'values of the load, from..to/count, or one value')
    .option('--trigger <range>', 'values of the trigger, from..to/count, or one value')
    .option('--replications <n>', 'of every cell, instead of the number of the map')
    .option('--seed <n>', 'one seed is one history', '2015')
    .option('--set <name=value>', 'a parameter of a published table; may be repeated', another)
    .option('--variant <name>', 'of a cluster, instead of that of the map')
    .option('--clients <n>', 'of a cluster, instead of the number of the map')
    .option('--engine <kind>', 'interpreted (real actors) or flyweight; default: flyweight')
    .option('--workers <n>', 'threads; default: one per core')
    .option('--out <folder>', 'where results go; default: results/map-<experiment>')
    .option('--resume', 'go on with a map that was interrupted')
    .option('--json', 'the map as JSON on stdout')
    .action(async (experiment: string, flags: MapFlags) => {
      const { map } = await import('./commands/map.ts');
      end(await map(experiment, flags));
    });
  program
    .command('list')
    .description('the experiments and their questions')
    .action(async () => {
      const { list } = await import('./commands/list.ts');
      end(await list());
    });
  program
    .command('explain')
    .description('what an experiment assumes, and where its figures come from')
    .argument('<experiment>')
    .action(async (experiment: string) => {
      const { explain } = await import('./commands/explain.ts');
      end(await explain(experiment));
    });
  program
    .command('diagram')
    .description('a state machine as a Mermaid diagram')
    .argument(
      '<machine>',
      'client, service, operator, rollout or a recovery actor, such as queueLimit',
    )
    .action(async (machine: string) => {
      const { diagram } = await import('./commands/diagram.ts');
      end(diagram(machine));
    });
  return program;
}

// A reader that has gone away (`squall list | head -1`) is not a fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

try {
  await createProgram((code) => void (process.exitCode = code)).parseAsync();
} catch (error) {
  process.exitCode = exitCodeOf(error);
}
