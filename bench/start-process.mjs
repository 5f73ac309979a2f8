// What it costs to start a command and wait for it, by the memory that this process has resident: Node.js's spawnSync, which forks
// on Linux, beside runCommand of @opgems/host. Run after `npm run build`. Needs some 5 GB of memory.
import { spawnSync } from 'node:child_process'
import { runCommand } from '@opgems/host'

const starts = 50
const sizes = [50, 650, 1650, 4000]
const chunk = 10e6

/** Milliseconds of one start, the mean of `starts` after five that do not count. */
function milliseconds(start) {
  for (let i = 0; i < 5; i++) start()
  const begin = performance.now()
  for (let i = 0; i < starts; i++) start()
  return Number(((performance.now() - begin) / starts).toFixed(2))
}

const kept = []
const rows = sizes.map((megabytes) => {
  while (process.memoryUsage().rss < megabytes * 1e6) kept.push(Buffer.alloc(chunk, 1))
  const [forked, spawned] = [milliseconds(() => spawnSync('true')), milliseconds(() => runCommand('true', []))]
  return {
    'resident MB': megabytes,
    'spawnSync, ms': forked,
    'runCommand, ms': spawned,
    ratio: Math.round(forked / spawned),
  }
})
console.table(rows)
