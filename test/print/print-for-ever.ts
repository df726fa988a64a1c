// A build that prints until it is killed; says "printing" when its browser runs.
import { createPrinter } from '../../src/print/index.ts';
import { assets, browser, job } from './sample.ts';

const printer = createPrinter({ browser: await browser(), assets });
await printer.warm();
console.log('printing');
// It must not outlive a test that was itself killed: its input ends with its parent.
process.stdin.on('end', () => process.exit()).resume();
for (;;) await printer.print(job('for ever', '<div class="sheets"><p>again</p></div>'));
