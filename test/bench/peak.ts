// preloaded into a build: what it needed at most is known only when it ends
process.on('exit', () => process.stderr.write(`peak ${process.resourceUsage().maxRSS} kB\n`));
